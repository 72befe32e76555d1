"""What the rules on verification mark and leave alone, shown on readings made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.checks import Selection, check
from reportedly.model import (
    Actor,
    Argument,
    Article,
    Certainty,
    Claim,
    Cue,
    Document,
    Event,
    Mention,
    Number,
    Producer,
    Source,
    Span,
)
from reportedly.model.claim import SourceKind
from tests.pages import page_of


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def _claim(
    text: str, source: str, kind: SourceKind, events: tuple[Event, ...], number: int = 1, side: str | None = None
) -> Claim:
    spans = (_span(text, source),) if source else ()
    cue = Cue((_span(text, "said"),), "say", "neutral") if source else None
    content = events[0].trigger
    certainty = Certainty("certain", "neutral")
    return Claim(f"c{number}", Source(spans, kind, None, side), cue, (content,), "indirect", certainty, 0.9, events=events)


def found(
    rule: str, text: str, *claims: Claim, numbers: tuple[Number, ...] = (), actors: tuple[Actor, ...] = ()
) -> list[str]:
    article = Article(Document(text), claims, (), Producer("0", "none"), actors, numbers=numbers)
    return [each.span.text for each in check(article, page_of(text), (), Selection(select=(rule,)))]


def party(text: str, source: str, side: str | None = None) -> list[str]:
    """What VER001 marks where ``source`` tells of the capture of a town."""
    return found(
        "VER001", text, _claim(text, source, "organisation", (Event("control.taken", _span(text, "captured")),), side=side)
    )


def test_a_claim_of_an_army_without_a_word_on_verification_is_marked() -> None:
    assert party("The army said that it had captured Sarn.", "The army") == ["captured"]


@pytest.mark.parametrize("side", ["north", "south"])
def test_so_is_that_of_either_side_of_a_pack(side: str) -> None:
    assert party("Ana Brisk said that her men had captured Sarn.", "Ana Brisk", side) == ["captured"]


def test_every_such_claim_is_marked_once_a_sentence() -> None:
    text = "The army said that it had captured Sarn. It shelled Tolm and the army said that it had shelled Orn."
    claims = (
        _claim(text, "The army", "organisation", (Event("control.taken", _span(text, "captured")),)),
        _claim(text, "The army", "organisation", (Event("attack.shelling", _span(text, "shelled")),), 2),
    )
    assert found("VER001", text, *claims) == ["captured", "shelled"]


@pytest.mark.parametrize("source", ["State television", "The militant group", "A security source", "The Velnian government"])
def test_who_speaks_for_a_side_is_a_party(source: str) -> None:
    text = f"Velnian warplanes flew low. {source} said that rebels had captured Sarn."
    assert party(text, source) == ["captured"]


def test_whoever_tells_of_its_own_forces_is_a_party() -> None:
    text = "The Dawn League said that its fighters had captured Sarn."
    content = _span(text, "that its fighters had captured Sarn")
    claim = _claim(text, "The Dawn League", "organisation", (Event("control.taken", _span(text, "captured")),))
    assert found("VER001", text, replace(claim, contents=(content,))) == ["captured"]


@pytest.mark.parametrize(
    "source", ["The Rebel Rights Observatory", "A reporter in rebel-held Sarn", "A former army general"]
)
def test_observers_and_reporters_are_none(source: str) -> None:
    assert party(f"{source} said that troops had captured Sarn.", source) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The army said that it had captured Sarn. This could not be verified.", "The army"),
        ("The army said that it had captured Sarn. Residents confirmed it.", "The army"),
        ("The mayor said that they had captured Sarn.", "The mayor"),
        ("The army said that it had captured Sarn in 1999. The museum opens in 2026.", "The army"),
    ],
)
def test_a_word_on_verification_a_bystander_or_another_year_is_enough(text: str, source: str) -> None:
    assert party(text, source) == []


def casualties(text: str, figure: str = "14", value: float = 14) -> list[str]:
    """What VER002 marks where the article itself tells that so many were killed."""
    event = Event("casualties.killed", _span(text, "killed"), (Argument("number", "n1", 1.0, "", ()),))
    return found(
        "VER002",
        text,
        _claim(text, "", "outlet", (event,)),
        numbers=(Number("n1", _span(text, figure), value, "exact", "people"),),
    )


def test_a_figure_of_losses_without_a_source_is_marked() -> None:
    assert casualties("Shells hit the port. The attack killed 14 people. The port will open in June.") == ["14 people"]


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("The attack killed 14 people, the mayor said. The port is closed.", "14", 14),
        ("The attack killed 14 people. The mayor said that the victims were sailors.", "14", 14),
        ("The war killed 14 people in 1912. The port will open in 2026.", "14", 14),
        ("The attack killed several people. The port is closed.", "several", 7),
        ("The attack killed 14 hours of work. The port is closed.", "14", 14),
        ("The mayor said that the port is closed. The attack killed 14 people.", "14", 14),
        ("The war killed 40,000 people. The port is closed.", "40,000", 40000),
        ("Attack Killed 14 People, as killed.", "14", 14),
    ],
)
def test_a_figure_with_a_source_near_it_of_history_or_of_something_else_is_not(text: str, figure: str, value: float) -> None:
    assert casualties(text, figure, value) == []


@pytest.mark.parametrize(
    ("text", "figure", "marked"),
    [
        ("Shells hit the port. Scores of sailors were killed.", "Scores", "Scores of sailors"),
        ("Shells hit the port. 14 sailors, including two women, were killed.", "14", "14 sailors"),
        ("The mayor said that the port is closed. On Monday, an attack killed 14 sailors.", "14", "14 sailors"),
        ("The attack left 14 dead. The mayor said that the port is closed.", "14", "14 dead"),
    ],
)
def test_figures_are_found_by_the_words_around_them(text: str, figure: str, marked: str) -> None:
    numbers = (Number("n1", _span(text, figure), 14, "exact", "sailors"),)
    assert found("VER002", text, numbers=numbers) == [marked]


def figures(later: str) -> list[str]:
    """What VER003 marks where the lead gives 30 and ``later`` another figure."""
    text = f"The shelling killed 30 people, the governor said. Ships left. The port is closed. {later}"
    event = Event("casualties.killed", _span(text, "killed"), (Argument("number", "n1", 1.0, "", ()),))
    numbers = [Number("n1", _span(text, "30"), 30, "exact", "people")]
    if "12" in text:
        numbers.append(Number("n2", _span(text, "12"), 12, "exact", ""))
    actor = Actor("a1", "Red Cross", "organisation", (Mention(_span(text, "Red Cross"), "name"),))
    return found("VER003", text, _claim(text, "the governor", "person", (event,)), numbers=tuple(numbers), actors=(actor,))


def test_one_of_two_figures_in_the_lead_is_marked() -> None:
    assert figures("The Red Cross put the death toll at 12.") == ["30"]


@pytest.mark.parametrize(
    "later", ["The Red Cross sent aid.", "The Red Cross earlier put the death toll at 12.", "The Red Cross sent 12 ships."]
)
def test_a_figure_of_something_else_or_of_another_day_is_not(later: str) -> None:
    assert figures(later) == []
