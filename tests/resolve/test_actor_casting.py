"""Who is the source of each claim, and which of those whom a text mentions are its actors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import Actor, Claim, Document, Pack, Source
from reportedly.model.claim import Quotation, SourceKind
from reportedly.model.knowledge import KnownActor
from reportedly.resolve.actors import Cast, actors
from tests.pages import page_of
from tests.resolve.walks import said, span


def cast(text: str, *claims: Claim, packs: tuple[Pack, ...] = ()) -> Cast:
    return actors(page_of(Document(text)), (), claims, packs)


def speaker(text: str, claim: Claim) -> Actor | str:
    """The actor who is the source of the claim, or why there is none."""
    found = cast(text, claim)
    by_id = {actor.id: actor for actor in found.actors}
    assert (claim.id in found.speakers) != (claim.id in found.reasons)
    return by_id[found.speakers[claim.id]] if claim.id in found.speakers else found.reasons[claim.id]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Ada Vale told it.", "Ada Vale", "Ada Vale"),
        ("Old Ada Vale told it.", "Old Ada Vale", "Ada Vale"),
        ("That old Ada Vale told it.", "That old Ada Vale", "Ada Vale"),
        ("A boat of Ada Vale told it.", "A boat of Ada Vale", "A boat of Ada Vale"),
        ("A boat, Ada Vale, told it.", "A boat, Ada Vale", "A boat, Ada Vale"),
        ("Men of Ada Vale told it.", "Men of Ada Vale", "Men"),
        ("Ada Vale of men told it.", "Ada Vale of men", "Ada Vale"),
        ("Boats of old told Ada Vale it.", "Boats of old", "Boats"),
        # what owns the rest of a source is not the source
        ("Ada Vale’s men told it.", "Ada Vale’s men", "Ada Vale’s men"),
        ("Ada Vale’s radioman told it.", "Ada Vale’s radioman", "Ada Vale’s radioman"),
        ("Ada Vale’s, old Eva Roe, told it.", "Ada Vale’s, old Eva Roe", "Ada Vale’s, old Eva Roe"),
        ("Ada Vale’s it told.", "Ada Vale’s", "Ada Vale"),
        ("Ada Vale’s it told.", "Ada Vale", "Ada Vale"),
        ("Ada Vale slept. Her radioman told it.", "Her radioman", "Her radioman"),
        ("Ada Vale slept. Her mayor told it.", "Her mayor", "Her mayor"),
        ("Ada Vale slept. Her, it told.", "Her", "Ada Vale"),
        ("Ada Vale slept. She told it.", "She", "Ada Vale"),
        # a longer mention than the source is not its head
        ("The mayor of Aldmouth, Ada Vale, told it.", "The mayor", "The mayor"),
        ("The mayor of Aldmouth, Ada Vale, told it.", "The mayor of Aldmouth", "Ada Vale"),
        ("The mayor of Aldmouth, Ada Vale, told it.", "The mayor of", "Ada Vale"),
        ("Ada Vale Roe Moss told it.", "Ada Vale", "Ada Vale"),
        # nobody is known by it
        ("Farmhands told it.", "Farmhands", "Farmhands"),
        ("Many told it.", "Many", "Many"),
    ],
)
def test_who_heads_a_source_speaks(text: str, source: str, name: str) -> None:
    found = speaker(text, said(text, source, "told", "it"))
    assert not isinstance(found, str)
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "source", "kind", "reason"),
    [
        ("It was told.", "", "missing", "no source is named"),
        ("It was told.", "", "person", "no source is named"),
        ("The Vale Times told it.", "The Vale Times", "outlet", "the outlet itself says it"),
        ("The report told it.", "The report", "document", "the source is a text, not an actor"),
        ("The report told it.", "The report", "person", "the source is a text, not an actor"),
        ("You told it.", "You", "person", "nothing in the article that “You” surely stands for"),
        ("Those told it.", "Those", "person", "nothing in the article that “Those” surely stands for"),
        ("He told it.", "He", "person", "nothing in the article that “He” surely stands for"),
        ("Her it told.", "Her", "person", "nothing in the article that “Her” surely stands for"),
        (
            "Per Vale and Per Roe met. He told it.",
            "He",
            "person",
            "“He” stays open: two candidates of nearly the same score",
        ),
        (
            "Per Vale and Per Roe met. Old him in Moss told it.",
            "Old him in Moss",
            "person",
            "“him” stays open: two candidates of nearly the same score",
        ),
        (
            "Per Vale and Per Roe met. Him and his told it.",
            "Him and his",
            "person",
            "“Him” stays open: two candidates of nearly the same score",
        ),
    ],
)
def test_a_claim_without_a_speaker_says_why(text: str, source: str, kind: SourceKind, reason: str) -> None:
    assert speaker(text, said(text, source, "told", "t", kind)) == reason


def test_a_name_in_a_source_that_stays_open_is_not_the_source() -> None:
    text = "Mayor Per Vale met Mayor Dan Roe, Mayor Carl Moss and Mayor Greg Elk. It fell. The Ohio mayor told it."
    assert str(speaker(text, said(text, "The Ohio mayor", "told", "it"))).startswith("“The Ohio mayor” stays open")


def test_an_open_possessive_leaves_the_source_to_its_noun() -> None:
    text = "Per Vale and Per Roe met. His radioman told it."
    found = speaker(text, said(text, "His radioman", "told", "it"))
    assert not isinstance(found, str)
    assert found.name == "His radioman"
    assert speaker(text, said(text, "His", "told", "it")) == "“His” stays open: two candidates of nearly the same score"


def test_of_several_parts_of_a_source_the_first_that_tells_counts() -> None:
    text = "Boats, Ada Vale and Eva Roe told it."
    claim = said(text, "Boats", "told", "it")
    parts = Source((span(text, ", "), span(text, "Ada Vale"), span(text, "Eva Roe")), "person")
    found = speaker(text, replace(claim, source=parts))
    assert not isinstance(found, str)
    assert found.name == "Ada Vale"


@pytest.mark.parametrize(
    ("source", "kind", "found"),
    [
        ("You Boats", "organisation", ("You Boats", "organisation", "name")),
        ("You Boats", "state", ("You Boats", "state", "name")),
        ("You Boats", "named media", ("You Boats", "organisation", "name")),
        ("You Boats", "anonymous", ("You Boats", "unknown", "role")),
        ("Those on boats", "person", ("Those on boats", "person", "name")),
        ("those on boats", "person", ("those on boats", "person", "role")),
        ("The 34 on boats", "person", ("The 34 on boats", "person", "role")),
        ("The 34 On boats", "person", ("The 34 On boats", "person", "name")),
        ("The 34 on 4 On boats", "person", ("The 34 on 4 On boats", "person", "role")),
        ("Somebody on boats", "person", ("Somebody on boats", "person", "role")),
    ],
)
def test_a_source_as_a_whole_is_an_actor(source: str, kind: SourceKind, found: tuple[str, str, str]) -> None:
    text = f"So it fell: {source} in the end told it."
    claim = replace(said(text, source, "told", "it"), source=Source((span(text, source),), kind))
    result = speaker(text, claim)
    assert not isinstance(result, str)
    whole = result.mentions[0]
    assert (result.name, result.kind, whole.how) == found
    assert (whole.reason, whole.score) == ("the source as a whole", 0.7)


def test_the_same_source_as_a_whole_is_the_same_actor() -> None:
    text = "They on boats told it. Later they on boats told that. You on boats told so."
    first = Source((span(text[:20], "They on boats"),), "person")
    claims = [
        replace(said(text[:22], "They on boats", "told", "it"), source=first),
        said(text, "they on boats", "told", "that", number=2),
        said(text, "You on boats", "told", "so", number=3),
    ]
    found = cast(text, *claims)
    assert found.speakers["c1"] == found.speakers["c2"] != found.speakers["c3"]


def test_of_a_long_source_the_beginning_is_shown() -> None:
    source = f"you of {'old ' * 100}boats"
    text = f"It fell: {source} told it."
    found = speaker(text, said(text, source, "told", "it"))
    assert not isinstance(found, str)
    assert len(found.mentions[0].span.text) == 300


# "I" and "we"


@pytest.mark.parametrize(
    ("text", "how", "own"),
    [
        ("“I like it,” Ada Vale told us.", "direct", ["I"]),
        ("“We like it,” Ada Vale told us.", "direct", ["We"]),
        ("“I like it,” Ada Vale told us.", "partial", ["I"]),
        ("“I like it,” Ada Vale told us.", "indirect", []),
        ("I like it, Ada Vale told us.", "direct", []),
        ("“He likes it,” Ada Vale told us.", "direct", []),
    ],
)
def test_whose_own_words_they_are(text: str, how: Quotation, own: list[str]) -> None:
    content = text[: text.index(" it") + 3].strip("“")
    (actor,) = cast(text, said(text, "Ada Vale", "told", content, how=how)).actors
    found = [m for m in actor.mentions if m.how == "pronoun"]
    assert [m.span.text for m in found] == own
    for each in found:
        assert (each.score, [one.text for one in each.evidence]) == (0.9 if own == ["I"] else 0.7, ["Ada Vale"])
        assert each.reason.startswith("the speaker" if own == ["I"] else "those for whom")


def test_i_as_a_source_in_a_quotation_is_its_speaker() -> None:
    text = "“I told them that it fell,” Ada Vale said. Boats sank, and I told it."
    quoted = said(text, "Ada Vale", "said", "I told them that it fell", how="direct")
    inner = said(text[:26], "I", "told", "that it fell", number=2)
    outer = said(text, "I", "told", "it", number=3)
    nobody = replace(said(text, "", "told", "it", number=4), source=Source((), "person"))
    found = cast(text, quoted, inner, outer, nobody)
    assert found.speakers == {"c1": "a1", "c2": "a1"}
    assert set(found.reasons) == {"c3", "c4"}


# the list


def test_actors_are_in_the_order_in_which_they_are_mentioned() -> None:
    names = [
        "Ada Vale",
        "Ann Roe",
        "Eva Moss",
        "Amy Elk",
        "Carl Cod",
        "Dan Ray",
        "Emil Eel",
        "Fred Asp",
        "Greg Emu",
        "Hans Yak",
    ]
    text = f"They met {', '.join(names)}. Igor Oak and Karl Ash told it."
    found = cast(text, said(text, "Igor Oak and Karl Ash", "told", "it"))
    assert [actor.id for actor in found.actors] == [f"a{number}" for number in range(1, 14)]
    assert [actor.name for actor in found.actors][:10] == names
    both = found.actors[11]
    assert (both.name, both.members) == ("Igor Oak and Karl Ash", ("a11", "a13"))
    text = f"They met {', '.join(names[:8])}. Then Igor Oak slept. They met Karl Ash. Karl Ash and Igor Oak told it."
    found = cast(text, said(text, "Karl Ash and Igor Oak", "told", "it"))
    (both,) = [actor for actor in found.actors if actor.members]
    assert both.members == ("a9", "a10")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # somebody unnamed whom the text comes back to
        ("A farmer slept. She ate.", ["A farmer"]),
        ("A farmer slept. His boat sank.", ["A farmer"]),
        ("A farmer who slept ate.", []),
        ("A farmer slept.", []),
        ("A farmer ate. The farmer slept.", ["The farmer"]),
        ("The farmers ate. Those farmers slept.", ["Those farmers"]),
        ("Farmers ate themselves.", []),
        ("A firm sank. It fell.", []),
        ("The firm sank. The firm fell.", []),
        ("A mayor ate. This mayor slept.", ["This mayor"]),
        ("Both mayors ate. Both mayors slept.", []),
        ("The report fell. The report sank.", []),
        # somebody who is named
        ("They met Ada Vale.", ["Ada Vale"]),
        ("They met Vale Army.", ["Vale Army"]),
        ("They met the French.", []),
        ("They met Vale Moss.", []),
    ],
)
def test_who_is_an_actor(text: str, names: list[str]) -> None:
    assert [actor.name for actor in cast(text).actors] == names


def test_an_actor_is_called_by_the_longest_name() -> None:
    (actor,) = cast("The old mayor Ada Vale slept. Vale ate. Ada Moss Vale sat. She left.").actors
    assert actor.name == "Ada Moss Vale"
    assert [m.span.text for m in actor.mentions] == ["The old mayor", "Ada Vale", "Vale", "Ada Moss Vale", "She"]
    pack = Pack("p", "2030.01", "Invented", actors=(KnownActor("v", "A. Vale", "person", "invented", short=("Ada Vale",)),))
    (actor,) = cast("They met Ada Vale.", packs=(pack,)).actors
    assert (actor.name, actor.pack_id) == ("A. Vale", "p/v")


def test_two_are_mentioned_where_they_were_named_together() -> None:
    text = "Ada Vale and Eva Roe met on Friday. They told it."
    found = cast(text, said(text, "They", "told", "it"))
    both = next(actor for actor in found.actors if actor.members)
    assert [(m.span.text, m.how) for m in both.mentions] == [("Ada Vale and Eva Roe", "name"), ("They", "pronoun")]
    assert [next(a.name for a in found.actors if a.id == one) for one in both.members] == ["Ada Vale", "Eva Roe"]


def test_what_stays_open_is_told_with_those_whom_it_could_mean() -> None:
    text = "Ada Vale and Eva Roe met. She slept. A farmer met a farmer. Himself ate."
    found = cast(text)
    assert [(one.span.text, one.how) for one in found.untied][:1] == [("She", "pronoun")]
    assert set(found.untied[0].candidates) <= {actor.id for actor in found.actors}
    assert len(found.untied[0].candidates) == 2
    starts = [one.span.start for one in found.untied]
    assert starts == sorted(starts)
