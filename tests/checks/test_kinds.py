"""What the kinds of rules mark and leave alone, where the tests of the single rules do not say it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.checks.kinds import KINDS
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene
from reportedly.model import (
    Actor,
    Article,
    Certainty,
    Claim,
    Cue,
    Document,
    Event,
    Mention,
    Number,
    Pack,
    Place,
    Producer,
    Source,
    Span,
    Time,
)
from reportedly.model.claim import Force, Quotation, SourceKind
from reportedly.model.entity import Argument, Candidate, Modality
from reportedly.model.knowledge import KnownPlace, Variant
from tests.pages import page_of, span
from tests.rules import rule_of


def scene(
    text: str, *claims: Claim, title: str = "", packs: tuple[Pack, ...] = (), published: str | None = None, **more: object
) -> Scene:
    document = Document(text, title=span(text, title) if title else None, published=published)
    return Scene(Article(document, claims, (), Producer("0", "none"), **more), page_of(document), packs)  # type: ignore[arg-type]


def said(
    text: str,
    source: str,
    content: str,
    *events: Event,
    kind: SourceKind = "person",
    cue: str = "said",
    lemma: str = "say",
    force: Force = "neutral",
    quotation: Quotation = "indirect",
    actor: str | None = None,
    number: int = 1,
) -> Claim:
    spans = (span(text, source),) if source else ()
    words = Cue((span(text, cue),), lemma, force) if cue else None
    return Claim(
        f"c{number}", Source(spans, kind, actor), words, (span(text, content),), quotation, Certainty("certain", "neutral"),
        0.9, events=events,
    )  # fmt: skip


def findings(rule: str, told: Scene) -> list[Finding]:
    return list(rule_of(rule).find(told))


def words(rule: str, told: Scene) -> list[str]:
    return [each.span.text for each in findings(rule, told)]


def event(text: str, words: str, kind: str = "control.taken", modality: Modality = "asserted") -> Event:
    return Event(kind, span(text, words), (), modality)


# absence


def test_a_word_on_verification_anywhere_in_the_body_speaks_for_all_of_it() -> None:
    text = "The army said it had captured Sarn. It rained. It was late. The claim is unverified."
    army = said(text, "The army", "it had captured Sarn", kind="organisation")
    assert words("VER001", scene(text, army)) == []
    assert words("VER001", scene(text.replace("unverified", "old"), army)) == ["captured"]
    headed = f"Claim unverified\n\n{text.replace('unverified', 'old')}"
    army = said(headed, "The army", "it had captured Sarn", kind="organisation")
    assert words("VER001", scene(headed, army, title="Claim unverified")) == ["captured"]
    (one,) = findings("VER001", scene(headed, army, title="Claim unverified"))
    assert one.claim == "c1"


def test_a_deed_is_marked_once_a_sentence_and_not_in_quotations_or_beside_a_source() -> None:
    text = "Rebels attacked the port and rebels raided the mill. Then it rained on them."
    assert words("ATT001", scene(text)) == ["attacked"]
    assert words("ATT001", scene(f"“{text}”")) == []
    assert words("ATT001", scene(f"The mayor said so. {text}")) == []
    assert words("ATT001", scene("The mayor left. Rebels attacked.")) == ["attacked"]
    assert words("ATT001", scene("The mayor attacked the press. He raided the bar.")) == []


@pytest.mark.parametrize(
    ("kind", "modality", "marked"),
    [
        ("control.taken", "asserted", True),
        ("control.taken", "planned", False),
        ("displacement", "asserted", False),
    ],
)
def test_an_event_that_was_read_is_a_deed_where_it_is_of_fighting(kind: str, modality: Modality, marked: bool) -> None:
    text = "An airstrike has torched the port. The troops left then."
    read = said(text, "", "torched the port", event(text, "torched", kind, modality), kind="outlet", cue="")
    assert words("ATT001", scene(text, read)) == ["torched"] * marked
    named = said(text, "", "torched the port", event(text, "torched", kind, modality), kind="missing", cue="")
    assert words("ATT001", scene(text, named)) == []


@pytest.mark.parametrize(
    ("text", "figure", "value", "marked"),
    [
        ("Troops left. On Monday 12 sailors were killed.", "12", 12, True),
        ("Troops left. On Monday 4,999 sailors were killed.", "4,999", 4_999, True),
        ("Troops left. On Monday 5,000 sailors were killed.", "5,000", 5_000, False),
        ("Troops left. Some 1,000 sailors have been killed.", "1,000", 1_000, True),
        ("Troops left. Some 999 sailors have been killed in 2003.", "999", 999, False),
        ("Troops left. Some 1,000 sailors have been killed, as in 2003.", "1,000", 1_000, True),
        ("Troops left. Some 100 sailors have been killed in the war, as in 2003.", "100", 100, True),
        ("Troops left. Some 99 sailors have been killed in the war, as in 2003.", "99", 99, False),
        ("Troops left. Some 100 sailors have been killed in it, as in 2003.", "100", 100, False),
        ("Troops left. Reportedly 12 sailors were killed.", "12", 12, False),
        ("Troops left. “On Monday 12 sailors were killed.”", "12", 12, False),
        ("Troops left. TWELVE sailors were killed.", "TWELVE", 12, False),
        ("The mayor spoke of it, witnesses said. It rained, and 12 sailors were killed.", "12", 12, False),
        ("It rained, and 12 sailors were killed. The mayor gave the toll and said so.", "12", 12, False),
        ("It rained, and 12 sailors were killed. The mayor came and said so.", "12", 12, True),
    ],
)
def test_losses_of_these_days_and_tolls_so_far(text: str, figure: str, value: float, marked: bool) -> None:
    number = Number("n1", span(text, figure), value, "exact", "sailors")
    told = scene(text, numbers=(number,), published="2014-05-06")
    assert [each.startswith(figure) for each in words("VER002", told)] == [True] * marked


def test_two_losses_of_one_sentence_are_one_finding_and_a_figure_that_somebody_gives_is_none() -> None:
    text = "On Monday 12 sailors were killed and 14 cooks were killed."
    numbers = [Number(each, span(text, each), float(each), "exact", "sailors") for each in ("12", "14")]
    assert words("VER002", scene(text, numbers=tuple(numbers))) == ["12 sailors"]
    text = "Troops left. On Monday 12 sailors were killed. It rained. It was late. It was cold. The mayor said that 12 had died."
    second = text.rindex("12")
    numbers = [
        Number("n1", span(text, "12"), 12, "exact", ""),
        Number("n2", Span.of(text, second, second + 2), 12, "exact", ""),
    ]
    mayor = said(text, "The mayor", "that 12 had died")
    assert words("VER002", scene(text, mayor, numbers=tuple(numbers))) == []
    assert words("VER002", scene(text, numbers=tuple(numbers[:1]))) == ["12 sailors"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It was “a gift to the rich”.", True),
        ("It was “a gift indeed”.", False),
        ("It was “a gift to the rich", False),
        ("It was “A Gift to the Rich”.", False),
        ("It was “a gift to the rich”, the mayor said.", False),
        ("The mayor left. It was “a gift to the rich”.", True),
        ("The mayor said so. It was “a gift to the rich”.", False),
        ("The mayor said so. It rained. It was “a gift to the rich”.", True),
        ("It was “a gift to the rich”. The mayor said so.", False),
        ("It was “a gift to the rich”. It rained. The mayor said so.", True),
        ("It was “a gift the mayor said”.", True),
    ],
)
def test_quotations_need_somebody_beside_them(text: str, marked: bool) -> None:
    assert words("QUO002", scene(text)) == ["“a gift to the rich”" if "rich" in text else "“a gift the mayor said”"] * marked


def test_a_quotation_of_the_headline_or_of_several_paragraphs_or_beside_a_name_is_left_alone() -> None:
    text = "It is “a gift to the rich”\n\nIt rained."
    assert words("QUO002", scene(text, title="It is “a gift to the rich”")) == []
    assert len(words("QUO002", scene(text))) == 1
    text = "It was “a gift to the rich”, Tolen."
    actor = Actor("a1", "Tolen", "person", (Mention(span(text, "Tolen"), "name"),))
    assert words("QUO002", scene(text, actors=(actor,))) == []
    text = "“It was a gift to the rich.\n\n“It was so for years on end.”\n\nIt rained."
    assert words("QUO002", scene(text)) == ["“It was so for years on end.”"] or words("QUO002", scene(text)) == []


def _days(text: str, *named: str) -> tuple[Time, ...]:
    return tuple(Time(f"t{at}", span(text, each), None, None, "day", "said") for at, each in enumerate(named))


def test_the_first_open_day_is_marked_with_no_more_than_eight_others() -> None:
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "May 1", "June 2", "July 3"]
    text = "It was " + " or ".join(days) + "."
    (one,) = findings("TIM001", scene(text, times=_days(text, *days)))
    assert one.span.text == "Monday" and [each.span.text for each in one.related] == days[1:9]
    assert words("TIM001", scene(text, times=_days(text, *days), published="2014-05-06")) == []


def test_without_any_day_the_first_contested_event_is_marked() -> None:
    text = "“Troops seized Sarn.” Troops took Velna. Troops stormed Orn."
    told = [
        said(text, "", f"{verb} {town}", event(text, verb, modality=modality), kind="outlet", cue="", number=number)
        for number, (verb, town, modality) in enumerate(
            (("seized", "Sarn", "asserted"), ("took", "Velna", "asserted"), ("stormed", "Orn", "asserted"))
        )
    ]  # type: ignore[misc]
    (one,) = findings("TIM001", scene(text, *told))
    assert (one.span.text, one.claim) == ("took", "c1")
    known = Time("t1", span(text, "Velna"), "2014-05-06", None, "day", "said")
    assert words("TIM001", scene(text, *told, times=(known,))) == []
    planned = said(text, "", "took Velna", event(text, "took", modality="planned"), kind="outlet", cue="", number=1)
    assert words("TIM001", scene(text, told[0], planned, told[2])) == ["stormed"]


# anonymity


def test_an_opinion_is_pointed_at_with_its_words() -> None:
    text = "It rained. “He is corrupt and a coward,” an aide said. It was late."
    aide = said(text, "an aide", "“He is corrupt and a coward,”", kind="anonymous", quotation="direct")
    (one,) = findings("SRC005", scene(text, aide))
    assert [each.span.text for each in one.related] == ["corrupt"] and "corrupt" in one.message and one.claim == "c1"


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        ("that he is corrupt", True),
        ("that Werth said he is corrupt", False),
        ("that he is “corrupt”", True),
        ("that “he is ‘corrupt’ now”", False),
        ("that he is no liar", False),
        ("that he is old", False),
    ],
)
def test_what_an_anonymous_source_says_of_others_in_its_own_words(content: str, marked: bool) -> None:
    text = f"It rained. An aide told us {content}. It was late."
    aide = said(text, "An aide", content, kind="anonymous", cue="told", lemma="tell")
    assert words("SRC005", scene(text, aide)) == ["An aide"] * marked


def test_a_claim_inside_by_somebody_else_is_not_the_sources() -> None:
    text = "It rained. An aide told us that Werth finds that he is corrupt. It was late."
    aide = said(text, "An aide", "that Werth finds that he is corrupt", kind="anonymous", cue="told", lemma="tell")
    werth = said(text, "Werth", "that he is corrupt", cue="finds", lemma="find", actor="a1", number=2)
    assert words("SRC005", scene(text, aide, werth)) == []
    own = said(text, "", "that he is corrupt", cue="finds", lemma="find", number=2)
    assert words("SRC005", scene(text, aide, own)) == ["An aide"]


@pytest.mark.parametrize(
    ("text", "source", "marked"),
    [
        ("A bridge fell. It is closed, a source said.", "a source", True),
        ("A bridge fell. It is closed, said a source close to it.", "a source", False),
        ("A source says it is closed\n\nIt rained.", "A source", False),
        ("A bridge fell. “It is closed, a source said.”", "a source", False),
    ],
)
def test_a_bare_source_is_one_of_the_body_outside_of_quotations(text: str, source: str, marked: bool) -> None:
    title = text.partition("\n\n")[0] if "\n\n" in text else ""
    told = said(text, source, "is closed", kind="anonymous", cue="said" if "said" in text else "says")
    assert words("SRC001", scene(text, told, title=title)) == [source] * marked


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Trusted sources said that it rained.", ["Trusted sources"]),
        ("But trusted sources said that it rained.", ["trusted sources"]),
        ("Because of it, trusted sources said that it rained.", ["trusted sources"]),
        ("The ministry's trusted sources said that it rained.", []),
        ("Old trusted sources said that it rained.", []),
        ("The un-trusted sources said that it rained.", []),
    ],
)
def test_a_source_that_was_not_read_begins_where_a_clause_does(sentence: str, marked: list[str]) -> None:
    assert words("SRC001", scene(f"It was late. {sentence}")) == marked


@pytest.mark.parametrize(
    ("cue", "lemma", "content", "marked"),
    [
        ("think", "think", "that it holds", True),
        ("may think", "think", "that it holds", False),
        ("eat", "eat", "that it holds", False),
        ("claim", "claim", "to hold it", False),
    ],
)
def test_a_collective_says_or_thinks_something(cue: str, lemma: str, content: str, marked: bool) -> None:
    text = f"It rained. Western critics of it {cue} {content}. It was late."
    told = said(text, "Western critics of it", content, kind="collective", cue=cue, lemma=lemma)
    assert words("SRC002", scene(text, told)) == ["Western critics of it"] * marked


# pairs of names


SARN = KnownPlace("sarn", "Sarn", "populated place", 1.0, 2.0, "none", geonames_id=7, variants=(Variant("Orlen"),))
TOLM = KnownPlace("tolm", "Tolm", "populated place", 1.0, 2.0, "none", geonames_id=9)
STRAIT = Pack("strait", "2026.1", "Strait", places=(SARN, TOLM))


def _towns(
    first: str, second: str, *, score: float = 0.9, kind: str = "populated place", number: int | None = 7, text: str = ""
) -> list[str]:
    text = text or f"They left {first} at noon. It rained in {second} then."
    places = tuple(
        Place(f"p{at}", span(text, name, after), name, 1.0, 2.0, number, "XX", kind, score, (), "")  # type: ignore[arg-type]
        for at, name, after in ((1, first, 0), (2, second, text.index(first) + 1))
    )
    return words("PLC002", scene(text, places=places, packs=(STRAIT,)))


def test_two_names_of_one_town() -> None:
    assert _towns("Sarn", "Orlen") == ["Orlen"]
    assert _towns("Sarn", "Orlen", score=0.89) == [] and _towns("Sarn", "Orlen", kind="region") == []
    assert (
        _towns("Sarn", "Orlen", number=9) == []
        and _towns("Sarn", "Orlen", number=8) == []
        and _towns("Sarn", "Orlen", number=None) == []
    )
    assert _towns("Sarn", "Orlen", text="They left Sarn, or Orlen, at noon.") == []
    assert _towns("Sarn", "Orlen", text="They left Sarn at noon. “It rained in Orlen.”") == []


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [
        ("Sarn", "Sarnet", False),
        ("Sarnet", "Sarno", False),
        ("Sarn", "Saren", True),
        ("Orl", "Sarn", False),
        ("Orlo", "Sarn", True),
        ("St. Orlen", "Sarn", False),
        ("ORLEN", "Sarn", False),
        ("Sarn", "ORLEN", False),
        ("Old Sarn", "Old-Orlen", False),
        ("Old Sarn", "New-Orlen", True),
    ],
)
def test_spellings_parts_and_abbreviations_are_no_second_name(first: str, second: str, marked: bool) -> None:
    assert _towns(first, second) == [second] * marked


# settings


def test_other_braces_of_a_message_stay_as_they_are() -> None:
    rule = KINDS["wording"](message="{words} {other}", ask="", phrases=("late",))
    (one,) = rule.find(scene("It was late. It is “late”."))
    assert (one.message, one.neutral) == ("late {other}", None)


def _wording(text: str, *, title: str = "", **settings: object) -> list[str]:
    rule = KINDS["wording"](message="", ask="", phrases=("late", "old"), **settings)
    return [f"{each.span.start}:{each.span.text}" for each in rule.find(scene(text, title=title))]


def test_where_and_in_whose_voice_a_wording_counts() -> None:
    text = "It is late\n\nIt was “late”. It was late. The mayor said it was late."
    at = [at for at in range(len(text)) if text.startswith("late", at)]
    every = [f"{each}:late" for each in at]
    title = "It is late"
    assert _wording(text, title=title, voice="any") == every
    assert _wording(text, title=title, voice="unquoted") == [every[0], *every[2:]]
    assert _wording(text, title=title, where="headline", voice="any") == every[:1]
    assert _wording(text, title=title, where="body", voice="any") == every[1:]
    assert _wording(text, title=title, voice="alone") == [every[0], every[2]]
    assert _wording(text, title=title, voice="any", once=True) == every[:1]
    assert _wording("It was late and old, and late.", voice="any", once=True) == ["7:late", "16:old"]


def test_what_may_stand_beside_a_wording() -> None:
    assert _wording("It was late. Was it late?", questions=False) == ["7:late"]
    assert _wording("It was late-ish.") == ["7:late"] and _wording("It was late-ish.", parts=False) == []
    assert _wording("It was Late.") == ["7:Late"] and _wording("It was Late.", capitals=False) == []
    assert _wording("It reportedly was late.", beside=("saying.hints.words",)) == []
    assert _wording("It was reportedly late.", after=("saying.hints.words",)) == []
    assert _wording("It was late reportedly.", before=("saying.hints.words",)) == []


def test_a_wording_is_widened_to_the_beginning_and_by_a_word() -> None:
    assert _wording("It was late then.", widened=True) == ["0:It was late then"]
    assert _wording("It was late, then.", widened=True) == ["0:It was late"]
    assert _wording("It rained, late.", widened=True) == ["11:late"]
    assert _wording("It was late. It rained.", widened=True) == ["0:It was late"]
    assert _wording("x" * 36 + " so late.", widened=True) == [f"0:{'x' * 36} so late"]
    assert _wording("x" * 37 + " so late.", widened=True) == ["41:late"]


# places that nobody can tell


def _doubtful(
    first: float,
    second: float,
    *,
    lat: float = 3.0,
    text: str = "Troops took Sarn.",
    words_: str = "Sarn",
    settled: float | None = None,
) -> list[str]:
    candidates = (
        Candidate("Sarn", 0.0, 0.0, 1, "AA", "populated place", first),
        Candidate("Sarn", lat, 0.0, 2, None, "populated place", second),
    )
    place = Place("p1", span(text, words_), words_, settled, settled, None, None, "populated place", 0.4, candidates, "")
    taken = Event("control.taken", span(text, "took"), (Argument("place", "p1", 1.0, "", ()),))
    told = scene(text, said(text, "", "took", taken, kind="outlet", cue=""), places=(place,))
    return [each.message for each in findings("PLC003", told)]


def test_a_place_is_open_between_two_likely_ones_far_apart() -> None:
    assert "Sarn (AA) or Sarn" in _doubtful(0.5, 0.4)[0]
    assert _doubtful(0.5, 0.15) and not _doubtful(0.5, 0.14) and not _doubtful(0.14, 0.5)
    assert _doubtful(0.5, 0.4, lat=2.7) and not _doubtful(0.5, 0.4, lat=2.69)
    assert not _doubtful(0.5, 0.4, settled=1.0)
    assert not _doubtful(0.5, 0.4, text="“Troops took Sarn.”")


@pytest.mark.parametrize(
    ("text", "name", "marked"),
    [
        ("Troops took Sarn", "Sarn", True),
        ("Troops took Sarn bay.", "Sarn", True),
        ("Troops took Sarn Bay.", "Sarn", False),
        ("Troops took Sarn, Bay.", "Sarn", True),
        ("Troops took Tell al-Sarn.", "Tell", False),
        ("Troops took Tell al-sarn.", "Tell", True),
        ("Troops took Sarn  Bay.", "Sarn", True),
    ],
)
def test_a_name_that_goes_on_was_not_read_whole(text: str, name: str, marked: bool) -> None:
    assert bool(_doubtful(0.5, 0.4, text=text, words_=name)) is marked


# speakers who come late


def _late(text: str, who: str = "Tolen", *, lemma: str = "say", content: str = "", **more: object) -> list[str]:
    begin = text.index("“")
    content = content or text[begin : text.index("”") + 1]
    told = said(text, who, content, quotation="direct", lemma=lemma)
    return words("ATT006", scene(text, told, **more))  # type: ignore[arg-type]


QUOTE = "“The wall broke in the night. Nobody had warned us,”"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (f"It rained.\n\n{QUOTE} Tolen said.", True),
        ("It rained.\n\n“The wall broke in the night, and nobody had warned us,” Tolen said.", False),
        ("It rained.\n\n“The wall broke. Nobody had warned us,” Tolen said.", True),
        ("It rained.\n\n“It all broke. Nobody had warned us,” Tolen said.", True),
        ("It rained.\n\n“It broke it. Nobody had warned us,” Tolen said.", True),
        ("It rained.\n\n“It broke so. Nobody had warned us,” Tolen said.", True),
        ("It rained.\n\n“It is so. Nobody had warned us,” Tolen said.", False),
        (f"It rained.\n\nShe began: {QUOTE} Tolen said.", False),
        (f"It rained.\n\nOf it, {QUOTE} Tolen said.", False),
        (f"It rained.\n\nThe mayor said so {QUOTE} Tolen said.", False),
        (f"It rained.\n\nTolen came. It was late. {QUOTE} Tolen said.", False),
        (f"It rained.\n\nTolen came. It was late. It was dark. {QUOTE} Tolen said.", True),
    ],
)
def test_a_speaker_is_named_after_two_sentences_of_quotation(text: str, marked: bool) -> None:
    second = text.rindex("Tolen")
    begin, end = text.index("“"), text.index("”") + 1
    told = Claim(
        "c1", Source((Span.of(text, second, second + 5),), "person"), Cue((span(text, "said", end),), "say", "neutral"),
        (Span.of(text, begin, end),), "direct", Certainty("certain", "neutral"), 0.9,
    )  # fmt: skip
    assert words("ATT006", scene(text, told)) == ["Tolen"] * marked


def test_late_speakers_are_those_of_direct_quotations_in_their_paragraph() -> None:
    text = f"It rained.\n\n{QUOTE} Tolen said."
    content = text[text.index("“") : text.index("”") + 1]
    assert words("ATT006", scene(text, said(text, "Tolen", content, quotation="mixed"))) == []
    assert words("ATT006", scene(text, said(text, "", content, quotation="direct", kind="missing"))) == []
    assert words("ATT006", scene(text, said(text, "Tolen", content[6:], quotation="direct"))) == []
    assert words("ATT006", scene(text, said(text, "Tolen", content, quotation="direct"), title=text[12:])) == []
    apart = text.replace(" Tolen said", "\n\nTolen said")
    assert words("ATT006", scene(apart, said(apart, "Tolen", content, quotation="direct"))) == []
    twice = said(text, "Tolen", content, quotation="direct"), said(text, "Tolen", content, quotation="direct", number=2)
    assert words("ATT006", scene(text, *twice)) == ["Tolen"]
    (one,) = findings("ATT006", scene(text, twice[0]))
    assert [each.span.text for each in one.related] == ["The wall broke in the night."] and "2" in one.message


@pytest.mark.parametrize(
    ("who", "marked"), [("the retired baker", False), ("the retired baker Tolen", True), ("a retired baker", True)]
)
def test_words_that_point_back_name_one_who_is_known(who: str, marked: bool) -> None:
    text = f"It rained.\n\n{QUOTE} {who} said."
    assert _late(text, who) == [who] * marked


@pytest.mark.parametrize(
    ("before", "who", "marked"),
    [
        ("Abe", "Abe Orr", True),
        ("Orra", "Abe Orra", False),
    ],
)
def test_words_of_more_than_three_letters_tell_who_it_is(before: str, who: str, marked: bool) -> None:
    text = f"It rained.\n\n{before} came. It was late. {QUOTE} {who} said."
    begin, end = text.index("“"), text.index("”") + 1
    at = text.rindex(who)
    told = replace(
        said(text, who, text[begin:end], quotation="direct"), source=Source((Span.of(text, at, at + len(who)),), "person")
    )
    assert bool(words("ATT006", scene(text, told))) is marked


def test_a_loss_may_be_told_by_a_word_of_its_event_alone() -> None:
    text = "The blast took 12 sailors."
    number = Number("n1", span(text, "12"), 12, "exact", "sailors")
    event = Event("casualties.killed", span(text, "took"), arguments=(Argument("number", "n1", 0.9, "", ()),))
    told = said(text, "", "The blast took 12 sailors", event, cue="", kind="outlet")
    assert [each.words.text for each in scene(text, told, numbers=(number,)).losses] == ["took"]
    assert list(scene(text, numbers=(number,)).losses) == []


def test_scare_quotes_are_those_of_the_body_that_are_closed() -> None:
    text = "The “clean” port\n\nThe port is shut. It was “clean” then. It was “clean then."
    found = findings("QUO003", scene(text, title="The “clean” port"))
    assert [(each.span.start, each.span.text) for each in found] == [(text.index("“clean” then"), "“clean”")]


# who is said to say it


ENDORSED = "It rained. Ana Brisk revealed that the old contractor had broken the law."


def _endorsed(content: str, text: str = ENDORSED, *, certain: bool = True, title: str = "", **more: object) -> list[str]:
    told = said(text, "Ana Brisk", content, cue="revealed", lemma="reveal", force="endorsing", **more)  # type: ignore[arg-type]
    if not certain:
        told = replace(told, certainty=Certainty("possible", "neutral"))
    return words("ATT002", scene(text, told, title=title))


def test_an_endorsing_word_counts_over_a_clause_of_five_words_about_others() -> None:
    content = "that the old contractor had broken the law"
    assert _endorsed(content) == ["revealed"]
    assert _endorsed(content, certain=False) == [] and _endorsed(content, title=ENDORSED) == []
    assert _endorsed(content, kind="document") == []
    assert _endorsed("that the old contractor had") == ["revealed"] and _endorsed("that the old contractor") == []
    assert _endorsed("the old contractor had broken") == []
    assert _endorsed("the old contractor had broken", quotation="mixed") == ["revealed"]
    assert _endorsed(content, f"“{ENDORSED}”") == []
    for word, marked in [("who", False), ("their", False), ("red", True)]:
        text = ENDORSED.replace("the old", f"{word} old")
        assert _endorsed(content.replace("the old", f"{word} old"), text) == ["revealed"] * marked
    for old, marked in [("her old red", False), ("very old her", False), ("very old red her", True)]:
        text = ENDORSED.replace("the old", old)
        assert _endorsed(content.replace("the old", old), text) == ["revealed"] * marked
    text = ENDORSED.replace("broken the law", "broken her law")
    assert _endorsed(content.replace("broken the law", "broken her law"), text) == ["revealed"]


def test_one_word_is_marked_once_and_in_several_pieces_whole() -> None:
    content = "that the old contractor had broken the law"
    told = said(ENDORSED, "Ana Brisk", content, cue="revealed", lemma="reveal", force="endorsing")
    assert words("ATT002", scene(ENDORSED, told, replace(told, id="c2"))) == ["revealed"]
    text = ENDORSED.replace("revealed", "pointed it out")
    parts = replace(told.cue or Cue((), "", "neutral"), spans=(span(text, "pointed"), span(text, "out")), lemma="point out")
    told = replace(said(text, "Ana Brisk", content, cue="pointed"), cue=parts)
    (one,) = findings("ATT002", scene(text, told))
    assert (one.span.text, one.neutral) == ("pointed it out", None)
    (one,) = findings("ATT002", scene(ENDORSED, said(ENDORSED, "Ana Brisk", content, cue="revealed", lemma="reveal")))
    assert one.neutral == "said"


@pytest.mark.parametrize(
    ("lemma", "cue", "content", "kind", "marked"),
    [
        ("acknowledge", "acknowledged", "that Werth had broken the law", "person", True),
        ("acknowledge", "acknowledged", "that Werth had broken the law", "organisation", True),
        ("acknowledge", "acknowledged", "that Werth had broken the law", "state", False),
        ("acknowledge", "acknowledged", "how Werth had broken the law", "person", False),
        ("acknowledge", "never acknowledged", "that Werth had broken the law", "person", False),
        ("acknowledge", "acknowledged", "that in all of those many long days Werth broke the law", "person", True),
        ("acknowledge", "acknowledged", "that in all of those many very long days Werth broke the law", "person", False),
        ("note", "noted", "that Werth had broken the law", "person", True),
        ("note", "noted", "that Werth had broken the law", "organisation", False),
        ("note", "noted", "that long ago Werth had broken the law", "person", True),
        ("note", "noted", "that so long ago Werth had broken the law", "person", False),
        ("note", "noted", "that some days Werth had broken the law", "person", True),
        ("note", "noted", "that long since Werth had broken the law", "person", False),
        ("acknowledge", "acknowledged", f"that {'x' * 33} Werth had broken the law", "person", True),
        ("acknowledge", "acknowledged", f"that {'x' * 34} Werth had broken the law", "person", False),
    ],
)
def test_a_mild_word_counts_over_a_clause_that_names_somebody_else_early(
    lemma: str, cue: str, content: str, kind: str, marked: bool
) -> None:
    text = f"It rained. Ana Brisk {cue} {content}."
    werth = Actor("a2", "Werth", kind, (Mention(span(text, "Werth"), "name"),))  # type: ignore[arg-type]
    told = said(text, "Ana Brisk", content, cue=cue, lemma=lemma, actor="a1")
    assert words("ATT002", scene(text, told, actors=(werth,))) == [cue] * marked
    same = said(text, "Ana Brisk", content, cue=cue, lemma=lemma, actor="a2")
    assert words("ATT002", scene(text, same, actors=(werth,))) == []
    role = replace(werth, mentions=(Mention(span(text, "Werth"), "role"),))
    assert words("ATT002", scene(text, told, actors=(role,))) == []


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ({"kinds": ("collective",)}, ["Experts"]),
        ({"cues": ("say",)}, ["said", "said"]),
        ({"forces": ("neutral",)}, ["said", "said"]),
        ({"kinds": ("person",), "cues": ("say",)}, ["said"]),
        ({"kinds": ("person",), "sources": ("brisk",)}, ["Ana Brisk"]),
        ({"kinds": ("state",)}, []),
    ],
)
def test_the_cue_is_marked_where_it_is_asked_about_and_the_source_otherwise(
    asked: dict[str, Any], marked: list[str]
) -> None:
    text = "Ana Brisk said it rained. Experts said it snowed. It was late."
    one, other = said(text, "Ana Brisk", "it rained"), said(text, "Experts", "it snowed", kind="collective", number=2)
    nobody = said(text, "", "It was late", cue="", kind="collective", number=3)
    rule = KINDS["source"](message="", ask="", **asked)
    assert [each.span.text for each in rule.find(scene(text, one, other, nobody))] == marked


@pytest.mark.parametrize(("uses", "others"), [(1, 0), (3, 2), (13, 12), (14, 12)])
def test_a_wording_that_comes_again_is_shown_with_twelve_other_places(uses: int, others: int) -> None:
    rule = KINDS["wording"](message="", ask="", phrases=("late",), voice="any", once=True, again="again")
    (one,) = rule.find(scene("It was late. " * uses))
    assert len(one.related) == others


# lone voices


def test_the_only_voice_is_marked_where_it_first_says_something_with_three_more_places() -> None:
    fill = " ".join(["The harbour of Sarn has two piers and a market for fish."] * 6)
    text = (
        "Tolen wants truce. " + "".join(f"Tolen said shells hit {each}. " for each in ("one", "two", "three", "four")) + fill
    )
    claims, start = [said(text, "Tolen", "truce", cue="wants", lemma="want", actor="a1", number=0, kind="organisation")], 10
    for number in range(1, 5):
        who = span(text, "Tolen said", start)
        start = who.end
        end = text.index(".", start)
        claims.append(
            Claim(
                f"c{number}", Source((Span.of(text, who.start, who.start + 5),), "organisation", "a1"),
                Cue((span(text, "said", who.start),), "say", "neutral"), (Span.of(text, start + 1, end),), "indirect",
                Certainty("certain", "neutral"), 0.9,
            )
        )  # fmt: skip
    mentions = tuple(Mention(claim.source.spans[0], "name") for claim in claims)
    tolen = Actor("a1", "Tolen", "organisation", mentions)
    (one,) = findings("SRC007", scene(text, *claims, actors=(tolen,)))
    assert (one.span.start, one.claim, "4" in one.message) == (19, "c1", True)
    assert [each.span.start for each in one.related] == [claim.source.spans[0].start for claim in claims[2:5]]
    crowd = tuple(replace(claim, source=replace(claim.source, kind="collective")) for claim in claims)
    assert words("SRC007", scene(text, *crowd, actors=(tolen,))) == []
    assert words("SRC007", scene(text, *claims[1:3], actors=(tolen,))) == ["Tolen"]
    assert words("SRC007", scene(text, *claims[1:2], actors=(tolen,))) == []
