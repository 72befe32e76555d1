"""Whom "both countries", "the two sides" and "both armies" mean, and that no side has the other's words: in both orders."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.resolve.test_actor_sources import STATES, called

PAIRS = list(permutations([("Chad", "Chadian"), ("Kenya", "Kenyan"), ("Peru", "Peruvian")], 2))


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("words", ["Both countries", "The two countries", "Both sides", "The two sides"])
def test_two_states_that_speak_are_both(one: tuple[str, str], other: tuple[str, str], words: str) -> None:
    text = f"{one[0]} said ten men died. {other[0]} said none had. {words} said talks would go on."
    assert called(text, one[0], other[0], words)[2] == f"{one[0]} + {other[0]}"


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("body", ["army", "navy", "defence ministry"])
def test_two_bodies_of_a_kind_are_both(one: tuple[str, str], other: tuple[str, str], body: str) -> None:
    plural = {"army": "armies", "navy": "navies", "defence ministry": "ministries"}[body]
    text = f"{one[0]}'s {body} said ten men died. {other[0]}'s {body} said none had. Both {plural} said talks would go on."
    found = called(text, f"{one[0]}'s {body}", f"{other[0]}'s {body}", f"Both {plural}")
    assert found[2] == f"{one[0]}'s {body} + {other[0]}'s {body}"


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_presidents_who_met_stand_for_both_nations(one: tuple[str, str], other: tuple[str, str]) -> None:
    text = f"{one[1]} President Ann Vale and {other[1]} President Eva Roe met. Then both nations said talks would go on."
    assert called(text, "both nations") == [f"{one[0]} + {other[0]}"]
    text = f"{one[1]} President Ann Vale met {other[1]} President Eva Roe. The presidents said talks would go on."
    assert called(text, "The presidents") == ["Ann Vale + Eva Roe"]


@pytest.mark.parametrize(
    "third", ["The UN said it was too many.", "Peru said it was too many.", "The writer Ann Vale said no."]
)
def test_with_a_third_who_speaks_it_is_not_told_whose_sides_are_meant(third: str) -> None:
    text = f"Chad said ten men died. Kenya said none had. {third} Both sides said talks would go on."
    assert called(text, "Both sides") == ["Both sides"]


@pytest.mark.parametrize("where", ["in Kenya", "in Nairobi, Kenya", "near Kenya"])
def test_where_talks_are_is_no_side(where: str) -> None:
    text = f"Chad said ten men died. Peru said none had. They met {where}. Both countries said talks would go on."
    assert "Kenya" not in called(text, "Both countries")[0]


@pytest.mark.parametrize("people", ["the Peruvian people", "the people of Peru"])
def test_a_people_is_not_two_of_whom_it_is_told(people: str) -> None:
    text = f"President Ann Vale of Chad met President Eva Roe of Kenya. The two leaders said it went well. {people} said no."
    leaders, whom = called(text, "The two leaders", people)
    assert leaders == "Ann Vale + Eva Roe"
    assert "+" not in whom


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize(
    ("form", "office"),
    [
        ("The minister of defence of {}, Ann Vale,", "defence minister"),
        ("The army chief of staff of {}, Ann Vale,", "army chief"),
        ("{}'s special envoy for {other}, Ann Vale,", "special envoy"),
        ("The ambassador to {other}, Ann Vale,", "ambassador"),
    ],
)
def test_the_others_office_is_not_ones(one: tuple[str, str], other: tuple[str, str], form: str, office: str) -> None:
    source = form.format(one[0], other=other[0])
    text = f"{source} said ten men died. The {other[1]} {office} said none had."
    first, second = called(text, source, f"The {other[1]} {office}")
    assert (first, second) == ("Ann Vale", f"The {other[1]} {office}")


@pytest.mark.parametrize("agency", ["news agency ABCD", "the state news agency ABCD", "ABCD"])
@pytest.mark.parametrize("role", ["the mayor of Aldmouth", "the prosecutor general of Aldmouth", "the health minister"])
def test_an_agency_that_tells_on_does_not_speak(agency: str, role: str) -> None:
    source = f"{agency}, {role}, Ann Vale,"
    assert called(f"According to {source} said ten boats sank.", source) == ["Ann Vale"]


@pytest.mark.parametrize(("state", "adjective"), STATES)
def test_an_agency_alone_speaks(state: str, adjective: str) -> None:
    assert called(f"According to {state}'s news agency said ten boats sank.", f"{state}'s news agency") != ["Ann Vale"]
    assert called("ABCD, the news agency, said ten boats sank.", "ABCD, the news agency,") == ["ABCD"]
    assert adjective


@pytest.mark.parametrize("body", ["the defence ministry", "the army", "the party"])
def test_who_speaks_after_whom_it_is_told_on_by_is_somebody_else(body: str) -> None:
    assert called(f"According to TASS, {body} said ten boats sank.", body) == [body]
    assert called(f"TASS, {body}, said ten boats sank.", f"TASS, {body},") == ["TASS"]
