"""Digests of rows that no record tells: what came in and how, what changed, whom copies credit, what was decided and forgotten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Table

from reportedly.ledger.coding import sha256
from reportedly.ledger.schema import change, decision, receipt, tombstone, trace

SEALED: Final = (receipt, change, trace, tombstone, decision)
"""The tables whose rows have a ``seal``."""

_OPEN: Final = {"seal", "stands"}
"""Columns that no seal is over: its own, and what follows from other rows and changes with them."""


def sealed(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row of ``table``, as the database holds them, with their seal."""
    return {**values, "seal": seal(table, values)}


def seal(table: Table, values: Mapping[str, Any]) -> str:
    """The SHA-256 of a row's own columns; keys of other rows are not in it, as those are the store's own."""
    own = {
        column.name: _plain(values.get(column.name))
        for column in table.columns
        if not (column.primary_key or column.foreign_keys or column.name in _OPEN)
    }
    return sha256(json.dumps(own, sort_keys=True))


def _plain(value: Any) -> Any:
    return bytes(value).hex() if isinstance(value, (bytes, memoryview)) else value
