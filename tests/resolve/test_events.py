"""Events of contested types: which wordings tell one, which do not, and what is tied to it. All sentences are invented."""

from __future__ import annotations

import re
import runpy
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.languages import language
from reportedly.model import Event, Place, Reading, Span
from reportedly.model.event_types import event_types
from reportedly.resolve.events import events, triggers
from reportedly.resolve.events.tying import SCORES
from tests.events import places_of, read
from tests.pages import page_of

TYPES = event_types(language("en"))


def types(text: str) -> list[str]:
    return [event.type for event in read(text)]


def only(text: str, kind: str) -> Event:
    found = [event for event in read(text) if event.type == kind]
    assert len(found) == 1, read(text)
    return found[0]


def named(text: str, place: str | None) -> str | None:
    return next((found.span.text for found in places_of(text) if found.id == place), None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels captured the town of Aldova.", "control.taken"),
        ("The army took Aldova after weeks of fighting.", "control.taken"),
        ("Officials say that the town is still contested.", "control.contested"),
        ("In the town, at least 12 people were killed.", "casualties.killed"),
        ("The village was seized by the army.", "control.taken"),
        ("Aldova fell to rebels.", "control.taken"),
        ("The town came under the control of rebels.", "control.taken"),
        ("The liberation of Aldova took a month.", "control.taken"),
        ("Rebels took control of Aldova.", "control.taken"),
        ("The fall of Aldova came as a surprise.", "control.taken"),
        ("The town fell into Freedonian hands.", "control.taken"),
        ("The army seized most of Aldova.", "control.partly_taken"),
        ("They brought most of Aldova under Ruritanian control.", "control.partly_taken"),
        ("They brought Aldova under Ruritanian control.", "control.taken"),
        ("Troops gained a foothold in Brevik.", "control.partly_taken"),
        ("Observers spoke of an expansion of Ruritanian control in Aldova.", "control.partly_taken"),
        ("Ruritanian forces entered Aldova.", "control.entered"),
        ("Troops advanced into Brevik.", "control.entered"),
        ("The army surrounded the city.", "control.approached"),
        ("Rebels reached the outskirts of Aldova.", "control.approached"),
        ("Rebels besieged the town.", "control.approached"),
        ("The battle for Aldova began.", "control.contested"),
        ("Clashes in Aldova went on.", "control.contested"),
        ("The army lost control of Aldova.", "control.lost"),
        ("Troops withdrew from Brevik.", "control.lost"),
        ("The army drove rebels out of Aldova.", "control.lost"),
        ("They want to establish a security zone along the river.", "control.zone"),
        ("The creation of a demilitarised zone was discussed.", "control.zone"),
        ("An airstrike hit the port.", "attack.strike"),
        ("Ruritania struck a military depot.", "attack.strike"),
        ("A missile hit a school.", "attack.strike"),
        ("Rebels shelled the town.", "attack.shelling"),
        ("Mortar fire was heard.", "attack.shelling"),
        ("The army launched an offensive.", "attack.assault"),
        ("Freedonia invaded Ruritania.", "attack.assault"),
        ("There was an attack on a convoy.", "attack"),
        ("The base came under attack.", "attack"),
        ("Twelve civilians were killed.", "casualties.killed"),
        ("The blast killed at least 12.", "casualties.killed"),
        ("Five people wounded in the raid were flown out.", "casualties.injured"),
        ("The army captured 20 soldiers.", "casualties.captured"),
        ("They took 20 villagers hostage.", "casualties.captured"),
        ("Thousands of families fled their homes.", "displacement"),
        ("About 3,000 people were displaced.", "displacement"),
        ("The two sides agreed to a ceasefire.", "ceasefire.agreed"),
        ("The truce came into force.", "ceasefire.agreed"),
        ("The ceasefire collapsed.", "ceasefire.broken"),
        ("Each side spoke of violations of the truce.", "ceasefire.broken"),
        ("A prisoner swap took place.", "exchange.prisoners"),
        ("They exchanged 100 prisoners.", "exchange.prisoners"),
        ("A humanitarian corridor was opened.", "access.humanitarian.opened"),
        ("The government blocked aid convoys.", "access.humanitarian.blocked"),
        ("Trucks delivered food to Aldova.", "aid.given"),
        ("Freedonia sent weapons to the rebels.", "arms.given"),
        ("Peace talks resumed.", "negotiation"),
        ("They negotiated with rebels.", "negotiation"),
        ("He threatened to attack Aldova.", "threat"),
        ("The army is preparing for an offensive.", "plan"),
    ],
)
def test_wordings_that_tell_an_event(text: str, kind: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The film captured the mood of the city.",
        "The painting captures Aldova life.",
        "The election is still contested.",
        "She entered the race for mayor.",
        "The president entered the city hall.",
        "Refugees entered Ruritania.",
        "Ruritania entered the Freedonian market.",
        "The forces entered the agreement.",
        "He took office in Aldova.",
        "He took Aldova by storm.",
        "She took the city to court.",
        "They took Aldova seriously.",
        "City officials were taken by surprise.",
        "They strike a deal in Aldova.",
        "Workers went on strike on Tuesday.",
        "The strike by teachers in Aldova ended.",
        "Prices hit a record.",
        "A storm hit the city.",
        "The town was hit by floods.",
        "It was an economic attack on the country.",
        "He had a heart attack in Aldova.",
        "She attacked the plan.",
        "Sexual assault charges were filed.",
        "A charm offensive began.",
        "The invasion of privacy worries many.",
        "The army is not the armed forces of old.",
        "The company came under state control.",
        "The company seized the opportunity.",
        "The fall of the government was near.",
        "Ruritania fell to 120th in the rankings.",
        "The temperature in Aldova fell.",
        "He withdrew from the race.",
        "They withdrew from the treaty.",
        "He lost the election in Aldova.",
        "The battle for justice goes on.",
        "He was approached by a reporter.",
        "The bill was killed in committee.",
        "They killed time in Aldova.",
        "The drug killed the pain.",
        "After his father died in 2004 he moved away.",
        "The plant captures about 1,800 tons of gas a year.",
        "The carbon capture plant plans are late.",
        "The suspect fled the scene.",
        "He shelled out $5m for a house.",
        "They provided evidence.",
        "He talks about his life.",
        "She talks with a soft voice.",
        "Salary talks with the union failed.",
        "They planned a party.",
        "He threatened to resign.",
        "The crisis threatens to derail growth.",
        "The bomb squad came.",
        "A shark attack near Aldova scared swimmers.",
        "Forces in rebel-held areas rested.",
        "They agreed on a price.",
        "The judge broke the silence.",
        "He exchanged rings with her.",
        "We arm ourselves with patience.",
        "The bank blocked the transfer.",
    ],
)
def test_wordings_that_tell_none(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army captured Aldova.", "asserted"),
        ("The town had come under Ruritanian control.", "asserted"),
        ("The army managed to take Aldova.", "asserted"),
        ("The army failed to take Aldova.", "negated"),
        ("Troops did not enter the village.", "negated"),
        ("The army has not yet taken the city.", "negated"),
        ("The army was unable to enter Aldova.", "negated"),
        ("Ruritania denied entering the city.", "negated"),
        ("No ceasefire was agreed.", "negated"),
        ("The ministry denied reports that rebels had seized Aldova.", "negated"),
        ("The army plans to capture Aldova.", "planned"),
        ("The army will enter Aldova.", "planned"),
        ("The army launched a raid to capture Aldova.", "planned"),
        ("Rebels may have seized the airport.", "possible"),
        ("If rebels capture Aldova, the road is cut.", "possible"),
        ("A suspected air strike was reported.", "possible"),
        ("Did the army capture Aldova?", "asked"),
        ("It is not known whether the army captured Aldova.", "asked"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert modality in {event.modality for event in read(text)}, read(text)


def test_the_model_can_deny_what_the_rules_take_as_told() -> None:
    text = "Talk of Freedonian troops who seized Aldova was made up."
    assert [event.modality for event in read(text)] == ["asserted"]
    assert [event.modality for event in read(text, {"seized": -2.0})] == ["negated"]


@pytest.mark.parametrize(
    ("text", "kind", "who", "place"),
    [
        ("Ruritanian forces entered Aldova.", "control.entered", "ruritanian", "Aldova"),
        ("Aldova was captured by rebels on Tuesday.", "control.taken", "rebels", "Aldova"),
        ("The town came under Freedonian control.", "control.taken", "freedonian", None),
        ("The Freedonian capture of Brevik was reported.", "control.taken", "freedonian", "Brevik"),
        ("He spoke of reports of Ruritanian troops entering Cormont.", "control.entered", "ruritanian", "Cormont"),
        ("Rebels entered Aldova and captured Brevik.", "control.taken", "rebels", "Brevik"),
        ("The village, which lies near Aldova, was captured by rebels.", "control.taken", "rebels", "Aldova"),
        ("A raid in Freedonia killed twelve people in Brevik.", "casualties.killed", None, "Brevik"),
    ],
)
def test_who_and_where(text: str, kind: str, who: str | None, place: str | None) -> None:
    event = only(text, kind)
    assert (event.who, named(text, event.place)) == (who, place)


def test_villages_of_a_region_with_their_number_and_time() -> None:
    text = "He said that three populated areas in the Morava region had come under Ruritanian control in November."
    event = only(text, "control.taken")
    assert (event.trigger.text, event.who, named(text, event.place), event.time, event.number, event.modality) == (
        "come under Ruritanian control", "ruritanian", "Morava region", "t1", "n1", "asserted",
    )  # fmt: skip


def test_this_town_is_the_last_town_named_before_not_the_region_it_lies_in() -> None:
    text = "Troops were seen near Brevik. The capture of this old town, located in the Morava region, was a success."
    assert named(text, only(text, "control.taken").place) == "Brevik"


def test_a_village_without_article_is_not_the_town_named_before() -> None:
    text = "Troops were seen near Brevik. Rebels captured two villages in the Morava region."
    assert named(text, only(text, "control.taken").place) == "Morava region"


def test_a_zone_has_no_place_unless_one_follows() -> None:
    text = "Near Aldova they plan to create a buffer zone along the river."
    assert only(text, "control.zone").place is None
    text = "They plan to create a buffer zone in the Morava region."
    assert named(text, only(text, "control.zone").place) == "Morava region"


def test_dead_and_wounded_have_their_own_numbers() -> None:
    text = "On Friday 12 civilians were killed and 30 wounded in Aldova."
    killed, injured = read(text)
    assert (killed.type, killed.number, killed.time) == ("casualties.killed", "n1", "t1")
    assert (injured.type, injured.number) == ("casualties.injured", "n2")


def test_exchanging_the_sides_changes_nothing_else() -> None:
    text = "Ruritanian forces captured Aldova from Freedonia, and Freedonian drones struck a depot in Ruritania."
    swapped = text.replace("Ruritania", "#").replace("Freedonia", "Ruritania").replace("#", "Freedonia")
    one, other = read(text), read(swapped)
    assert [(event.type, event.modality, event.place, event.trigger) for event in one] == [
        (event.type, event.modality, event.place, event.trigger) for event in other
    ]
    assert [event.who for event in one] == ["ruritanian", "freedonian"]


def test_triggers_say_what_they_are_about() -> None:
    text = "Rebels captured the town of Aldova."
    (trigger,) = triggers(page_of(text), Reading("fake@0", (), ()), places_of(text))
    assert (trigger.span.text, trigger.about and trigger.about.text) == ("captured", "the town of Aldova")


def test_the_page_lists_every_type_as_the_lexicon_has_it() -> None:
    page = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")
    made = runpy.run_path(str(Path(__file__).parents[2] / "docs" / "events.py"))["page"](page)
    assert page == made, "run python docs/events.py"
    rows = re.findall(r"^\| `([\w.]+)` \| (.+?) \| (\S+) \|$", page, re.MULTILINE)
    assert rows == [(kind.type, kind.gloss, kind.plover or "–") for kind in TYPES.values()]
    assert "`control.contested` < `control.partly_taken` < `control.taken` = `control.lost`" in page


def test_the_ladder_of_control_climbs() -> None:
    ladder = ["approached", "entered", "contested", "partly_taken", "taken"]
    assert [TYPES[f"control.{step}"].rank for step in ladder] == [1, 2, 3, 4, 5]


def test_that_one_lost_a_place_and_that_another_took_it_is_one_step() -> None:
    assert TYPES["control.lost"].rank == TYPES["control.taken"].rank


def test_what_fighting_does_is_contested_and_more_is() -> None:
    warfare = {kind.family for kind in TYPES.values() if kind.warfare}
    contested = {kind.family for kind in TYPES.values() if kind.contested}
    assert warfare == {"control", "attack", "casualties", "ceasefire"}
    assert contested - warfare == {"displacement", "access", "exchange", "threat", "plan"}
    assert {kind.family for kind in TYPES.values() if kind.rank} == {"control"}


@pytest.mark.parametrize(
    "text",
    [
        "captured " * 5_000,
        "the town of " * 4_000,
        "and was captured by " * 3_000,
        "a" * 50_000,
        "…" * 20_000,
        "“to attack, " * 4_000,
        "\x00قال " * 8_000,
        "-'" * 20_000,
    ],
    ids=lambda text: text[:9].strip("\x00"),
)
@pytest.mark.usefixtures("uncollected")
def test_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    begin = time.process_time()
    read(text)
    assert time.process_time() - begin < 5


WORDS = "captured took the town of Aldova by rebels to will not , . 12 people killed talks with under control \x00 “ ?"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(WORDS.split(" "))), max_size=30))
def test_never_fails_and_never_retypes(words: list[str]) -> None:
    text = " ".join(words) or "."
    for event in read(text):
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert event.type in TYPES


