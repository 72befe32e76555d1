"""What the scene says of the text itself: where it begins, what stands beside what, what a phrase or a name is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.checks.scene import Scene
from reportedly.model import Actor, Article, Certainty, Claim, Cue, Document, Mention, Pack, Place, Producer, Source, Span
from reportedly.model.claim import SourceKind
from reportedly.model.knowledge import KnownPlace, Side, Term, Variant
from tests.pages import page_of, span


def scene(text: str, *claims: Claim, title: str = "", actors: tuple[Actor, ...] = (), packs: tuple[Pack, ...] = ()) -> Scene:
    document = Document(text, title=span(text, title) if title else None)
    return Scene(Article(document, claims, (), Producer("0", "none"), actors), page_of(document), packs)


def claim(
    text: str, source: str, cue: str, content: str, *, kind: SourceKind = "person", actor: str | None = None, number: int = 1
) -> Claim:
    spans = (span(text, source),) if source else ()
    said = Cue((span(text, cue),), "say", "neutral") if cue else None
    return Claim(
        f"c{number}",
        Source(spans, kind, actor),
        said,
        (span(text, content),),
        "indirect",
        Certainty("certain", "neutral"),
        0.9,
    )


# headline and body


@pytest.mark.parametrize(
    ("first", "rest", "headline"),
    [
        ("The port is closed", "It rained. It was late.", True),
        ("The port is closed. It rained.", "It was late.", False),
        ("x" * 150, "It rained.", True),
        ("x" * 151, "It rained.", False),
    ],
)
def test_a_short_first_paragraph_of_one_sentence_is_a_headline(first: str, rest: str, headline: bool) -> None:
    assert scene(f"{first}\n\n{rest}").begins == (len(first) if headline else 0)


def test_a_text_of_one_paragraph_has_none_and_a_title_that_is_known_counts() -> None:
    assert scene("The port is closed").begins == 0
    told = scene("The port is closed. It rained.\n\nIt was late.", title="The port is closed. It rained.")
    assert told.begins == told.body == 30
    assert scene("The port is closed. It rained.").body == 0


def test_what_begins_in_the_headline() -> None:
    text = "By Ada Brenn\n\nPort closed\n\nThe port is closed."
    told = scene(text, title="Port closed")
    assert told.in_title(span(text, "Port closed")) and told.in_title(span(text, "closed"))
    assert not told.in_title(span(text, "Brenn")) and not told.in_title(Span.of(text, 25, 30))
    assert not scene(text).in_title(span(text, "Port"))


def test_a_sentence_of_the_body_that_holds_the_headline_tells_it_again() -> None:
    text = "Port closed\n\nIt rained. So: Port\nclosed today. The port is closed."
    told = scene(text, title="Port closed")
    assert told.retells(span(text, "closed today")) and not told.retells(span(text, "today"))
    assert not told.retells(span(text, "rained")) and not told.retells(span(text, "The port"))
    assert not told.retells(span(text, "Port closed"))
    assert not scene(text).retells(span(text, "today"))


# sentences and quotations


def test_the_sentence_before_is_none_of_the_headline() -> None:
    text = "Port closed\n\nIt rained. It was late."
    told = scene(text, title="Port closed")
    before = told.sentence_before(text.index("late"))
    assert before and before.text.strip() == "It rained."
    assert told.sentence_before(text.index("rained")) is None
    assert told.sentence_before(0) is None
    headed = scene(text).sentence_before(text.index("rained"))
    assert headed and headed.text.strip() == "Port closed"


def test_offsets_beyond_all_sentences_belong_to_the_nearest() -> None:
    text = "It rained. It was late."
    assert scene(text).sentence(len(text)).text == "It was late."
    assert scene("  ").sentence(1).text == "  "
    assert scene("  ").sentence_number(1) == -1
    assert scene("  ").paragraph(1).text == "  "


def test_quoted_is_what_begins_between_the_marks() -> None:
    text = "She said “it is late” and left."
    told = scene(text)
    assert told.quoted(span(text, "it is")) and told.quoted(span(text, "late"))
    assert not told.quoted(span(text, "She")) and not told.quoted(span(text, "and"))
    after = text.index("”") + 1
    assert not told.quoted(Span.of(text, after, after + 1))
    inner = "She said “it is ‘late’ now” and left."
    assert [inner[each.start : each.end] for each in scene(inner).quotations] == ["“it is ‘late’ now”"]


# words beside an offset


def test_words_before_and_after_stay_in_their_sentence() -> None:
    text = "It rained. The old port is now, at last, closed. Ships left."
    told, at = scene(text), text.index("is now")
    assert told.before(at, 2) == ("old", "port")
    assert told.before(at, 9) == ("the", "old", "port")
    assert told.after(at, 3) == ("is", "now", "at")
    assert told.after(at, 9) == ("is", "now", "at", "last", "closed")
    assert told.words(at, at + 6) == ("is", "now")


def test_a_clause_goes_back_to_the_nearest_mark() -> None:
    text = "When it rained, the old port was closed."
    told, at = scene(text), text.index("was")
    assert told.clause(at) == ("the", "old", "port")
    assert told.clause(at, ".;:") == ("when", "it", "rained", "the", "old", "port")
    assert scene("old " * 70 + "port").clause(70 * 4) == ("old",) * 60


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The capture of Sarn raised alarm.", "raised", "capture"),
        ("The old plan raised alarm.", "raised", "plan"),
        ("The old plan has also raised alarm.", "raised", "plan"),
        ("It rained, and the plan raised alarm.", "raised", "plan"),
        ("It rained. Raised alarm.", "Raised", ""),
        ("The plan — Raised alarm.", "Raised", ""),
        ("The pier\n\nraised alarm.", "raised", ""),
        ("The pier\n\nnew plan raised alarm.", "raised", "plan"),
        ("Of Sarn raised alarm.", "raised", ""),
        ("Plan, raised alarm.", "raised", ""),
        ("Raised alarm.", "Raised", ""),
        ("plan " + "old " * 59 + "raised", "raised", "old"),
    ],
)
def test_the_noun_that_heads_a_subject(text: str, verb: str, subject: str) -> None:
    found = scene(text).subject(text.index(verb))
    assert (found.text if found else "") == subject


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Olan Werth, a captain, spoke.", "a captain"),
        ("Olan Werth (a captain) spoke.", "a captain"),
        ("Olan Werth, a captain; he spoke.", ""),
        ("Olan Werth, a captain. He spoke, too.", ""),
        ("Olan Werth, a captain (of Sarn), spoke.", ""),
        ("Olan Werth spoke, too, of it.", ""),
        ("Olan Werth", ""),
        ("Olan Werth, a" + " very" * 13 + " captain, spoke.", "a" + " very" * 13 + " captain"),
        ("Olan Werth, a" + " very" * 14 + " captain, spoke.", ""),
    ],
)
def test_the_words_that_describe_a_name(text: str, words: str) -> None:
    assert scene(text).apposition(span(text, "Olan Werth")) == words


# phrases beside an offset


def test_a_phrase_follows_or_precedes_directly() -> None:
    text = "It is, according to the Courier, late, told by Werth."
    told = scene(text)

    def after(words: str) -> str:
        found = told.following(text.index(words), "saying.phrases.words", "saying.hints.words")
        return found.text if found else ""

    def before(words: str) -> str:
        found = told.preceding(text.index(words), "saying.phrases.words", "saying.hints.words")
        return found.text if found else ""

    assert after("according") == after(" according") == "according to"
    assert after("is,") == after(", according") == after("ording") == ""
    assert told.following(len(text), "saying.phrases.words") is None
    assert before("the Courier") == before(" the Courier") == "according to"
    assert before("Werth") == "told by" and before("Courier") == before("It") == ""
    end = told.preceding(len("It is, according to"), "saying.phrases.words")
    assert end and end.text == "according to"


def test_the_longest_phrase_counts_on_either_side() -> None:
    text = "They put the toll at 12, more than a few days ago now."
    told = scene(text)
    found = told.following(text.index("a few"), "dating.floating.vague")
    assert found and found.text == "a few days ago"
    before = told.preceding(text.index(" now"), "dating.floating.vague")
    assert before and before.text == "a few days ago"


def test_the_longest_phrase_of_several_lists_counts() -> None:
    text = "They fear an air strike now."
    told = scene(text)
    for lists in (
        ("events.deed.6.nouns", "attribution.fighting.words"),
        ("attribution.fighting.words", "events.deed.6.nouns"),
    ):
        before = told.preceding(text.index(" now"), *lists)
        assert before and before.text == "air strike"


def test_the_lists_of_a_section_are_groups_each_with_the_lists_in_it() -> None:
    groups = scene("It rained.").groups("labels")
    assert ("labels.label.junta" in groups[0], len(groups) > 1, all(len({*each}) == len(each) for each in groups)) == (
        True, True, True,
    )  # fmt: skip
    assert ["labels.label.junta"] in [list(each) for each in scene("It rained.").groups("labels.label")]


def test_a_sentence_says_what_it_holds_and_no_other() -> None:
    text = "It is reportedly late. It rained."
    told = scene(text)
    assert told.says(span(text, "late"), "saying.hints.words")
    assert not told.says(span(text, "rained"), "saying.hints.words")


def test_words_that_are_no_part_of_the_article_hold_phrases_too() -> None:
    told = scene("It rained.")
    assert told.mentions("the Tolm observatory of rights", "saying.speakers.words")
    assert not told.mentions("the Tolm port", "saying.speakers.words")
    assert told.phrased("a group of monitors", ("monitors",)) and not told.phrased("a monitor", ("monitors",))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a week-long trip", True),
        ("a mid-week trip", True),
        ("a mid–week trip", True),
        ("a week of rain", False),
        ("week", False),
    ],
)
def test_a_part_of_a_hyphenated_word(text: str, part: bool) -> None:
    assert scene(text).is_part(span(text, "week")) is part


def test_a_capital_tells_a_name_only_within_a_sentence_of_the_body() -> None:
    text = "The Regime\n\nThe Regime left. Regime troops met the regime of old."
    told = scene(text, title="The Regime")
    starts = [at for at in range(len(text)) if text[at : at + 6].lower() == "regime"]
    assert [told.is_capital(Span.of(text, at, at + 6)) for at in starts] == [False, True, False, False]


# claims


def test_the_claim_of_a_cue_is_found_by_any_part_of_it() -> None:
    text = "Werth said it rained and Brisk said so."
    one = claim(text, "Werth", "said", "it rained")
    told = scene(text, one)
    assert told.cued(span(text, "said it")) is one and told.cued(span(text, "Werth said")) is one
    assert told.cued(span(text, "it rained")) is None and told.cued(span(text, "Werth")) is None
    assert scene(text).cued(span(text, "said")) is None


def test_what_stands_in_source_cue_or_content_of_a_claim() -> None:
    text = "Werth said it rained and Brisk left."
    told = scene(text, claim(text, "Werth", "said", "it rained"))
    assert all(told.in_attribution(span(text, each)) for each in ("Werth", "said", "it rained", "rained"))
    assert not any(told.in_attribution(span(text, each)) for each in ("and Brisk", "left"))
    ends = Span.of(text, text.index(" and"), text.index(" and") + 4)
    assert not told.in_attribution(ends)
    outer = claim("Werth said it rained and Brisk left.", "Werth", "said", "it rained and Brisk left", number=2)
    assert scene(text, outer, claim(text, "Werth", "said", "it rained")).in_attribution(span(text, "left"))


@pytest.mark.parametrize(
    ("source", "kind", "thing"),
    [
        ("These developments", "collective", True),
        ("The development", "collective", True),
        ("The losses", "collective", True),
        ("The crisis", "collective", True),
        ("The farmers", "missing", False),
        ("The farmers", "collective", False),
        ("These developments", "organisation", False),
        ("These developments", "anonymous", False),
        ("", "missing", False),
    ],
)
def test_a_thing_is_no_speaker(source: str, kind: SourceKind, thing: bool) -> None:
    text = f"{source} said that it rained.".strip()
    one = claim(text, source, "said", "that it rained", kind=kind)
    assert scene(text, one).is_thing(one) is thing


def test_what_to_call_a_source_in_a_message() -> None:
    text = "Mara Tolen, who said that it rained, left. Olan\nWerth’s view differs. She said so."
    who = Actor("a1", "Mara Tolen", "person", (Mention(span(text, "Mara Tolen"), "name"),))
    one = claim(text, "who", "said", "that it rained", actor="a1")
    two = claim(text, "Olan\nWerth’s", "view", "differs", number=2)
    three = claim(text, "Mara Tolen", "said", "that it rained", actor="a1", number=3)
    told = scene(text, one, two, three, actors=(who,))
    assert [told.called(each) for each in (one, two, three)] == ["Mara Tolen", "Olan Werth", "Mara Tolen"]
    assert scene(text, one).called(one) == "who"


# terms of packs


def _term(name: str, *wordings: str) -> Term:
    return Term(name, wordings, "euphemism", "", "none")


def test_of_terms_that_overlap_the_longer_counts_and_all_stand_in_text_order() -> None:
    text = "The relief works, the water relief and the relief."
    pack = Pack("lake", "2026.1", "Lake", terms=(_term("a", "relief"), _term("b", "water relief")))
    assert [(use.span.text, use.term.id) for use in scene(text, packs=(pack,)).terms] == [
        ("relief", "a"),
        ("water relief", "b"),
        ("relief", "a"),
    ]


# names of one side


VARIANTS = (Variant("Old Sarn", "north"), Variant("Sarnet"), Variant("Both", "north"), Variant("Both", "south"))
VELNA = KnownPlace("velna", "Velna", "populated place", 1.0, 2.0, "none", geonames_id=7, variants=VARIANTS)
STRAIT = Pack("strait", "2026.1", "Strait", sides=(Side("north", "The North", "none"),), places=(VELNA,))


def _uses(text: str, read: str) -> list[str]:
    places = [Place("p0", span(text, read), read, 1.0, 2.0, 7, None, "populated place", 0.9, (), "")] if read else []
    article = Article(Document(text), (), (), Producer("0", "none"), places=tuple(places))
    return [use.span.text for use in Scene(article, page_of(text), (STRAIT,)).names]


def test_a_name_of_one_side_stands_without_that_of_reference_works() -> None:
    assert _uses("They left Old Sarn.", "Old Sarn") == ["Old Sarn"]
    assert _uses("They left Old Sarn, or Velna.", "Old Sarn") == []
    assert _uses("They left Velna. They saw Old Sarn.", "Old Sarn") == ["Old Sarn"]
    assert _uses("They left Sarnet.", "Sarnet") == [] and _uses("They left Both.", "Both") == []
    assert _uses("They left Old Sarn.", "") == [] and _uses("They left Old Sarn.", "Old") == []


def test_a_place_with_little_more_than_the_name_is_the_same() -> None:
    assert _uses("They left Old Sarn Bay.", "Old Sarn Bay") == ["Old Sarn"]
    assert _uses("They left Old Sarn Port.", "Old Sarn Port") == []
    assert _uses("They left big Old Sarn.", "big Old Sarn") == ["Old Sarn"]


@pytest.mark.parametrize(
    ("read", "named"),
    [
        ([("Old Sarn", 7, "populated place", 1.0)], True),
        ([("Old Sarn", 8, "populated place", 1.0)], False),
        ([("Old Sarn", None, "populated place", None)], True),
        ([("Old Sarn", 7, "populated place", 1.0), ("Old Sarn", 8, "populated place", 1.0)], False),
        ([("big Old Sarn", 8, "populated place", 1.0), ("Old Sarn", 7, "populated place", 1.0)], False),
        ([("big", 8, "populated place", 1.0), ("Old Sarn", 7, "populated place", 1.0)], True),
        ([("Old Sarn", 7, "populated place", 1.0), ("Sarn", 8, "populated place", 1.0)], True),
        ([("the big Old Sarn", 7, "populated place", 1.0), ("Old Sarn", 7, "populated place", 1.0)], False),
        ([("Old Sarn", None, "river", None)], False),
        ([("Old Sarn", None, "river", 1.0)], False),
        ([("Old Sarn", None, "sea", 1.0)], False),
        ([("Old Sarn", None, "sea", None)], True),
        ([("Old Sarn", None, "region", 1.0)], True),
        ([("big", 7, "populated place", 1.0)], False),
    ],
)
def test_a_name_is_one_sides_where_it_was_read_as_that_place_and_no_other(
    read: list[tuple[str, int | None, str, float | None]], named: bool
) -> None:
    text = "They left the big Old Sarn."
    places = tuple(
        Place(f"p{at}", span(text, words), words, lat, lat, number, None, kind, 0.9, (), "")
        for at, (words, number, kind, lat) in enumerate(read)
    )
    article = Article(Document(text), (), (), Producer("0", "none"), places=places)
    assert [use.span.text for use in Scene(article, page_of(text), (STRAIT,)).names] == ["Old Sarn"] * named


def test_a_place_of_a_pack_without_a_number_may_be_any() -> None:
    text = "They left Old Sarn."
    pack = replace(STRAIT, places=(replace(VELNA, geonames_id=None),))
    place = Place("p0", span(text, "Old Sarn"), "Old Sarn", 1.0, 2.0, 8, None, "populated place", 0.9, (), "")
    article = Article(Document(text), (), (), Producer("0", "none"), places=(place,))
    assert len(Scene(article, page_of(text), (pack,)).names) == 1
