"""What the rules on verification mark and leave alone, shown on readings made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.checks import Selection, diagnose
from reportedly.model import (
    Actor,
    Argument,
    Article,
    Certainty,
    Claim,
    Cue,
    Document,
    Event,
    Number,
    Place,
    Producer,
    Source,
    Span,
)
from reportedly.model.claim import Force, SourceKind
from tests.pages import page_of


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def _claim(
    text: str, source: str, kind: SourceKind, events: tuple[Event, ...], number: int = 1, side: str | None = None
) -> Claim:
    spans = (_span(text, source),) if source else ()
    at = text.index("said", spans[0].end if "said" in text[spans[0].end :] else 0) if source else 0
    cue = Cue((Span.of(text, at, at + len("said")),), "say", "neutral") if source else None
    content = events[0].trigger
    certainty = Certainty("certain", "neutral")
    return Claim(f"c{number}", Source(spans, kind, None, side), cue, (content,), "indirect", certainty, 0.9, events=events)


def found(
    rule: str, text: str, *claims: Claim, numbers: tuple[Number, ...] = (), actors: tuple[Actor, ...] = ()
) -> list[str]:
    article = Article(Document(text), claims, (), Producer("0", "none"), actors, numbers=numbers)
    return [each.span.text for each in diagnose(article, page_of(text), (), Selection(select=(rule,)))]


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


def test_the_claims_of_a_party_are_one_finding_by_the_first() -> None:
    text = "The army said that it had captured Sarn. It shelled Tolm and the army said that it had shelled Orn."
    claims = (
        _claim(text, "The army", "organisation", (Event("control.taken", _span(text, "captured")),)),
        _claim(text, "The army", "organisation", (Event("attack.shelling", _span(text, "shelled")),), 2),
    )
    assert found("VER001", text, *claims) == ["captured"]


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


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The army said that it had captured Sarn. The mayor said that it burned.", ["captured"]),
        ("The army said that it had captured Sarn. The mayor said that it fell.", []),
        ("The army said that it had captured Sarn. It rained. The mayor said that it fell.", ["captured"]),
        ("The mayor said that it fell. The army said that it had captured Sarn.", []),
        ("The army said that it had captured Sarn. It said that it fell.", ["captured"]),
        ("The mayor said that Sarn was captured ground. The army said that it had captured Sarn.", []),
    ],
)
def test_what_somebody_else_tells_of_the_same_beside_it_bears_it_out(text: str, marked: list[str]) -> None:
    army = _claim(text, "The army", "organisation", (Event("control.taken", _last(text, "captured")),))
    who = "The mayor" if "mayor" in text else "It"
    kind = "control.lost" if "fell" in text else "displacement"
    trigger = _span(text, "fell" if "fell" in text else "burned" if "burned" in text else "captured")
    claims = army, replace(_claim(text, who, "person", (Event(kind, trigger),), 2), contents=(trigger,))
    if who == "It":
        claims = tuple(replace(each, source=replace(each.source, actor="a1")) for each in claims)  # type: ignore[assignment]
    assert found("VER001", text, *claims) == marked


def _last(text: str, words: str) -> Span:
    start = text.rindex(words)
    return Span.of(text, start, start + len(words))


@pytest.mark.parametrize("force", ["asking", "promising", "denying"])
def test_a_demand_a_promise_and_a_denial_tell_of_no_deed(force: Force) -> None:
    text = "The army said that it had captured Sarn. The town is old."
    claim = _claim(text, "The army", "organisation", (Event("control.taken", _span(text, "captured")),))
    assert claim.cue and found("VER001", text, replace(claim, cue=replace(claim.cue, force=force))) == []
    assert found("VER001", text, replace(claim, cue=replace(claim.cue, lemma="condemn"))) == []
    assert found("VER001", text, replace(claim, cue=replace(claim.cue, lemma="confirm"))) == ["captured"]
    assert found("VER001", text, replace(claim, cue=replace(claim.cue, force="distancing"))) == ["captured"]
    assert found("VER001", text, replace(claim, source=replace(claim.source, kind="document"))) == []


def test_a_party_that_is_cited_in_words_that_were_not_read_is_one() -> None:
    text = "State radio quoted the army as saying that Sarn was captured. The town is old."
    event = Event("control.taken", _span(text, "captured"))
    assert found("VER001", text, _claim(text, "", "outlet", (event,))) == ["captured"]
    assert found("VER001", text.replace("the army", "the mayor"), _claim(text, "", "outlet", (event,))) == []
    planned = replace(event, modality="planned")
    assert found("VER001", text, _claim(text, "", "outlet", (planned,))) == []


def test_what_the_party_itself_confirms_is_not_borne_out() -> None:
    text = "The army said that it had captured Sarn and confirmed that it had burned. The town is old."
    claim = _claim(text, "The army", "organisation", (Event("control.taken", _span(text, "captured")),))
    assert found("VER001", text, claim) == ["captured"]
    content = _span(text, "that it had captured Sarn and confirmed that it had burned")
    assert found("VER001", text, replace(claim, contents=(content,))) == ["captured"]


LEAD = "The shelling killed 30 people, the governor said. Ships left. The port is closed. "


def figures(later: str, lead: str = LEAD, kind: SourceKind = "person", high: float | None = None) -> list[str]:
    """What VER003 marks where the lead gives 30 and ``later`` another figure; "hurt" in it is an event that a captain tells."""
    text = lead + later
    event = Event("casualties.killed", _span(text, "killed"), (Argument("number", "n1", 1.0, "", ()),))
    numbers = [Number("n1", _span(text, "30"), 30, "exact", "people", high=high)]
    claims = [_claim(text, "the governor", kind, (event,))]
    for figure in ("12", "31", "900"):
        if figure in later:
            numbers.append(Number(f"n{figure}", _span(text, figure), float(figure), "exact", ""))
    if "The captain" in later:
        other = "casualties.killed" if "slain" in later else "casualties.injured"
        trigger = Event(
            other, _span(text, "slain" if "slain" in later else "hurt"), (Argument("number", "n12", 1.0, "", ()),)
        )
        claims.append(_claim(text, "The captain", "person", (trigger,), 2))
    spans = [Span.of(text, at, at + 5) for at in range(len(text)) if text.startswith("Velna", at)]
    places = [Place(f"p{each.start}", each, "Velna", 1.0, 1.0, 7, "XX", "populated place", 0.9, (), "") for each in spans]
    article = Article(Document(text), tuple(claims), (), Producer("0", "none"), numbers=tuple(numbers), places=tuple(places))
    return [each.span.text for each in diagnose(article, page_of(text), (), Selection(select=("VER003",)))]


@pytest.mark.parametrize(
    ("later", "marked"),
    [
        ("The Red Cross put the death toll at 12.", True),
        ("The Red Cross put the toll at about 12.", True),
        ("The Red Cross sent aid.", False),
        ("The Red Cross earlier put the death toll at 12.", False),
        ("The Red Cross sent 12 ships.", False),
        ("The Red Cross put the death toll at 900.", False),
        ("The captain said 12 were slain, a lower figure.", True),
        ("The captain said 12 were slain.", False),
        ("The captain said 12 were hurt, a lower figure.", False),
        ("Nobody said 12 were slain, a lower figure.", False),
    ],
)
def test_one_of_two_figures_in_the_lead_is_marked(later: str, marked: bool) -> None:
    assert figures(later) == ["30"] * marked


def test_the_lead_is_two_sentences_and_may_give_the_other_figure_itself() -> None:
    toll = "The Red Cross put the death toll at 12."
    assert figures(toll, "Ships left. The shelling killed 30 people, the governor said. It rained. ") == ["30"]
    assert figures(toll, "Ships left. It rained. The shelling killed 30 people, the governor said. ") == []
    assert figures(toll, "The shelling killed 30 people, the governor said. ") == []


def test_a_figure_of_a_place_that_the_lead_does_not_name_is_another() -> None:
    toll = "The Red Cross put the death toll in Velna at 12."
    assert figures("The Red Cross put the death toll at 12 in Velna.", LEAD.replace("people", "people in Velna")) == ["30"]
    assert figures("The Red Cross put the death toll at 12 in Velna.") == []
    assert figures(toll) == []  # words between leave open what is counted


def test_a_range_of_the_lead_covers_what_lies_in_it() -> None:
    toll = "The Red Cross put the death toll at 31."
    assert figures(toll) == ["30"]
    assert figures(toll, high=40) == []
    assert figures(toll, high=30.5) == ["30"]


@pytest.mark.parametrize("source", ["A civil defence rescuer", "A paramedic of the army", "The Dawn media outlet"])
def test_rescuers_medics_and_outlets_told_as_such_are_no_party(source: str) -> None:
    assert party(f"Velnian warplanes flew low. {source} said that troops had captured Sarn.", source) == []


@pytest.mark.parametrize(("words", "marked"), [("had captured", True), ("had effectively captured", False)])
def test_what_a_party_sums_up_is_no_deed(words: str, *, marked: bool) -> None:
    text = f"The army said that it {words} Sarn. Schools are closed."
    content = _span(text, f"that it {words} Sarn")
    claim = _claim(text, "The army", "organisation", (Event("control.taken", _span(text, "captured")),))
    assert found("VER001", text, replace(claim, contents=(content,))) == ["captured"] * marked


@pytest.mark.parametrize(("source", "marked"), [("The bulletin", True), ("The mayor", False)])
def test_what_a_party_hands_out_bears_out_nothing(source: str, *, marked: bool) -> None:
    text = f"The army said that it had captured Sarn. {source} said that Sarn was captured."
    first = _claim(text, "The army", "organisation", (Event("control.taken", _span(text, "captured")),))
    again = Span.of(text, text.rindex("captured"), text.rindex("captured") + len("captured"))
    other = _claim(text, source, "organisation", (Event("control.taken", again),), 2)
    assert found("VER001", text, first, other) == ["captured"] * marked


@pytest.mark.parametrize(("cue", "marked"), [("are concluding", False), ("said they began", True)])
def test_an_act_is_no_claim(cue: str, *, marked: bool) -> None:
    text = f"Warplanes flew low. The rebels {cue} their own attacks on Sarn. Schools are closed."
    span = _span(text, cue)
    content = _span(text, "their own attacks on Sarn")
    lemma = "conclude" if cue == "are concluding" else "say"
    claim = _claim(f"{text} said", "The rebels", "organisation", (Event("attack.assault", _span(text, "attacks")),))
    claim = replace(claim, cue=Cue((span,), lemma, "neutral"), contents=(content,))
    assert found("VER001", text, claim) == ["attacks"] * marked