def test_the_us_is_no_pronoun_and_is_no_verb() -> None:
    assert types("IS killed 12 people.") == ["casualties.killed"]
    assert types("US forces entered Aldova.") == ["control.entered"]


def test_the_place_before_a_gerund_does_nothing() -> None:
    event = only("Drones hit districts of Freedonia killing ten people.", "casualties.killed")
    assert event.who is None


def tied(text: str, kind: str) -> dict[str, tuple[str, list[str]]]:
    """For each role of the event of this kind, why it was tied and from which words."""
    return {a.role: (a.reason, [span.text for span in a.evidence]) for a in only(text, kind).arguments}


@pytest.mark.parametrize(
    ("text", "kind", "role", "reason", "evidence"),
    [
        ("Rebels captured Aldova.", "control.taken", "who", "subject of the verb", ["Rebels"]),
        ("Aldova was captured by rebels.", "control.taken", "who", "by-phrase", ["rebels"]),
        ("The Ruritanian capture of Aldova was quick.", "control.taken", "who", "words before the noun", ["The Ruritanian"]),
        ("Aldova came under the control of rebels.", "control.taken", "who", "named in the phrase", ["rebels"]),
        ("Rebels captured Aldova.", "control.taken", "place", "in the words of what it is about", ["Aldova"]),
        ("Rebels captured three villages in Aldova.", "control.taken", "place", "right after what it is about",
         ["three villages", "Aldova"]),
        ("Rebels came to Aldova. They captured the town.", "control.taken", "place",
         "the town that these words point back to", ["Aldova", "the town"]),
        ("The army set up a buffer zone in Aldova.", "control.zone", "place", "right after the zone", ["Aldova"]),
        ("Twelve people were killed in Aldova.", "casualties.killed", "place", "nearest place in the clause", ["Aldova"]),
        ("In Aldova, twelve people were killed.", "casualties.killed", "place", "nearest place in the sentence", ["Aldova"]),
        ("Rebels captured Aldova on Tuesday.", "control.taken", "time", "nearest time in the clause", ["on Tuesday"]),
        ("On Friday, rebels captured Aldova.", "control.taken", "time", "nearest time in the sentence", ["On Friday"]),
        ("Rebels killed twelve people.", "casualties.killed", "number", "counts what it is about", ["twelve"]),
        ("The strike left twelve dead.", "casualties.killed", "number", "counts what it is about", ["twelve"]),
        ("Rebels captured Aldova and 12 villages.", "control.taken", "number", "nearest in the clause that fits", ["12"]),
        ("Ruritania accused Freedonia of shelling Aldova.", "attack.shelling", "who", "who is accused of it", ["Freedonia"]),
        ("Ruritania denied bombing Aldova.", "attack.strike", "who", "who denies it", ["Ruritania"]),
        ("Rebels claimed responsibility for the attack on Aldova.", "attack", "who", "who claims or denies it", ["Rebels"]),
        ("The attack on Aldova was blamed on rebels.", "attack", "who", "whom it is put down to", ["rebels"]),
        ("Ruritania blamed the attack on rebels.", "attack", "who", "whom it is put down to", ["rebels"]),
        ("Twelve people were killed in a Ruritanian air strike.", "casualties.killed", "who", "the attack that did it",
         ["air strike"]),
        ("Ruritanian missiles hit Aldova. The attack came at night.", "attack", "place", "the same told before", ["hit"]),
        ("A missile hit Aldova. Twelve people were killed.", "casualties.killed", "place",
         "where what is told before it took place", ["hit"]),
    ],
)  # fmt: skip
def test_what_is_tied_to_an_event_says_why_and_from_which_words(
    text: str, kind: str, role: str, reason: str, evidence: list[str]
) -> None:
    assert tied(text, kind)[role] == (reason, evidence)


