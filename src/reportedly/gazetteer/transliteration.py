"""Names in Latin letters by whatever system: one skeleton for all spellings of a name; ``data/transliteration.toml`` has the rules."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from reportedly.forms import toml
from reportedly.gazetteer.folding import fold

_SHORTEST = 4
"""Letters of a skeleton; what is shorter says too little."""
_PART = re.compile(r"[\s-]+")


@lru_cache(maxsize=1 << 12)
def skeleton(name: str, scheme: str) -> str:
    """What the spellings of a name by the systems of ``scheme`` share; empty where that would be less than four letters.

    "Vinnitsa", "Vinnytsia" and "Vinnytsya" are one, and so are "Krivoy Rog" and "Kryvyi Rih". The schemes are those of the table.
    """
    rules, joined = _rules()[scheme]
    found = []
    for word in map(fold, _PART.split(name)):
        found.append(_by(rules, word))
    whole = "".join(found)
    for pattern, other in joined:
        whole = pattern.sub(other, whole)
    return whole if len(whole) >= _SHORTEST else ""


def words(name: str, scheme: str) -> int:
    """How many words of a name are more than an article that some systems write and others don't."""
    rules, _ = _rules()[scheme]
    return sum(1 for word in map(fold, _PART.split(name)) if _by(rules, word))


def skeleton_key(name: str, scheme: str) -> str:
    """Where an index keeps the places of that skeleton; empty for none."""
    found = skeleton(name, scheme)
    return f"^{found}" if found else ""


def schemes() -> frozenset[str]:
    """The families of systems that there are rules for."""
    return frozenset(_rules())


def _by(rules: _Rules, word: str) -> str:
    for pattern, other in rules:
        word = pattern.sub(other, word)
    return word


_Rules = tuple[tuple[re.Pattern[str], str], ...]


@cache
def _rules() -> dict[str, tuple[_Rules, _Rules]]:
    table = toml(files(__package__).joinpath("data", "transliteration.toml").read_text(encoding="utf-8"))
    return {scheme: (_compiled(rules["words"]), _compiled(rules["joined"])) for scheme, rules in table.items()}


def _compiled(rules: list[list[str]]) -> _Rules:
    return tuple((re.compile(pattern), other) for pattern, other in rules)
