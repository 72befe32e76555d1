"""How a mention stands in its sentence, who was named of late, and what entities of a text are made of."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.model import Claim
from reportedly.resolve.actors.entities import Entities, Entity, Seen
from reportedly.resolve.actors.features import Context
from reportedly.resolve.actors.known import Known
from reportedly.resolve.actors.lexicon import lexicon
from reportedly.resolve.actors.standing import Standing
from reportedly.resolve.actors.trail import Trail
from tests.pages import ENGLISH, page_of
from tests.resolve.walks import phrase, said

LEX = lexicon(ENGLISH)


def stands(
    text: str, words: str, how: Any = "name", form: str = "", before: str = "", claims: tuple[Claim, ...] = ()
) -> Seen:
    """The mention of the last ``words`` of a text; its title begins with ``before``."""
    page = page_of(text)
    first = page.token(text.rindex(words))
    title = page.token(text.index(before)) if before else -1
    return Standing(page, claims).seen(first, first + len(words.split()), how, "", form=form, before=title)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Vale said it.", "subject"),
        ("Vale slept it.", ""),
        ("Vale limped.", "subject"),
        ("Vale\n\nsaid it.", ""),
        ("Of\n\nVale said it.", "subject"),
        ("Vale has it.", "subject"),
        ("Vale. Said it.", ""),
        ("Of Vale said it.", "oblique"),
        ("Leaving Vale said it.", "oblique"),
        ("It fell near. Vale slept it.", ""),
        ("Vale's said it.", "owned"),
        ("Boats of Vale’s said it.", "oblique owned"),
        ("Vale. ’s boat said it.", ""),
        # a verb after what stands between commas or brackets
        ("Vale, old and wise, said it.", "subject"),
        ("Vale, old and wise, limped.", "subject"),
        ("Vale old, said it.", ""),
        ("Vale (old and wise) said it.", "subject"),
        ("Vale (old, said and wise) slept it.", ""),
        ("Vale (old, wise) said it.", "subject"),
        ("Vale, old (and) said it.", ""),
        ("Vale, old, slept, said it.", "subject"),
        ("Vale, old and wise, slept it.", ""),
        ("Vale; old and wise; said it.", ""),
        ("Vale, old. Wise, said it.", ""),
        ("Vale, a a a a a a a a a a a a a a a a, said it.", "subject"),
        ("Vale, a a a a a a a a a a a a a a a a a, said it.", ""),
        ("By Vale, old and wise, said it.", "oblique"),
    ],
)
def test_how_a_name_stands(text: str, flags: str) -> None:
    seen = stands(text, "Vale")
    assert " ".join(flag for flag in ("subject", "oblique", "owned") if getattr(seen, flag)) == flags


@pytest.mark.parametrize("form", ["he", "she", "they", "i", "we"])
def test_a_pronoun_tells_that_it_is_a_subject(form: str) -> None:
    assert stands("Yes, Vale slept.", "Vale", "pronoun", form).subject
    assert not stands("Yes, Vale slept.", "Vale", "pronoun", "him").subject
    assert not stands("Yes, of Vale slept.", "Vale", "pronoun", form).subject


def test_a_pronoun_owns_nothing() -> None:
    assert not stands("Vale's boat sank.", "Vale", "pronoun").owned
    assert stands("Vale's boat sank.", "Vale", "role").owned


def test_what_stands_before_a_title_stands_before_the_name() -> None:
    assert stands("Boats of old Vale sank.", "Vale", before="old").oblique
    assert not stands("Boats of old Vale sank.", "Vale").oblique
    assert not stands("Boats of. Old Vale sank.", "Vale", before="Old").oblique
    assert stands("Of Old Vale sank.", "Vale", before="Old").oblique


def test_a_mention_says_where_it_is() -> None:
    text = "Boats sank.\n\nRain fell. “Yes, Vale slept.”"
    seen = stands(text, "Vale", "role", "")
    assert (seen.how, seen.score, seen.sentence, seen.paragraph, seen.quotation) == ("role", 1.0, 2, 1, 0)
    assert (seen.first, seen.last) == (9, 10)


def test_the_first_mention_of_a_sentence_leads() -> None:
    page = page_of("Ann met Eva. Ida slept.")
    standing = Standing(page, ())
    first = standing.seen(0, 1, "name", "")
    assert first.leading
    standing.last_sentence = first.sentence
    assert not standing.seen(2, 3, "name", "").leading
    assert standing.seen(4, 5, "name", "").leading


def test_mere_quotations_are_not_counted_between_mentions() -> None:
    page = page_of("“Yes.” Ann slept. “No, it fell.” Eva ate. “It sank,” Ida said. “Oh,” she.")
    standing = Standing(page, ())
    found = {
        page.lower(at): standing.seen(at, at + 1, "name", "").unquoted for at, token in enumerate(page.tokens) if token.word
    }
    assert [found[name] for name in ("yes", "ann", "no", "eva", "ida", "she")] == [0, 1, 1, 2, 3, 3]


# sources and contents of claims


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Vale told it.", "Vale", True),
        ("Vale’s men told it.", "Vale’s men", False),
        ("Men of Vale told it.", "Men of Vale", False),
        ("Men of Vale told it.", "Vale", True),
        ("Men, Vale told it.", "Men, Vale", True),
        ("Men saw Vale told it.", "Men", False),
    ],
)
def test_a_mention_may_be_a_source(text: str, source: str, expected: bool) -> None:
    assert stands(text, "Vale", claims=(said(text, source, "told", "it"),)).source is expected


def test_a_source_after_its_verb_is_a_subject() -> None:
    text = "It fell, said Vale there."
    assert stands(text, "Vale", claims=(said(text, "Vale", "said", "It fell"),)).subject
    assert not stands(text, "Vale").subject
    text = "It fell, also Vale there."  # no verb
    assert not stands(text, "Vale", claims=(said(text, "Vale", "also", "It fell"),)).subject


def test_claims_lie_on_their_tokens() -> None:
    text = "Vale said that Roe said that it fell."
    claims = (
        said(text, "Vale", "said", "that Roe said that it fell"),
        said(text, "Roe", "said", "that it fell", number=2),
    )
    standing = Standing(page_of(text), claims)
    assert standing.sources == [0, -1, -1, 1, -1, -1, -1, -1, -1]
    assert standing.contents == [-1, -1, 0, 0, 0, 1, 1, 1, -1]  # the shortest content that holds a word
    assert Standing(page_of(text), claims[::-1]).contents == [-1, -1, 1, 1, 1, 0, 0, 0, -1]


def test_of_a_long_source_or_content_the_beginning_counts() -> None:
    text = f"{'Old ' * 200}men said {'so ' * 900}."
    claim = said(text, text[:803], "said", text[text.index("so") : -2])
    standing = Standing(page_of(text), (claim,))
    assert sum(number == 0 for number in standing.sources) == 100
    assert sum(number == 0 for number in standing.contents) == 667


# the trail


def trailing(text: str, *claims: Claim) -> tuple[Trail, Standing]:
    standing = Standing(page_of(text), claims)
    return Trail(standing, Context(LEX)), standing


def entities(count: int) -> list[Entity]:
    return [Entity(number, "person") for number in range(count)]


def test_the_most_recent_come_first() -> None:
    trail, standing = trailing("Ann met Eva. Ann left. Ida slept.")
    ann, eva, ida = entities(3)
    for at, one in ((0, ann), (2, eva), (4, ann), (7, ida)):
        trail.add(one, standing.seen(at, at + 1, "name", ""))
    here = standing.seen(7, 8, "name", "")
    assert trail.candidates(here, lambda one: True) == [ida, ann, eva]
    assert trail.candidates(here, lambda one: one is not ann) == [ida, eva]
    assert [entity for entity, _ in trail.mentions] == [ann, eva, ann, ida]
    assert [entity for entity, _ in trail.heads[4]] == [ann]
    assert [len(one.seen) for one in (ann, eva, ida)] == [2, 1, 1]
    assert [one.early for one in (ann, eva, ida)] == [True, True, False]
    assert standing.last_sentence == 2


def test_outside_of_quotations_those_named_there_count() -> None:
    trail, standing = trailing("Ann met Eva. “Ida left.” They slept.")
    ann, eva, ida = entities(3)
    for at, one in ((0, ann), (2, eva), (5, ida), (5, ann)):
        trail.add(one, standing.seen(at, at + 1, "name", ""))
    outside, inside = standing.seen(9, 10, "name", ""), standing.seen(5, 6, "name", "")
    assert trail.candidates(outside, lambda one: True) == [eva, ann]
    assert trail.candidates(inside, lambda one: True) == [ann, ida, eva]
    assert ann.last(outside) is ann.seen[0]
    assert ann.last(inside) is ann.seen[1]
    assert ida.last(outside) is ida.seen[0]
    assert eva.last(inside) is eva.seen[0]


def test_only_so_many_are_looked_at() -> None:
    trail, standing = trailing("Ann met Eva.")
    seen = standing.seen(0, 1, "name", "")
    many = entities(80)
    for one in many:
        trail.add(one, seen)
    assert trail.candidates(seen, lambda one: True) == many[:-11:-1]
    assert trail.candidates(seen, lambda one: one.number == 20) == [many[20]]
    assert trail.candidates(seen, lambda one: one.number == 19) == []


def test_the_first_mention_in_a_source_is_the_speaker() -> None:
    text = "Ann and Eva said that it fell. “So it did,” Ida said."
    claims = (
        said(text, "Ann and Eva", "said", "that it fell"),
        said(text, "Ida", "said", "So it did", how="direct", number=2),
    )
    trail, standing = trailing(text, *claims)
    ann, eva, ida = entities(3)
    assert trail.tellers(5) == (None, None)
    trail.add(ann, standing.seen(0, 1, "name", ""))
    trail.add(eva, standing.seen(2, 3, "name", ""))
    assert trail.tellers(5) == (None, ann)
    assert trail.tellers(0) == (None, None)
    assert (ann.spoke, eva.spoke) == (1, 0)
    assert trail.context.last_source is ann
    assert trail.context.source_paragraph == 0
    trail.add(ida, standing.seen(14, 15, "name", ""))
    assert trail.tellers(9) == (ida, ida)
    assert trail.context.last_source is ida
    both = Entity(9, "collective")
    trail.speak(both, standing.seen(0, 3, "name", ""))
    assert trail.tellers(5) == (None, both)


def test_who_is_owned_does_not_speak() -> None:
    text = "Ann’s men said that it fell."
    trail, standing = trailing(text, said(text, "Ann’s men", "said", "that it fell"))
    ann, men = entities(2)
    trail.add(ann, standing.seen(0, 1, "name", ""))
    assert trail.tellers(4) == (None, None)
    trail.add(men, standing.seen(2, 3, "role", ""))
    assert trail.tellers(4) == (None, men)


def test_what_is_noted_is_not_looked_back_to() -> None:
    trail, standing = trailing("Ann met Eva.")
    ann, eva = entities(2)
    seen = standing.seen(0, 1, "name", "")
    trail.note(ann, seen)
    trail.remember(eva, seen)
    assert trail.candidates(seen, lambda one: True) == [eva]
    assert [one for one, _ in trail.mentions] == [ann]
    trail.leave_open(seen, [ann, eva], "why")
    assert trail.open[0] == (0, 1, "name", (ann, eva), "why")


# entities


def test_a_description_stays_with_an_entity() -> None:
    one = Entity(0, "person")
    one.describe(phrase("mayor", "old", tail=frozenset({"vale"}), means=frozenset({"judge"}), gender="he"))
    assert (one.roles, one.gender) == ({"mayor", "old", "vale", "judge"}, "he")
    one.describe(phrase("spokeswoman", gender="she"))
    assert one.gender == "he"


ADA = Known("p/ada", "Ada Vale", "person", None, "she")
LAND = Known("p/land", "Norland", "state", "north", "")


def test_who_is_known_is_one_entity() -> None:
    made = Entities()
    one = made.of_known(ADA)
    assert (one.known, one.kind, one.gender, one.number) == (ADA, "person", "she", 0)
    assert made.of_known(ADA) is one
    other = made.new("organisation")
    other.gender = "he"
    made.identify(other, ADA)
    assert (other.kind, other.gender, other.number, made.of_known(ADA)) == ("person", "he", 1, one)
    assert made.all == [one, other]


def test_a_state_is_one_entity() -> None:
    made = Entities()
    one = made.of_state("Old Norland", None)
    assert (one.kind, one.state, one.words, one.known) == ("state", "Old Norland", {"old", "norland"}, None)
    assert made.of_state("Old Norland", None) is one
    assert made.of_state("Suland", None) is not one
    known = made.of_state("Norland", LAND)
    assert (known.known, known.state) == (LAND, "Norland")
    assert made.of_state("The North", LAND) is known
    assert made.of_state("Norland", None) is known