def test_each_reason_has_a_score_and_what_is_open_has_no_argument() -> None:
    (event,) = read("The town was captured.")
    assert (event.arguments, event.who, event.place, event.time, event.number) == ((), None, None, None, None)
    event = only("On Friday, rebels captured Aldova.", "control.taken")
    assert {a.role: (a.score, a.score_kind) for a in event.arguments} == {
        "who": (SCORES["subject of the verb"], "set"),
        "place": (SCORES["in the words of what it is about"], "set"),
        "time": (SCORES["nearest time in the sentence"], "set"),
    }
    assert event.argument("number") is None


def test_who_claims_or_identifies_a_killing_did_not_do_it() -> None:
    assert only("Ruritania claims the killing of 26 people.", "casualties.killed").who is None
    assert only("Freedonia’s two attacks on Aldova failed.", "attack").who == "freedonia"


def test_the_name_of_a_people_does_not_say_where() -> None:
    """The place "Ruritanian" is the country of the people, which is not where one of them was killed."""
    text = "A Ruritanian man was killed near Aldova."
    page = page_of(text)
    country, town = (
        Place(
            f"p{at}",
            Span.of(text, text.index(word), text.index(word) + len(word)),
            word,
            None,
            None,
            None,
            None,
            kind,
            1.0,
            (),
            reason,
        )
        for at, (word, kind, reason) in enumerate(
            (("Ruritanian", "country", "adjective or people of the country"), ("Aldova", "populated place", "")), 1
        )
    )
    reading = Reading("fake@0", (), ())
    (event,) = events(page, reading, (country, town), (), (), lambda start, end: None)
    assert event.place == "p2"


