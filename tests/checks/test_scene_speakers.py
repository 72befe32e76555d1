"""Whose word an article rests on alone, who are one under two names, and which states speak without a body."""

from __future__ import annotations

import pytest

from reportedly.checks.scene import Scene
from reportedly.model import Actor, Article, Certainty, Claim, Cue, Document, Mention, Name, Producer, Source, Span
from reportedly.model.claim import SourceKind
from tests.pages import page_of, span

Voice = tuple[str, SourceKind, str | None]


def speaking(text: str, *voices: Voice, side: str | None = None, lemma: str = "say", title: str = "") -> Scene:
    """Each source says what follows its "said" up to the full stop, in the order of the text."""
    claims, mentions, after = [], dict[str, list[Mention]](), 0
    for number, (source, kind, actor) in enumerate(voices, start=1):
        who = span(text, source, after)
        cue = span(text, "said", who.end)
        content = Span.of(text, cue.end + 1, text.index(".", cue.end))
        if actor:
            mentions.setdefault(actor, []).append(Mention(who, "name"))
        claims.append(
            Claim(
                f"c{number}", Source((who,), kind, actor, side), Cue((cue,), lemma, "neutral"), (content,), "indirect",
                Certainty("certain", "neutral"), 0.9,
            )
        )  # fmt: skip
        after = content.end
    actors = tuple(Actor(key, found[0].span.text, "organisation", tuple(found)) for key, found in mentions.items())
    document = Document(text, title=span(text, title) if title else None)
    return Scene(Article(document, tuple(claims), (), Producer("0", "none"), actors), page_of(document))


def only(text: str, *voices: Voice, lemma: str = "say") -> str | None:
    found = speaking(text, *voices, lemma=lemma).speakers.only
    return found.name if found else None


def one(first: Voice, second: Voice) -> bool:
    return only(f"{first[0]} said a word. {second[0]} said no word.", first, second) is not None


PERSON, BODY = "person", "organisation"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("Mara Tolen", "person", "a1"), ("Tolen", "person", "a2"), True),
        (("Mara Tolen", "person", "a1"), ("tolen", "person", "a2"), False),
        (("Mara Tol", "person", "a1"), ("Tol", "person", "a2"), False),
        (("Mara Tols", "person", "a1"), ("Tols", "person", "a2"), True),
        (("Mara Tolen", "organisation", "a1"), ("Tolen", "organisation", "a2"), False),
        (("Sources", "anonymous", None), ("The old sources", "anonymous", None), False),
        (("Two sources", "anonymous", None), ("The two sources", "anonymous", None), True),
        (("The Velnian ministry", "organisation", "a1"), ("The Velnian army", "organisation", "a2"), True),
        (("The Velnian ministry", "organisation", "a1"), ("The Velnian bakers", "organisation", "a2"), False),
        (("The Velnian ministry", "organisation", "a1"), ("The Velnian rebel army", "organisation", "a2"), False),
        (("The Free Velnian army", "organisation", "a1"), ("The Velnian rebel army", "organisation", "a2"), True),
        (("The Velnian ministry", "organisation", "a1"), ("The Karsan army", "organisation", "a2"), False),
        (("The Velnian ministry", "organisation", "a1"), ("Velnia", "state", "a2"), True),
        (("Velnia's Defence Ministry", "organisation", "a1"), ("The Velnian Armed Forces", "organisation", "a2"), True),
        (("Velnia's Army", "organisation", "a1"), ("The Velnian Army", "organisation", "a2"), True),
        (("Velnia's Armed Forces", "organisation", "a1"), ("The Karsan Armed Forces", "organisation", "a2"), False),
        (("India's Defence Ministry", "organisation", "a1"), ("The Indonesian ministry", "organisation", "a2"), False),
        (("Iran's army", "organisation", "a1"), ("The Iraqi army", "organisation", "a2"), False),
        (("Austria's army", "organisation", "a1"), ("The Australian army", "organisation", "a2"), False),
        (("Austria's army", "organisation", "a1"), ("The Austrian army", "organisation", "a2"), True),
        (("The Tolm Observatory", "organisation", "a1"), ("The Tolm observatory", "organisation", "a2"), True),
        (("The Tolm Observatory", "organisation", "a1"), ("The Tolm army", "organisation", "a2"), False),
        (("Tolm Ferries Company", "organisation", "a1"), ("Chairman Olan Werth", "person", "a2"), True),
        (("Tolm Ferries Company", "organisation", "a1"), ("The chairman Olan Werth", "person", "a2"), True),
        (("Tolm Ferries Company", "organisation", "a1"), ("Chairman of it Olan Werth", "person", "a2"), False),
        (("Tolm Ferries Company", "organisation", "a1"), ("Chairman Olan Werth", "organisation", "a2"), False),
        (("Mara Tolen", "person", "a1"), ("Chairman Olan Werth", "person", "a2"), False),
        (("Tolm Ferries Company", "organisation", "a1"), ("The company", "organisation", "a2"), True),
        (("Tolm Ferries Company", "organisation", "a1"), ("The army", "organisation", "a2"), False),
        (("Tolm Ferries Company", "organisation", "a1"), ("The ministry", "organisation", "a2"), False),
        (("The Tolm ministry", "organisation", "a1"), ("A spokesman", "person", "a2"), True),
        (("Mara Tolen", "person", "a1"), ("She", "person", "a2"), True),
        (("Mara Tolen", "person", "a1"), ("A poet", "person", "a2"), False),
    ],
)
def test_who_are_one(first: Voice, second: Voice, same: bool) -> None:
    assert one(first, second) is same


