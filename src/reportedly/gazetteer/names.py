"""Names as GeoNames has them: which of them people write, what is the division in them, and which region has which code."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from reportedly.gazetteer.wordings import any_of

_AIRPORT = re.compile(r"[A-Z]{3,4}")

REGIONS = Path(__file__).with_name("data") / "regions.tsv"
"""Country, code and name of every first-level division, one a line, for dumps, which have the codes alone."""


def wanted(name: str) -> bool:
    """Whether another name is one that people write.

    GeoNames also keeps airports' codes ("IEV") and mechanical letter-for-letter forms of foreign scripts, which are in lower
    case ("kyf").
    """
    return not (name.isascii() and name == name.lower()) and not _AIRPORT.fullmatch(name) and len(name) > 1


def bare(name: str) -> str:
    """The name without the kind of division: "Idlib Governorate", "Laurel County" → "Idlib", "Laurel"."""
    return _local().sub(" ", name).strip(" -'’") or name


@cache
def _local() -> re.Pattern[str]:
    """A kind of division with what it leaves of a name: "Donets'ka Oblast'"."""
    return re.compile(rf"(?:(?<!\s)\s++)?+\b(?:{any_of('divisions', 'named')})\b['’]?\s*+", re.IGNORECASE)


def regions() -> dict[tuple[str, str], str]:
    """The names of the first-level divisions, by country and code."""
    rows = (line.split("\t") for line in REGIONS.read_text(encoding="utf-8").splitlines())
    return {(country, code): name for country, code, name in rows}
