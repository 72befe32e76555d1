"""What the rules on attribution mark and leave alone, shown on readings made by hand."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

import pytest

from reportedly.checks import Selection, diagnose
from reportedly.model import Actor, Article, Certainty, Claim, Cue, Document, Event, Mention, Pack, Producer, Source, Span
from reportedly.model.claim import Force, Quotation, SourceKind
from reportedly.model.entity import Untied
from reportedly.model.knowledge import KnownActor
from tests.pages import page_of

NORWAY = Pack(
    "atlas",
    "2026.1",
    "Atlas",
    actors=(KnownActor("norway", "Norway", "state", "none", capitals=("Oslo",), metonyms=("the Royal Palace",)),),
)


@dataclass(frozen=True)
class Said:
    """A claim in the words of the text, each where it first stands at or after ``start``."""

    content: str
    source: str = ""
    cue: str = ""
    kind: SourceKind = "person"
    lemma: str = "say"
    force: Force = "neutral"
    actor: str | None = None
    pack_id: str | None = None
    quotation: Quotation = "indirect"
    event: str | None = None
    trigger: str = ""
    start: str = ""


def found(rule: str, text: str, *said: Said, packs: tuple[Pack, ...] = (), untied: tuple[Untied, ...] = ()) -> list[str]:
    """The words that ``rule`` marks in ``text``, read as ``said`` says."""
    article = _article(text, said, untied)
    return [each.span.text for each in diagnose(article, page_of(text), packs, Selection(select=(rule,)))]


def _article(text: str, said: tuple[Said, ...], untied: tuple[Untied, ...] = ()) -> Article:
    claims, mentions, known = [], dict[str, list[Mention]](), dict[str, str | None]()
    for number, each in enumerate(said, start=1):
        after = text.index(each.start)
        source = (_span(text, each.source, after),) if each.source else ()
        cue = Cue((_span(text, each.cue, after),), each.lemma, each.force) if each.cue else None
        events = (Event(each.event, _span(text, each.trigger, after)),) if each.event else ()
        if each.actor and source:
            everywhere = (Span(match.start(), match.end(), match.group()) for match in re.finditer(each.source, text))
            mentions[each.actor] = [Mention(span, "name") for span in everywhere]
            known[each.actor] = each.pack_id
        claims.append(
            Claim(
                f"c{number}",
                Source(source, each.kind, each.actor),
                cue,
                (_span(text, each.content, after),),
                each.quotation,
                Certainty("certain", "neutral"),
                0.9,
                events=events,
            )
        )
    actors = tuple(
        Actor(key, spans[0].span.text, "state" if known[key] else "person", tuple(spans), known[key])
        for key, spans in mentions.items()
    )
    return Article(Document(text), tuple(claims), (), Producer("0", "none"), actors, untied)


def _span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span.of(text, start, start + len(words))


SEIZED = "Velnian troops seized the town of Sarn"


def own(text: str, trigger: str, event: str = "control.taken") -> list[str]:
    return found("ATT001", text, Said(text, kind="outlet", event=event, trigger=trigger))


def test_an_event_of_fighting_told_as_a_fact_is_marked() -> None:
    assert own(f"{SEIZED} on Monday. The bridge was closed.", "seized") == ["seized"]
    assert own("A bomb went off near the troops, wounding guards.", "wounding", "casualties.injured") == ["wounding"]


@pytest.mark.parametrize(
    "text",
    [
        f"{SEIZED} on Monday, the mayor said. The bridge was closed.",
        f"The mayor spoke on Monday, residents said. {SEIZED}.",
        f"{SEIZED} on Monday. A reporter saw them on the bridge.",
        f"{SEIZED} two years ago.",
        "Troops stood in the town that soldiers seized on Monday.",
        "Buyers seized the chance on Monday.",
    ],
)
def test_an_event_with_a_source_near_it_or_of_long_ago_is_not(text: str) -> None:
    assert own(text, "seized") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebel fighters (VLF) have been encircling the port for days.", "encircling"),
        ("A convoy of trucks was hit by an airstrike near Sarn.", "was hit by an airstrike"),
        ("Government forces launched a new offensive near Sarn on Monday.", "launched a new offensive"),
        ("The army declared an end to the truce. Its troops seized the mill.", "seized"),
    ],
)
def test_deeds_of_fighters_that_were_not_read_as_events_are_found_by_their_verbs(text: str, words: str) -> None:
    assert found("ATT001", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor wants the troops who seized the mill to leave.",
        "Government forces would have attacked the port.",
        "The army said that all was calm. Rebels attacked the port.",
        "Rebels attacked the port in 1998.",
        "After rebels attacked the port the ships left.",
    ],
)
def test_deeds_that_are_known_unreal_sourced_or_of_long_ago_are_not(text: str) -> None:
    assert found("ATT001", text) == []


def test_people_killed_in_a_raid_are_mentioned_not_asserted() -> None:
    text = "Flags flew for soldiers killed in the raid."
    assert own(text, "killed", "casualties.killed") == []


@pytest.mark.parametrize(("cue", "lemma"), [("disclosed", "disclose"), ("revealed", "reveal"), ("pointed out", "point out")])
def test_a_word_that_presents_a_claim_as_true_is_marked(cue: str, lemma: str) -> None:
    text = f"Ana Brisk {cue} that the contractor had broken the law."
    said = Said("that the contractor had broken the law", "Ana Brisk", cue, lemma=lemma, force="endorsing")
    assert found("ATT002", text, said) == [cue]


@pytest.mark.parametrize("content", ["that she was ill for three weeks", "how the mill had been run so long", "his new car"])
def test_what_speakers_tell_of_themselves_is_not(content: str) -> None:
    text = f"Ana Brisk revealed {content}."
    assert found("ATT002", text, Said(content, "Ana Brisk", "revealed", lemma="reveal", force="endorsing")) == []


def _mild(cue: str, lemma: str, content: str) -> list[str]:
    text = f"Olan Werth spoke first. Ana Brisk {cue} {content}."
    said = Said(content, "Ana Brisk", cue, lemma=lemma, actor="a1")
    return found("ATT002", text, said, Said("first", "Olan Werth", "spoke", lemma="speak", actor="a2"))


@pytest.mark.parametrize(("cue", "lemma"), [("acknowledged", "acknowledge"), ("conceded", "concede"), ("noted", "note")])
def test_a_milder_word_counts_over_a_clause_about_somebody_else(cue: str, lemma: str) -> None:
    text = "Olan Werth spoke first. Ana Brisk {} that Olan Werth had broken the law."
    about = Said("that Olan Werth had broken the law", "Ana Brisk", cue, lemma=lemma, actor="a1")
    other = Said("first", "Olan Werth", "spoke", lemma="speak", actor="a2")
    assert found("ATT002", text.format(cue), about, other) == [cue]


@pytest.mark.parametrize(
    "content", ["that she had broken the law", "that the rain had stopped in the night", "the end of the long talks"]
)
def test_it_does_not_over_what_is_the_speakers_own_or_nobodys(content: str) -> None:
    assert _mild("acknowledged", "acknowledge", content) == []


def _quarrel(first: tuple[str, ...], second: tuple[str, ...], of_werth: str = "Werth") -> list[str]:
    """What is marked where two people, Brisk of ``of_werth`` and Werth of Brisk, speak in turn with these cues."""
    text, said = "", []
    for name, other, cues in (("Brisk", of_werth, first), ("Werth", "Brisk", second)):
        for number, cue in enumerate(cues):
            sentence = f"{name} {cue} that {other} had lied {number}. "
            lemma, force = {"said": ("say", "neutral"), "claimed": ("claim", "distancing")}[cue]
            content = f"that {other} had lied {number}"
            said.append(Said(content, name, cue, lemma=lemma, force=force, actor=name, start=sentence.strip()))  # type: ignore[arg-type]
            text += sentence
    return found("ATT003", text, *said)


TWICE = ("said", "claimed", "claimed")
PLAIN = ("said", "said", "said")


def test_distance_kept_from_one_party_only_is_marked_whichever_it_is() -> None:
    assert _quarrel(TWICE, PLAIN) == ["claimed"]
    assert _quarrel(PLAIN, TWICE) == ["claimed"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TWICE, ("said", "claimed", "said")),
        (("said", "claimed", "said"), PLAIN),
        (TWICE, ("said", "said")),
        (("claimed", "claimed"), PLAIN),
    ],
)
def test_distance_kept_from_both_or_once_or_from_those_who_say_little_is_not(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    assert _quarrel(first, second) == []


def test_those_are_no_parties_of_whom_one_does_not_speak_of_the_other() -> None:
    assert _quarrel(TWICE, PLAIN, of_werth="Dahl") == []


def test_distance_from_one_party_points_at_both() -> None:
    text = "Brisk {0} that Werth lied a. Brisk {0} that Werth lied b. Brisk said that Werth lied c. " + "".join(
        f"Werth said that Brisk lied {each}. " for each in "defg"
    )
    text = text.format("claimed")
    said = [
        Said(
            f"that {other} lied {each}",
            name,
            cue,
            lemma="claim" if cue == "claimed" else "say",
            force="distancing" if cue == "claimed" else "neutral",
            actor=name,
            start=f"{name} {cue} that {other} lied {each}",
        )
        for name, other, cue, each in (
            *(("Brisk", "Werth", "claimed" if each in "ab" else "said", each) for each in "abc"),
            *(("Werth", "Brisk", "said", each) for each in "defg"),
        )
    ]
    (finding,) = diagnose(_article(text, tuple(said)), page_of(text), (), Selection(select=("ATT003",)))
    assert [related.span.text for related in finding.related] == ["claimed", "said", "said", "said"]
    assert finding.neutral == "said"
    assert "“Brisk” says, 2 times in all, while what “Werth” says" in finding.message


def _doubtful(
    before: str,
    after: str = "He said that he was glad.",
    candidates: tuple[str, ...] = ("a1", "a2"),
    tied: float | None = None,
    speaker: str = "",
) -> list[str]:
    """The messages on "He" in ``after``: left open between ``candidates``, or ``tied`` to the first one with that score."""
    text = f"Werth spoke first. Brisk spoke too. {before} {after}"
    start = text.index(before)
    pronoun, content = _span(text, "He" if "He " in after else "he", start + len(before)), _span(text, "that he was glad")
    named = {key: name for key, name in (("a1", "Werth"), ("a2", "Brisk"), ("a3", "Dahl")) if name in before}
    people = tuple(
        Actor(
            key,
            name,
            "person",
            (
                Mention(_span(text, name, start), "name"),
                *((Mention(pronoun, "pronoun", tied),) if tied is not None and key == candidates[0] else ()),
            ),
        )
        for key, name in named.items()
    )
    sources = [pronoun, *((_span(text, speaker, start),) if speaker else ())]
    claims = tuple(
        Claim(
            f"c{number}",
            Source((source,), "person"),
            Cue((_span(text, "said", start + len(before)),), "say", "neutral"),
            (content,),
            "indirect",
            Certainty("certain", "neutral"),
            0.9,
        )
        for number, source in enumerate(sources)
    )
    untied = () if tied is not None else (Untied(pronoun, "pronoun", candidates, "two candidates of nearly the same score"),)
    article = Article(Document(text), claims, (), Producer("0", "none"), people, untied)
    return [each.message for each in diagnose(article, page_of(text), (), Selection(select=("ATT004",)))]


CASE = "The case of Werth against Brisk went to court."


def test_a_pronoun_that_could_be_either_of_two_people_is_marked() -> None:
    assert _doubtful(CASE) == ["“He” could be “Werth” or “Brisk”"]
    assert _doubtful(CASE, candidates=("a1",), tied=0.5) == ["“He” could be “Werth” or “Brisk”"]


def test_one_that_is_tied_or_could_not_is_not() -> None:
    assert _doubtful(CASE, candidates=("a1",), tied=0.7) == []
    assert _doubtful(CASE, candidates=("a1",)) == []
    assert _doubtful(CASE, candidates=("a1", "a3")) == []
    assert _doubtful(CASE, after="Later he said that he was glad.") == []
    assert _doubtful(CASE, after="“He said that he was glad.”") == []
    assert _doubtful(CASE, speaker="Werth") == []
    assert _doubtful("The case of Werth went to court.") == []
    assert _doubtful("The case of Werth against Brisk and Dahl went to court.") == []


def _state(text: str, source: str, cue: str = "said", lemma: str = "say") -> list[str]:
    said = Said("that the quotas would stay", source, cue, lemma=lemma, kind="state", actor="a1", pack_id="atlas/norway")
    return found("ATT005", text, said, packs=(NORWAY,))


@pytest.mark.parametrize("source", ["Oslo", "Norway"])
def test_a_capital_or_a_nation_that_speaks_is_marked(source: str) -> None:
    assert _state(f"Talks broke down. {source} said that the quotas would stay.", source) == [source]


def test_one_that_speaks_again_is_beside_it() -> None:
    text = "Talks broke down. Oslo said that it was sorry. Norway said that the quotas would stay."
    said = tuple(
        Said(content, source, "said", kind="state", actor="a1", pack_id="atlas/norway", start=f"{source} said")
        for source, content in (("Oslo", "that it was sorry"), ("Norway", "that the quotas would stay"))
    )
    (finding,) = diagnose(_article(text, said), page_of(text), (NORWAY,), Selection(select=("ATT005",)))
    assert (finding.span.text, [related.span.text for related in finding.related]) == ("Oslo", ["Norway"])


@pytest.mark.parametrize(
    ("text", "cue", "lemma"),
    [
        ("Talks broke down. Oslo must say that the quotas would stay.", "say", "say"),
        ("Talks broke down. Oslo did not say that the quotas would stay.", "did not say", "say"),
        ("Talks broke down. Oslo thinks that the quotas would stay.", "thinks", "think"),
        ("Talks broke down. I hope Oslo says that the quotas would stay.", "says", "say"),
        ("Talks broke down. Fishers in Oslo said that the quotas would stay.", "said", "say"),
        ("Oslo says that the quotas would stay\n\nTalks broke down on Monday. They went on for hours.", "says", "say"),
        ("Talks broke down. “Oslo said that the quotas would stay.”", "said", "say"),
        ("Talks broke down. Oslo said that the quotas would stay. The embassy was silent.", "said", "say"),
    ],
)
def test_it_is_not_where_it_need_not_have_spoken_so(text: str, cue: str, lemma: str) -> None:
    assert _state(text, "Oslo", cue, lemma) == []


def test_what_it_is_called_is_all_that_the_source_holds() -> None:
    assert _state("Talks broke down. Fishers of Norway said that the quotas would stay.", "Fishers of Norway") == []


def test_a_building_or_a_capital_beside_a_body_that_is_named_is_not() -> None:
    assert _state("Talks broke down. The Royal Palace said that the quotas would stay.", "The Royal Palace") == []
    assert _state("The Norwegian Foreign Ministry met them. Oslo said that the quotas would stay.", "Oslo") == []
    assert (
        _state("Talks broke down. Oslo said that the quotas would stay, a spokesman for fisheries told them.", "Oslo") == []
    )
    assert _state("The Norwegian leader met them about the quotas. Oslo said that the quotas would stay.", "Oslo") == []
    assert _state("The Norwegian leader spoke of the salmon. Oslo said that the quotas would stay.", "Oslo") == ["Oslo"]


QUOTED = "“We heard the wall break in the night. The children were asleep upstairs. Nobody had warned us,”"


def _quotation(text: str, source: str) -> list[str]:
    return found("ATT006", text, Said(QUOTED, source, "said", quotation="direct", actor="a1"))


def test_a_speaker_named_after_three_sentences_of_quotation_is_marked() -> None:
    assert _quotation(f"The water rose.\n\n{QUOTED} said Mara Tolen.", "Mara Tolen") == ["Mara Tolen"]


def test_a_speaker_named_before_it_is_not() -> None:
    assert _quotation(f"Mara Tolen said: {QUOTED}", "Mara Tolen") == []


def test_a_speaker_of_whom_the_one_before_told_nothing_is_new() -> None:
    assert _quotation(f"The council said so.\n\n{QUOTED} said Mara Tolen.", "Mara Tolen") == ["Mara Tolen"]


@pytest.mark.usefixtures("uncollected")
def test_a_long_text_takes_no_longer_than_its_length_asks() -> None:
    text = "Velnian troops seized the town of Sarn on Monday and rebels shelled the port " * 2500
    said = tuple(
        Said("seized the town", kind="outlet", event="control.taken", trigger="seized", start=text[at : at + 40])
        for at in (0, 77)
    )
    start = time.process_time()
    found("ATT", text, *said)
    found("VER", text, *said)
    assert time.process_time() - start < 5


@pytest.mark.usefixtures("uncollected")
def test_many_speakers_in_one_sentence_take_no_longer_than_their_number_asks() -> None:
    unit = "Oslo said that the port was closed "
    text = "Port closed\n\n" + unit * 3000
    cut = [match.start() for match in re.finditer("Oslo", text)]
    sources = [Span(at, at + 4, "Oslo") for at in cut]
    claims = tuple(
        Claim(
            f"c{number}",
            Source((source,), "state", "a1"),
            Cue((Span(source.end + 1, source.end + 5, "said"),), "say", "neutral"),
            (Span(source.end + 6, source.end + 30, text[source.end + 6 : source.end + 30]),),
            "indirect",
            Certainty("certain", "neutral"),
            0.9,
        )
        for number, source in enumerate(sources, start=1)
    )
    oslo = Actor("a1", "Norway", "state", tuple(Mention(source, "metonym") for source in sources), "atlas/norway")
    article = Article(Document(text, title=Span(0, 11, "Port closed")), claims, (), Producer("0", "none"), (oslo,), ())
    start = time.process_time()
    diagnose(article, page_of(text), (NORWAY,), Selection(select=("ATT",)))
    assert time.process_time() - start < 5
