"""Who does what where two sides are told side by side: none does the other's deeds. All sentences are invented.

Names of states stand where they must be known; each text is read with the two in either place.
"""

from __future__ import annotations

import pytest

from reportedly.model import Name, Reading, Span
from reportedly.model.reading import NameKind
from reportedly.packs import load_packs
from reportedly.resolve import resolve
from tests.pages import page_of

PACKS = load_packs()
KINDS: dict[str, NameKind] = {"France": "place", "French": "group", "Spain": "place", "Spanish": "group", "Aldova": "place"}


def exchanged(text: str) -> str:
    for one, other in (("France", "Spain"), ("French", "Spanish")):
        text = text.replace(one, "\0").replace(other, one).replace("\0", other)
    return text


def who(text: str) -> list[tuple[str, str | None]]:
    """Each event's trigger and the state or body that does it."""
    names = [
        Name(Span.of(text, at, at + len(word)), kind, 0.9)
        for word, kind in KINDS.items()
        for at in range(len(text))
        if text.startswith(word, at)
    ]
    found = resolve(page_of(text), Reading("fake@0", (), tuple(sorted(names, key=lambda name: name.span))), (), packs=PACKS)
    actors = {actor.id: actor.name for actor in found.actors}
    told = {event.trigger: event for claim in found.claims for event in claim.events}
    return [(span.text, actors.get(event.who or "")) for span, event in sorted(told.items())]


TEXTS: list[tuple[str, dict[str, str | None]]] = [
    # told by the sentence beside
    ("Six soldiers were killed in an ambush. France blamed Spain.", {"killed": "Spain", "ambush": "Spain"}),
    ("Six soldiers were killed in an ambush. France claimed responsibility.", {"killed": "France", "ambush": "France"}),
    ("Six soldiers were killed in an ambush. France did not claim responsibility.", {"killed": None}),
    ("Six soldiers were killed in an ambush. France blamed Spain for the flooding.", {"killed": None}),
    ("Six soldiers were killed in an ambush. France claimed responsibility for another attack.", {"killed": None}),
    ("Troops shelled a base. Six soldiers were killed. France blamed Spain.", {"shelled": "Troops"}),
    ("French artillery shelled a village. Three people were killed.", {"shelled": "France", "killed": "France"}),
    ("French artillery shelled a village. Three people were killed in France.", {"killed": None}),
    ("French artillery shelled a village. Two French soldiers were killed.", {"killed": None}),
    ("French troops attacked a village. Two soldiers were killed.", {"killed": None}),
    ("French troops shelled a village and Spanish troops bombed a bridge. Two people were killed.", {"killed": None}),
    ("Clashes between French and Spanish troops went on. Two people were killed.", {"killed": None}),
    ("Either French or Spanish troops shelled the town.", {"shelled": None}),
    ("French and Spanish troops shelled the town.", {"shelled": None}),
    # who is asked, who promises, who approves
    ("France urged Spain to end its attacks on the town. Troops fought rebels.", {"attacks": "Spain"}),
    ("The airstrikes gave ground forces in France and Spain the means to launch attacks on rebels.", {"attacks": None}),
    ("France vetoed a plan by Spain to capture the town.", {"capture": "Spain"}),
    ("France approved Spain's plan to capture the town.", {"plan": "Spain"}),
    ("France promised Spain to stop shelling the town.", {"shelling": "France"}),
    ("France, Spain said, shelled the town.", {"shelled": "France"}),
    # what stands between a subject and its verb
    ("French jets, helping Spanish troops, bombed the town.", {"bombed": "France"}),
    ("French troops, backed by Spanish jets, captured the town.", {"captured": "French troops"}),
    ("The strike, which France blamed on Spain, killed four soldiers.", {"strike": "Spain", "killed": "Spain"}),
    ("The town, which France captured in May, was shelled by Spain.", {"captured": "France", "shelled": "Spain"}),
    ("French troops fought Spanish troops, who captured the town.", {"captured": "Spanish troops"}),
    ("A series of French airstrikes on Spanish bases killed ten people.", {"killed": "France"}),
    (
        "French troops crossed the river, took a bridge and launched an attack on Spanish troops.",
        {"attack": "French troops"},
    ),
    # nouns of deeds
    ("A Spanish post came under attack from French troops.", {"came under attack from": "French troops"}),
    ("France captured Aldova from Spain.", {"captured": "France"}),
    ("Spain welcomed the withdrawal of French troops from the town.", {"withdrawal": "French troops"}),
    ("French troops attacked a post. Spain retaliated with strikes on a depot.", {"strikes": "Spain"}),
    ("French troops shelled the town, with ten others injured.", {"injured": "French troops"}),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_nobody_does_the_deeds_of_the_other_side(text: str, expected: dict[str, str | None]) -> None:
    for turned in (False, True):
        found = dict(who(exchanged(text) if turned else text))
        wanted = {trigger: exchanged(name) if turned and name else name for trigger, name in expected.items()}
        assert {trigger: found.get(trigger, "no event") for trigger in wanted} == wanted