def test_one_who_only_feels_or_has_no_claim_read_rightly_is_no_only_voice() -> None:
    text = "Mara Tolen said that it rained."
    voice: Voice = ("Mara Tolen", "person", "a1")
    assert only(text, voice) == "Mara Tolen"
    assert only(text, voice, lemma="want") is None
    assert only("It rained.") is None


def test_crowds_by_words_other_than_of_saying_and_things_count_for_nobody() -> None:
    text = "Mara Tolen said that it rained. {} said no word."
    tolen: Voice = ("Mara Tolen", "person", "a1")
    assert only(text.format("Farmers"), tolen, ("Farmers", "collective", "a2")) is None
    assert only(text.format("These losses"), tolen, ("These losses", "collective", "a2")) == "Mara Tolen"
    assert only(text.format("Werth"), tolen, ("Werth", "missing", None)) == "Mara Tolen"


def test_a_body_that_bears_the_names_of_two_is_torn() -> None:
    text = "Velnian state television said it. The Observatory said it."
    torn = (("Velnian state television", "organisation", "a1"), ("The Observatory", "organisation", "a1"))
    assert only(text, *torn) is None  # type: ignore[arg-type]
    assert only(text, *((words, "person", "a1") for words, _, _ in torn)) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "alone"),
    [
        (" It rained.", True),
        (" “It was late and very cold there,” and it rained.", False),
        (" “It was late and cold,” and it rained.", True),
        (" Far away from all of this and much later a baker said so.", False),
        (" She, Mara Tolen, a poet, said so.", True),
        (" “A baker said so, much later and far from all of that.”", False),
    ],
)
def test_nobody_else_speaks_or_is_quoted_away_from_the_only_voice(more: str, alone: bool) -> None:
    text = "Mara Tolen said that it rained on the old port of Sarn and on the mill." + more
    found = speaking(text, ("Mara Tolen", "person", "a1"))
    if "She" in more:
        mentions = (*found.article.actors[0].mentions, Mention(span(text, "Mara Tolen", 40), "name"))
        actor = Actor("a1", "Mara Tolen", "person", mentions)
        found = Scene(Article(found.document, found.article.claims, (), Producer("0", "none"), (actor,)), page_of(text))
    assert (found.speakers.only is not None) is alone


@pytest.mark.parametrize(
    ("between", "after", "alone"),
    [
        (25, "a baker said so.", True),
        (26, "a baker said so.", False),
        (33, "“It was late and very cold there,” it rained.", True),
        (34, "“It was late and very cold there,” it rained.", False),
        (34, "“It was late and cold there,” it rained.", False),
        (34, "“It was late and cold,” it rained.", True),
    ],
)
def test_words_within_45_characters_of_a_speaker_are_the_speakers(between: int, after: str, alone: bool) -> None:
    text = f"Mara Tolen said it. {'x' * between} {after}"
    assert (speaking(text, ("Mara Tolen", "person", "a1")).speakers.only is not None) is alone


def test_one_side_speaks_where_all_who_speak_are_of_it() -> None:
    text = "The army said that it rained. The mayor said that it was late."
    voices: tuple[Voice, Voice] = (("The army", "organisation", "a1"), ("The mayor", "person", "a2"))
    assert speaking(text, *voices, side="north").speakers.one_side == "north"
    assert speaking(text, *voices).speakers.one_side is None
    assert speaking(text).speakers.one_side is None
    more = text + " Far away from all of this and much later a baker said so."
    assert speaking(more, *voices, side="north").speakers.one_side is None
    missing: Voice = ("The mayor", "missing", None)
    assert speaking(text, voices[0], missing, side="north").speakers.one_side is None


def test_a_monitor_a_source_and_a_state_are_called_otherwise_too() -> None:
    gap = " The old harbour of Sarn has two piers and a market for fish and a small customs house."
    for first, kind, later, alone in [
        ("The Tolm Observatory", "organisation", "The monitor said so.", True),
        ("The Tolm Observatory", "organisation", "The ministry said so.", False),
        ("A source", "anonymous", "A source said so.", True),
        ("A source", "anonymous", "Another old source said so.", False),
        ("The Velnian army", "organisation", "The Velnian ministry said so.", True),
        ("The Velnian army", "organisation", "The Karsan ministry said so.", False),
        ("Velnia", "state", "The Velnian ministry said so.", True),
    ]:
        text = f"{first} said that it rained.{gap} {later}"
        assert (only(text, (first, kind, "a1")) is not None) is alone, later  # type: ignore[arg-type]


