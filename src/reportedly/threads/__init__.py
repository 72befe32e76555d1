"""Threads: which claims of different articles say the same, how threads relate, and how each stands.

Pure: a store hands in what it keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.threads.binding import Bond, BondKind, Bonds, bound
    from reportedly.threads.blocking import MOST, candidates, compared, keys, level, ranked
    from reportedly.threads.commonness import Frequency, frequency
    from reportedly.threads.comparing import (
        FIRM,
        Answering,
        Articles,
        Seen,
        answering,
        by_article,
        compared_rows,
        exclusive,
        features,
    )
    from reportedly.threads.deciding import (
        LEAST,
        READ,
        Forest,
        Judge,
        Weights,
        chances,
        decided,
        explained,
        pair_weights,
        together,
    )
    from reportedly.threads.gathering import FLOOR, components, threads
    from reportedly.threads.relating import relations
    from reportedly.threads.standing import Teller, standings, tellers
    from reportedly.threads.storing import FORM, from_bytes, to_bytes
    from reportedly.threads.telling import Copied, Encode, encoded, tellings

__all__ = [
    "FIRM",
    "FLOOR",
    "FORM",
    "LEAST",
    "MOST",
    "READ",
    "Answering",
    "Articles",
    "Bond",
    "BondKind",
    "Bonds",
    "Copied",
    "Encode",
    "Forest",
    "Frequency",
    "Judge",
    "Seen",
    "Teller",
    "Weights",
    "answering",
    "bound",
    "by_article",
    "candidates",
    "chances",
    "compared",
    "compared_rows",
    "components",
    "decided",
    "encoded",
    "exclusive",
    "explained",
    "features",
    "frequency",
    "from_bytes",
    "keys",
    "level",
    "pair_weights",
    "ranked",
    "relations",
    "standings",
    "tellers",
    "tellings",
    "threads",
    "to_bytes",
    "together",
]

__getattr__ = door(
    __name__,
    {
        "binding": ("Bond", "BondKind", "Bonds", "bound"),
        "blocking": ("MOST", "candidates", "compared", "keys", "level", "ranked"),
        "comparing": (
            "FIRM",
            "Answering",
            "Articles",
            "Seen",
            "answering",
            "by_article",
            "compared_rows",
            "exclusive",
            "features",
        ),
        "deciding": (
            "LEAST",
            "READ",
            "Forest",
            "Judge",
            "Weights",
            "chances",
            "decided",
            "explained",
            "pair_weights",
            "together",
        ),
        "commonness": ("Frequency", "frequency"),
        "gathering": ("FLOOR", "components", "threads"),
        "relating": ("relations",),
        "standing": ("Teller", "standings", "tellers"),
        "storing": ("FORM", "from_bytes", "to_bytes"),
        "telling": ("Copied", "Encode", "encoded", "tellings"),
    },
)
