"""The closed kinds of rules: a rule that is data says which kind it is of, and with what settings.

A kind is a frozen dataclass whose fields are the keys that its table may hold in ``checks/rules/*.toml``; its ``find`` takes a scene
and yields findings. ``KINDS`` lists them by the name of that table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportedly.checks.kinds.absence import Absence
from reportedly.checks.kinds.anonymity import Anonymity
from reportedly.checks.kinds.consistency import Consistency
from reportedly.checks.kinds.count import Count
from reportedly.checks.kinds.drift import Drift
from reportedly.checks.kinds.kind import Kind, ListName, named_lists
from reportedly.checks.kinds.number import Figures
from reportedly.checks.kinds.order import Order
from reportedly.checks.kinds.pair import Pair
from reportedly.checks.kinds.source import Sourcing
from reportedly.checks.kinds.wording import VoiceFilter, WhereFilter, Wording

__all__ = [
    "KINDS",
    "Absence",
    "Anonymity",
    "Consistency",
    "Count",
    "Drift",
    "Figures",
    "Kind",
    "ListName",
    "Order",
    "Pair",
    "Sourcing",
    "VoiceFilter",
    "WhereFilter",
    "Wording",
    "named_lists",
]

KINDS: Final[Mapping[str, type[Kind]]] = {
    "wording": Wording,
    "source": Sourcing,
    "anonymity": Anonymity,
    "pair": Pair,
    "order": Order,
    "absence": Absence,
    "count": Count,
    "number": Figures,
    "consistency": Consistency,
    "drift": Drift,
}
