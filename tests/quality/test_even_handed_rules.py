"""Every rule marks the same when two sides' names are exchanged.

The rules' own examples get the names of one side in place of their invented ones; then the sides are exchanged. Claims and findings
must be the same. Actors are left to ``test_even_handed.py``: where names are thrown together, which is a person's may differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial

import pytest

from benchmarks.exchange import differences, exchanged
from reportedly import check, read
from reportedly.checks import Selection
from reportedly.checks.rule import Example, Rule
from reportedly.checks.rules import rulebook
from reportedly.model import Article

pytestmark = pytest.mark.quality

NAMES = {
    "first": ("Vladimir", "Valery", "Sergey", "Andrei"),
    "last": ("Putin", "Gerasimov", "Lavrov", "Belousov"),
    "place": ("Belgorod", "Moscow", "Kursk"),
    "group": ("Russian",),
}
PLAIN = frozenset(
    [
        "The",
        "A",
        "An",
        "Mayor",
        "President",
        "General",
        "Minister",
        "Captain",
        "Colonel",
        "Commander",
        "Governor",
        "Of",
        "And",
    ]
)

ADDED = {
    "ATT003": """Talks in the capital

Russia’s Defence Ministry claimed on Monday that its troops held the bridge. The Russian army claimed that the road was open. \
Ukraine’s Defence Ministry said on Monday that its troops held the station. The Ukrainian army said that the road was closed.""",
    "ATT005": """Talks in the capital

Talks on prisoners broke down on Monday. Moscow said that the list of names would stay as it was until spring.""",
    "LEX001": """A winter of war

The special military operation entered its second winter on Monday. Shops in the town stayed closed.""",
    "PLC001": """The road to the town

Shops in Artyomovsk stayed closed on Monday. A convoy left Kiev in the morning.""",
    "PLC004": """The road to the town

Russian officials said on Monday that troops had entered Lyman in the Donetsk region. The capture of Lyman marked a further \
advance in the south.""",
    "SRC006": """Village changes hands

Russian troops took the village of Orlivka on Monday, the Russian Defence Ministry said. The ministry said that forty soldiers had \
surrendered. It said that a further village had come under Russian control.""",
    "VER001": """Village changes hands

Russian troops captured the village of Orlivka on Monday, the Russian Defence Ministry said. Rain fell in the region all day.""",
}
"""Texts of their own for rules that turn on who the sides are."""


def sided(text: str, *, places: bool) -> str:
    """``text`` with the names of one side in place of those that it has, each always the same."""
    known: dict[str, str] = {}
    pools = {kind: iter(names) for kind, names in NAMES.items() if places or kind != "place"}
    for name in read(text, places=False).names:
        words = [word for word in re.findall(r"[A-Z][\w’'-]*\w", name.span.text) if word not in PLAIN]
        for at, word in enumerate(words):
            kind = name.kind if name.kind != "person" else "last" if at == len(words) - 1 else "first"
            if kind in pools and word not in known and exchanged(word) == word:
                known[word] = next(pools[kind], word)
    return re.sub(r"[A-Z][\w’'-]*\w", lambda match: known.get(match[0], match[0]), text)


def examples(rule: Rule) -> Iterable[Example]:
    """A rule's examples with sides, and a text of its own where it has one here.

    Where the rule is about the map, places stay: what lies in the north of its region is no matter of sides.
    """
    for each in (*rule.bad, *rule.good):
        yield Example(sided(each.text, places=rule.family != "PLC"), packs=each.packs, published=each.published)
    if rule.id in ADDED:
        yield Example(ADDED[rule.id], packs=("ru-ua",))


@cache
def checked(text: str, packs: tuple[str, ...], published: str | None) -> Article:
    return check(text, packs=packs, published=published, selection=Selection(select=("ALL",)))


@pytest.mark.parametrize("rule", rulebook(), ids=lambda rule: rule.id)
def test_a_rule_marks_the_same_on_either_side(rule: Rule) -> None:
    for each in examples(rule):
        reading = partial(checked, packs=each.packs, published=each.published)
        told = [line for line in differences(reading, each.text) if not line.startswith("actors")]
        assert not told, each.text


@pytest.mark.parametrize("rule", rulebook(), ids=lambda rule: rule.id)
def test_the_examples_still_show_the_rule_when_they_have_sides(rule: Rule) -> None:
    texts = list(examples(rule))
    marks = [any(found.rule == rule.id for found in checked(e.text, e.packs, e.published).diagnostics or ()) for e in texts]
    assert any(marks)