def test_the_page_tells_every_reason_with_its_score() -> None:
    page = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (?:who|place|time|number) \| ([^|]+?)(?: \*)? \| ([\d.]+) \|", page, re.MULTILINE)
    assert {reason: float(score) for reason, score in told} == SCORES


def test_initials_and_titles_are_words_and_end_no_phrase() -> None:
    reading = Reading("fake@0", (), ())
    text = "The U.S. forces under Gen. Brandt captured Aldova."
    (trigger,) = triggers(page_of(text), reading, places_of(text))
    assert [who.text for who in trigger.who] == ["The U.S. forces"]


@pytest.mark.parametrize(
    ("text", "number"), [("40bn dead.", True), ("1,200 dead.", True), ("2016 dead.", False), ("12x dead.", False)]
)
def test_figures_that_count_and_years_that_do_not(text: str, number: bool) -> None:
    assert ("casualties.killed" in types(text)) is number


def test_a_bound_before_a_subject_is_no_preposition() -> None:
    for bound in ("At least", "Up to", "No fewer than", "Over"):
        assert only(f"{bound} 40 rebels entered Aldova.", "control.entered").who == "rebels"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("He spoke of plans for capturing Aldova.", "planned"),
        ("He spoke of plans and of rebels capturing Aldova.", "asserted"),
    ],
)
def test_a_gerund_is_governed_by_what_stands_before_its_preposition(text: str, modality: str) -> None:
    assert only(text, "control.taken").modality == modality


def test_whoever_calls_on_somebody_to_do_a_thing_does_not_do_it() -> None:
    assert all(
        event.who != "ruritania" for event in read("Ruritania called on Freedonia to withdraw its soldiers from Aldova.")
    )