# states


def bare(
    text: str, *sources: str, cue: str = "said", lemma: str = "say", title: str = "", person: str = "", kind: str = "state"
) -> list[list[str]]:
    claims, actors, after = [], dict[str, list[Mention]](), 0
    for number, source in enumerate(sources):
        who = span(text, source, after)
        said = span(text, cue, who.start)
        content = Span.of(text, said.end + 1, min(len(text), text.index(".", said.end)))
        name = {"Oslo": "Norway", "Paris": "France"}.get(source, source)
        actors.setdefault(name, []).append(Mention(who, "name"))
        claims.append(
            Claim(
                f"c{number}", Source((who,), "state", name), Cue((said,), lemma, "neutral"), (content,), "indirect",
                Certainty("certain", "neutral"), 0.9,
            )
        )  # fmt: skip
        after = content.end
    document = Document(text, title=span(text, title) if title else None)
    names = (Name(span(text, person), "person", 0.9),) if person else ()
    known = tuple(Actor(name, name, kind, tuple(found)) for name, found in actors.items())  # type: ignore[arg-type]
    told = Scene(Article(document, tuple(claims), names, Producer("0", "none"), known), page_of(document))
    return [[claim.source.text for claim in each] for each in told.governments.bare]


def test_states_that_speak_are_taken_together_by_state() -> None:
    text = "It rained. Oslo said that it is late. France said that it is cold. Norway said that it is dark. Paris said that it is wet."
    assert bare(text, "Oslo", "France", "Norway", "Paris") == [["Oslo", "Norway"], ["France", "Paris"]]
    assert bare(text, "Oslo", kind="person") == []


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "marked"),
    [
        ("It rained. Oslo called that late a lie.", "called", "call", True),
        ("It rained. Oslo sang that it is late.", "sang", "sing", False),
        ("It rained. Oslo should have said that it is late.", "have said", "say", False),
        ("It rained. Oslo should never once have said that it is late.", "said", "say", True),
        ("It rained. Oslo never said that it is late.", "never said", "say", False),
        ("It rained. Lights in Oslo said that it is late.", "said", "say", False),
        ("It rained. I hope that Oslo said that it is late.", "said", "say", False),
        ("I hope so. Oslo said that it is late.", "said", "say", True),
        ("I hope" + " so" * 163 + ", Oslo said that it is late.", "said", "say", False),
        ("I hope" + " so" * 165 + ", Oslo said that it is late.", "said", "say", True),
        ("It rained. They sing as Oslo said that it is late.", "said", "say", True),
        ("It rained. The ministers and Oslo said that it is late.", "said", "say", False),
        ("It rained. Oslo said that ministers are late.", "said", "say", True),
        ("It rained. Oslo said that it is late, ministers think.", "said", "say", True),
        ("The ministry met. Oslo said that it is late.", "said", "say", False),
        ("The king met. Oslo said that it is late.", "said", "say", True),
        ("The king spoke of harbours. Oslo said that harbours are late.", "said", "say", False),
        ("Harbours burn. Oslo said that harbours are late.", "said", "say", True),
        ("The ministry met. It rained. Oslo said that it is late.", "said", "say", True),
        ("It rained. Oslo said that it is late. The ministry met.", "said", "say", False),
        ("It rained. Oslo said that it is late. " + "It rained. " * 18 + "The ministry met.", "said", "say", False),
        ("It rained. Oslo said that it is late. " + "It rained. " * 19 + "The ministry met.", "said", "say", True),
        ("Oslo said that it is late. The ministry met.", "said", "say", True),
        ("It rained. The king's Royal Palace and Oslo said that it is late.", "said", "say", False),
    ],
)
def test_a_state_speaks_without_a_body(text: str, cue: str, lemma: str, marked: bool) -> None:
    assert bare(text, "Oslo", cue=cue, lemma=lemma) == [["Oslo"]] * marked


def test_a_name_of_a_person_a_headline_and_a_quotation_are_no_state() -> None:
    text = "It rained. Paris said that it is late. Mara Paris left."
    assert bare(text, "Paris") == [["Paris"]]
    assert bare(text, "Paris", person="Mara Paris") == []
    assert bare(text.replace("Mara ", ""), "Paris", person="Paris") == [["Paris"]]
    text = "Oslo said it is late\n\nIt rained. They write: Oslo said it is late. Oslo said it is wet."
    assert bare(text, "Oslo", "Oslo", "Oslo", title="Oslo said it is late") == [["Oslo"]]
    assert bare("It rained. “Oslo said that it is late.”", "Oslo") == []
