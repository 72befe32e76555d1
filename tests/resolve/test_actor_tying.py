"""What a walk asks of the choice among candidates, and what it makes of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from reportedly.model import Claim, Name, Pack
from reportedly.model.claim import SourceKind
from reportedly.model.knowledge import KnownActor, Office
from reportedly.resolve.actors.dictionary import found as listed_in
from reportedly.resolve.actors.entities import Entity
from reportedly.resolve.actors.features import Anaphor, Context
from reportedly.resolve.actors.known import knowledge
from reportedly.resolve.actors.names import named
from reportedly.resolve.actors.phrases import phrases, pronouns
from reportedly.resolve.actors.ranker import Choice
from reportedly.resolve.actors.tying import Walk
from tests.pages import ENGLISH, page_of
from tests.resolve.walks import mention, others, said, span, walked, words


@dataclass
class Asked:
    """A judge that remembers what it is asked, and gives a set answer: how likely the first candidate and the second are."""

    chance: float = 0.0
    second: float = 0.0
    none: float = 1.0
    questions: list[tuple[Anaphor, list[Entity]]] = field(default_factory=list)

    def __call__(self, anaphor: Anaphor, found: Sequence[Entity], context: Context) -> Choice | None:
        self.questions.append((anaphor, list(found)))
        if not found or not self.chance:
            return None
        runner = found[1] if len(found) > 1 else None
        return Choice(found[0], self.chance, self.second if runner else 0.0, runner, self.none)


def judged(
    text: str, judge: Asked, *names: Name, claims: Sequence[Claim] = (), packs: Sequence[Pack] = (), blind: bool = False
) -> Walk:
    page = page_of(text)
    known = knowledge(packs, None, ENGLISH)
    listed = listed_in(page, known)
    runs = named(page, names, known, listed)
    walk = Walk(page, runs, phrases(page, runs, listed, claims), list(pronouns(page)), claims, known, judge, blind)
    walk.run()
    return walk


def asked(text: str, wanted: str, *names: Name, blind: bool = False, **given: Any) -> tuple[Anaphor, list[str]] | None:
    """What is asked about the mention that is ``wanted``, with the first mention of each candidate; nothing is answered."""
    judge = Asked()
    walk = judged(text, judge, *names, blind=blind, **given)
    for anaphor, found in judge.questions:
        if words(walk.page, anaphor.seen.first, anaphor.seen.last) == wanted:
            return anaphor, [words(walk.page, one.seen[0].first, one.seen[0].last) for one in found]
    return None


def candidates(text: str, wanted: str, *names: Name, blind: bool = False) -> list[str] | None:
    found = asked(text, wanted, *names, blind=blind)
    return None if found is None else found[1]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Per Vale met Ada Roe. He sat.", "He", ["Per Vale"]),
        ("Per Vale met Ada Roe. She sat.", "She", ["Ada Roe"]),
        ("Mayor Vale met Mayor Roe. She sat.", "She", ["Roe", "Vale"]),
        ("Vale met the farmers. She sat.", "She", []),
        ("They saw Vale Army there. She sat.", "She", []),
        ("They saw Vale there. She sat.", "She", []),
        ("A mayor met a firm. He sat.", "He", ["A mayor"]),
        ("They read the letter. He sat.", "He", []),
        ("The mayors met firms. They sat.", "They", ["firms", "The mayors"]),
        ("The mayor met a firm. They sat.", "They", ["a firm"]),
        ("On Friday Canada agreed. They sat.", "They", ["Canada"]),
        ("The mayor met a firm. It sat.", "It", ["a firm"]),
        ("The mayors met firms. It sat.", "It", []),
        ("Ann read the reports. They sat.", "They", ["the reports"]),
        ("They met the two of them. He sat.", "He", []),
        ("On Friday Canada agreed. It sat.", "It", ["Canada"]),
        ("They read the letter. It fell.", "It", ["the letter"]),
        ("Per Vale sat. I sat. We sat.", "I", None),
        ("Per Vale sat. We sat.", "We", None),
    ],
)
def test_whom_a_pronoun_can_mean(text: str, wanted: str, found: list[str] | None) -> None:
    assert candidates(text, wanted) == found


def test_an_unknown_name_is_somebody_once_its_gender_is_told() -> None:
    text = "They saw Mrs. Vale Moss Roe Asp Elk there. She sat. He sat."
    assert candidates(text, "She") is not None
    text = "They saw Ada Moss Roe Asp Elk there. She sat. He sat."
    assert candidates(text, "She") == []


def test_to_fit_the_weights_the_gender_is_not_looked_at() -> None:
    assert candidates("Per Vale met Ada Roe. She sat.", "She", blind=True) == ["Ada Roe", "Per Vale"]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Mayor Vale met the firm. The mayor sat.", "The mayor", ["Vale"]),
        ("Mayor Vale met the firm. Mayors sat.", "Mayors", None),
        ("Mayor Vale met the firm. A mayor sat.", "A mayor", None),
        ("Mayor Vale met Eva Roe. His mayor sat.", "His mayor", ["Vale"]),
        ("Mayor Vale met Eva Roe. The mayor sat.", "The mayor", ["Vale"]),
        ("Ann Vale met Eva Roe. The mayor sat.", "The mayor", ["Eva Roe", "Ann Vale"]),
        ("Owner Vale met Eva Roe. The owner sat.", "The owner", ["Eva Roe", "Vale"]),
        ("The firm sank. Firm fell.", "Firm", ["The firm"]),
        ("The company sank. Firm fell.", "Firm", []),
        ("The company sank. The firm fell.", "The firm", ["The company"]),
        ("Mayors met the firm. His mayors sat.", "His mayors", None),
        ("The mayors met the firm. The mayors sat.", "The mayors", ["The mayors"]),
    ],
)
def test_whom_a_role_can_mean(text: str, wanted: str, found: list[str] | None) -> None:
    given = candidates(text.replace("The mayors sat", "The mayors sat"), wanted)
    if wanted == "The mayors" and given == []:  # the first of them is asked about too
        given = found
    assert given == found


@pytest.mark.parametrize(
    ("text", "wanted", "facts"),
    [
        ("This old mayor of Vale said it.", "This old mayor", {"demonstrative": True, "modifiers": {"vale"}}),
        ("The wise mayor of Vale said it.", "The wise mayor", {"demonstrative": False, "modifiers": {"wise", "vale"}}),
        ("The mayor sat.", "The mayor", {"noun": "mayor", "again": True, "body": False, "definite": True, "gender": ""}),
        ("The wife sat.", "The wife", {"again": False, "gender": "she", "possessive": False, "group": "role"}),
        ("His mayor sat.", "His mayor", {"definite": False, "again": True}),
        ("The firm sat.", "The firm", {"body": True, "again": False}),
        ("The executive, he sat.", "The executive", {"body": False, "again": True}),
        ("Mayors saw him.", "him", {"group": "he", "possessive": False, "noun": "", "source": False}),
        ("They saw his boat.", "his", {"possessive": True}),
        ("They saw her.", "her", {"group": "she", "possessive": False}),
    ],
)
def test_what_is_asked_of_a_mention(text: str, wanted: str, facts: dict[str, Any]) -> None:
    found = asked(text, wanted)
    assert found is not None
    assert {name: getattr(found[0], name) for name in facts} == facts


def test_who_speaks_there_is_asked_too() -> None:
    text = "Ada Vale said that she left. “She ate,” Eva Roe said. He told the mayor."
    claims = [
        said(text, "Ada Vale", "said", "that she left"),
        said(text, "Eva Roe", "said", "She ate", how="direct", number=2),
        said(text, "He", "told", "the mayor", number=3),
    ]
    walk_told = asked(text, "she", claims=claims)
    quoted = asked(text, "She", claims=claims)
    source = asked(text, "He", claims=claims)
    assert walk_told and quoted and source
    assert (walk_told[0].speaker, walk_told[0].content_of is not None, walk_told[0].source) == (None, True, False)
    assert (quoted[0].speaker, quoted[0].content_of) == (None, None)
    assert source[0].source
    role = asked("Ada Vale said that the mayor left.", "the mayor",
                 claims=[said("Ada Vale said that the mayor left.", "Ada Vale", "said", "that the mayor left")])  # fmt: skip
    assert role and role[0].content_of is not None and not role[0].source
    text = "The mayor told it."
    first = asked(text, "The mayor", claims=[said(text, "The mayor", "told", "it")])
    assert first and first[0].source
    text = "So it was, the mayor told it. “So,” Ada told it. The judge told it."
    second = asked(
        text, "The judge", claims=[said(text, "the mayor", "told", "So"), said(text, "The judge", "told", "it", number=2)]
    )
    assert second and second[0].source


# what is made of the answer

LIKELY, UNSURE, UNLIKELY = Asked(0.9, 0.05, 0.05), Asked(0.4, 0.3, 0.3), Asked(0.2, 0.05, 0.75)


def answered(text: str, wanted: str, judge: Asked, *names: Name) -> tuple[str, str, float, list[str]]:
    """Of the mention ``wanted``: whom it means (by another mention), why and how surely; and what stays open in the text."""
    walk = judged(text, Asked(judge.chance, judge.second, judge.none), *names)
    found = mention(walk, wanted)
    opened = [f"{words(walk.page, one.first, one.last)}: {one.reason} ({len(one.candidates)})" for one in walk.trail.open]
    if found is None:
        return "", "", 0.0, opened
    return " + ".join(sorted(others(walk, wanted))), found[1].reason, found[1].score, opened


NEAR, NOBODY = "two candidates of nearly the same score", "no candidate is likely enough"


@pytest.mark.parametrize(
    ("text", "wanted", "judge", "expected"),
    [
        ("Per Vale sat. He ate.", "He", LIKELY, ("Per Vale", "the only one it can be", 0.9, [])),
        ("Per Vale met Dan Roe. He ate.", "He", LIKELY, ("Dan Roe", "the likeliest of those named before it", 0.9, [])),
        ("Per Vale met Dan Roe. He ate.", "He", Asked(0.87654, 0.05, 0.1),
         ("Dan Roe", "the likeliest of those named before it", 0.877, [])),
        ("Per Vale met Dan Roe. He ate.", "He", UNSURE, ("", "", 0.0, [f"He: {NEAR} (2)"])),
        ("Per Vale met Dan Roe. He ate.", "He", Asked(0.4, 0.2, 0.4), ("", "", 0.0, [f"He: {NOBODY} (1)"])),
        ("Per Vale met Dan Roe. He ate.", "He", Asked(0.4, 0.21, 0.4), ("", "", 0.0, [f"He: {NEAR} (2)"])),
        ("Per Vale met Dan Roe. He ate.", "He", UNLIKELY, ("", "", 0.0, [f"He: {NOBODY} (1)"])),
        ("Per Vale sat. He ate.", "He", UNSURE, ("", "", 0.0, [f"He: {NOBODY} (1)"])),
        ("Per Vale sat. He ate.", "He", Asked(0.0001, 0.0, 0.9), ("", "", 0.0, [f"He: {NOBODY} (1)"])),
        ("It fell. He ate.", "He", LIKELY, ("", "", 0.0, [])),
        # two who were named together
        ("Per Vale and Dan Roe sat. He ate.", "He", LIKELY, ("Dan Roe", "the likeliest of those named before it", 0.9, [])),
        ("Per Vale and Dan Roe sat. He ate.", "He", Asked(0.8, 0.1, 0.1), ("", "", 0.0, [f"He: {NOBODY} (1)"])),
        ("Per Vale and Dan Roe sat. He ate.", "He", Asked(0.8, 0.099, 0.1),
         ("Dan Roe", "the likeliest of those named before it", 0.8, [])),
        ("Per Vale or Dan Roe sat. He ate.", "He", Asked(0.8, 0.1, 0.1),
         ("Dan Roe", "the likeliest of those named before it", 0.8, [])),
        ("Per Vale and then old Dan Roe sat. He ate.", "He", Asked(0.8, 0.1, 0.1), ("", "", 0.0, [f"He: {NOBODY} (1)"])),
        ("Per Vale and then very old Dan Roe sat. He ate.", "He", Asked(0.8, 0.1, 0.1),
         ("Dan Roe", "the likeliest of those named before it", 0.8, [])),
        ("They saw Per Vale and. Dan Roe sat. He ate.", "He", Asked(0.8, 0.1, 0.1),
         ("Dan Roe", "the likeliest of those named before it", 0.8, [])),
        ("Vale Army and Roe Army sat. It ate.", "It", Asked(0.8, 0.1, 0.1),
         ("Roe Army", "the likeliest of those named before it", 0.8, [])),
        # roles
        ("Mayor Vale sat. The mayor ate.", "The mayor", LIKELY, ("Mayor + Vale", "was introduced with this role", 0.9, [])),
        ("Actor Vale sat. The mayor ate.", "The mayor", LIKELY, ("Actor + Vale", "the likeliest actor for this role", 0.9, [])),
        ("Actor Vale sat. The mayor ate.", "The mayor", UNLIKELY, ("", "", 0.0, [f"The mayor: {NOBODY} (1)"])),
        ("Actor Vale sat. The mayor of boats ate.", "The mayor", UNLIKELY, ("", "introduced here", 1.0, [])),
        ("Actor Vale sat. The mayor of boats ate.", "The mayor", Asked(0.25, 0.05, 0.49),
         ("", "introduced here", 1.0, [f"The mayor: {NOBODY} (1)"])),
        ("Actor Vale sat. The mayor of boats ate.", "The mayor", Asked(0.25, 0.05, 0.5), ("", "introduced here", 1.0, [])),
        # who is known by one office is not meant by another
        ("Judge Vale sat. The mayor ate.", "The mayor", LIKELY, ("", "introduced here", 1.0, [])),
        ("Judge Vale sat. The wife ate.", "The wife", UNLIKELY, ("", "introduced here", 1.0, [])),
        ("A judge sat. The mayor ate.", "The mayor", UNLIKELY, ("", "introduced here", 1.0, [])),
        ("Vale Army sat. The agency ate.", "The agency", UNLIKELY, ("", "introduced here", 1.0, [])),
        ("Judge Vale sat. The mayors ate.", "The mayors", UNLIKELY, ("", "introduced here", 1.0, [])),
        ("The wife sat. The wife ate.", "The wife", UNLIKELY, ("", "the same words as before", 1.0, [])),
        # described so
        ("The old firm sank. The firm fell.", "The firm", UNLIKELY, ("The old firm", "the only one described so before it", 0.7, [])),
        ("A red firm sank. The firm fell.", "The firm", UNLIKELY, ("A red firm", "the only one described so before it", 0.7, [])),
        ("A red firm sank. A grey firm fell. The firm ate.", "The firm", UNLIKELY, ("", "introduced here", 1.0, [])),
        ("A red firm sank. The grey firm fell.", "The grey firm", UNLIKELY, ("", "introduced here", 1.0, [])),
        ("A red firm sank. A firm fell. The red firm ate.", "The red firm", UNLIKELY,
         ("A red firm", "the only one described so before it", 0.7, [])),
        ("A firm sank. Firm fell.", "Firm", UNLIKELY, ("A firm", "the same words as before", 1.0, [])),
        ("Red firm fell. Firm fell.", "Firm", UNLIKELY, ("", "introduced here", 1.0, [])),
        ("A firm of Vale sank. The firm of Roe fell.", "The firm", UNLIKELY, ("", "introduced here", 1.0, [])),
        ("Mayor Vale met Judge Roe. The mayor ate.", "The mayor", UNLIKELY,
         ("Mayor + Vale", "the only one described so before it", 0.7, [])),
        ("Mayor Vale met Mayor Roe. The mayor ate.", "The mayor", UNLIKELY, ("", "", 0.0, [f"The mayor: {NOBODY} (1)"])),
        ("They saw Actor Roe. The mayor ate. Then Mayor Vale sat.", "The mayor", UNLIKELY,
         ("", "", 0.0, [f"The mayor: {NOBODY} (1)"])),
        # only further down the text names who has the role
        ("The mayor sat. Then Mayor Vale ate.", "The mayor", LIKELY,
         ("Mayor + Vale", "the only one who is named with this role", 0.8, [])),
        ("His mayor sat. Then Mayor Vale ate.", "His mayor", LIKELY,
         ("Mayor + Vale", "the only one who is named with this role", 0.8, [])),
        ("A mayor sat. Then Mayor Vale ate.", "A mayor", LIKELY, ("", "introduced here", 1.0, [])),
        ("The wise mayor sat. Then Mayor Vale ate.", "The wise mayor", LIKELY, ("", "introduced here", 1.0, [])),
        ("The mayor sat. Then Mayor Vale met Mayor Roe.", "The mayor", LIKELY, ("", "introduced here", 1.0, [])),
    ],
)  # fmt: skip
def test_what_is_made_of_a_choice(text: str, wanted: str, judge: Asked, expected: tuple[str, str, float, list[str]]) -> None:
    whom, reason, score, opened = answered(text, wanted, judge)
    assert (whom, reason, score, [one for one in opened if one.startswith(wanted)]) == expected


@pytest.mark.parametrize(("chance", "gender"), [(0.9, "she"), (0.81, "she"), (0.8, ""), (0.6, "")])
def test_a_pronoun_that_is_surely_somebody_tells_the_gender(chance: float, gender: str) -> None:
    walk = judged("They saw Mayor Vale there. She sat.", Asked(chance, 0.0, 1 - chance))
    found = mention(walk, "Vale")
    assert found is not None
    assert found[0].gender == gender
    walk = judged("They saw Vale Army there. It sat.", Asked(0.9, 0.0, 0.1))
    found = mention(walk, "Vale Army")
    assert found is not None
    assert found[0].gender == ""
    walk = judged("They saw Per Vale there. She sat.", Asked(0.9, 0.0, 0.1), blind=True)
    found = mention(walk, "Per Vale")
    assert found is not None
    assert found[0].gender == "he"


def test_a_choice_rests_on_the_last_mention() -> None:
    walk = judged("Per Vale sat. Vale ate. He left.", LIKELY)
    found = mention(walk, "He")
    assert found is not None
    assert [words(walk.page, *one) for one in found[1].evidence] == ["Vale"]
    walk = judged("A red firm sank. The firm fell.", UNLIKELY)
    found = mention(walk, "The firm")
    assert found is not None
    assert [words(walk.page, *one) for one in found[1].evidence] == ["A red firm"]


# two together


@pytest.mark.parametrize(
    ("text", "wanted", "members"),
    [
        ("Per Vale met Dan Roe. The two men sat.", "The two men", "Dan Roe + Per Vale"),
        ("Per Vale met Dan Roe. Both men sat.", "Both men", "Dan Roe + Per Vale"),
        ("Per Vale met Dan Roe. The men sat.", "The men", ""),
        ("Per Vale met Dan Roe. The three men sat.", "The three men", ""),
        ("Per Vale met Dan Roe. His two men sat.", "His two men", ""),
        ("Per Vale met Dan Roe. The two reports sat.", "The two reports", ""),
        ("Per Vale met Ada Roe. The two men sat.", "The two men", ""),
        ("Per Vale met Ada Roe. The two leaders sat.", "The two leaders", "Ada Roe + Per Vale"),
        ("Per Vale met Ada Roe. The two women sat.", "The two women", ""),
        ("Republican Per Vale met Democrat Dan Roe. The two republican leaders sat.", "The two republican leaders", ""),
        ("Per Vale met Dan Roe. It. It. It. The two men sat.", "The two men", "Dan Roe + Per Vale"),
        ("Per Vale met Dan Roe. It fell. It fell. It fell. It fell. The two men sat.", "The two men", ""),
    ],
)
def test_two_who_were_named_are_meant_by_their_number(text: str, wanted: str, members: str) -> None:
    walk = judged(text, Asked())
    found = mention(walk, wanted)
    assert found is not None
    names = {" ".join(one.full).title() for one in found[0].members}
    assert " + ".join(sorted(names)) == members
    if members:
        assert (found[1].reason, found[1].score) == ("the only two such who are named before it", 0.8)
        assert {words(walk.page, *one) for one in found[1].evidence} == names


def groups(text: str, *claims: Claim) -> list[tuple[str, ...]]:
    """Those of whom two are one entity, by the names that they have been given."""
    walk = judged(text, Asked(), claims=claims)
    found = (one for one in walk.entities.all if one.members)
    return [tuple(" ".join(each.full).title() or each.state for each in one.members) for one in found]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Per Vale and Dan Roe sat.", [("Per Vale", "Dan Roe")]),
        ("On Friday Canada and France agreed.", [("Canada", "France")]),
        ("On Friday Canada and France were cold.", []),
        ("In Canada and France agreed boats fell.", []),
        ("Per Vale and Vale sat.", []),
    ],
)
def test_two_who_are_named_together_are_one(text: str, members: list[tuple[str, ...]]) -> None:
    assert groups(text) == members


def test_places_together_are_nobody() -> None:
    text = "They saw that Moss and Canada agreed, that Canada and Moss agreed."
    read = [Name(span(text[:20], "Moss"), "place", 0.9)]
    walk = judged(text, Asked(), *read)
    assert [one for one in walk.entities.all if one.members] == []


@pytest.mark.parametrize(
    ("text", "source", "speak"),
    [
        ("Per Vale and Dan Roe told it.", "Per Vale and Dan Roe", True),
        ("Per Vale and Dan Roe told it.", "Per Vale", False),
        ("Per Vale and Dan Roe told it.", "Dan Roe", False),
        ("Per Vale and Dan Roe told it.", "Dan", False),
        ("Per Vale and Dan Roe’s boat told it.", "Per Vale and Dan Roe’s boat", False),
        ("Yes, Canada and France told it.", "Canada and France", True),
        ("Yes, Canada and France it told.", "Canada and France", True),
        ("Yes, Canada and France it told.", "it", False),
    ],
)
def test_two_may_speak_together(text: str, source: str, speak: bool) -> None:
    walk = judged(text, Asked(), claims=[said(text, source, "told", "t")])
    found = [seen for entity, seen in walk.trail.mentions if entity.members]
    assert bool(found) is speak
    if speak:
        assert (found[0].reason, found[0].score) == ("named together", 0.9)


# whose campaign, and who is in office


@pytest.mark.parametrize(
    ("text", "wanted", "owner"),
    [
        ("Ada Vale sat. Ada Vale's campaign ate.", "Ada Vale's campaign", "Ada Vale"),
        ("They saw the Ada Vale campaign.", "the Ada Vale campaign", "Ada Vale"),
        ("Ada Vale campaign ate.", "Ada Vale campaign", "Ada Vale"),
        ("They saw the Ada Vale old campaign.", "the Ada Vale old campaign", "Ada Vale"),
        ("They saw the campaign. Ada Vale sat.", "the campaign", ""),
        ("They saw the Vale Army campaign.", "the Vale Army campaign", ""),
        ("They saw the Ada Vale campaigns.", "the Ada Vale campaigns", ""),
        ("They saw the Ada Vale ministry.", "the Ada Vale ministry", ""),
        ("They saw the Ada Vale mayor.", "the Ada Vale mayor", ""),
        ("Ada Vale sat. Her campaign ate.", "Her campaign", "Ada Vale"),
        ("Her campaign ate. Ada Vale sat.", "Her campaign", ""),
        ("Ada Vale, her campaign’s head, sat.", "her campaign", "Ada Vale"),
    ],
)
def test_a_campaign_is_somebodys(text: str, wanted: str, owner: str) -> None:
    walk = judged(text, Asked(0.9, 0.0, 0.1))
    found = mention(walk, wanted)
    assert found is not None
    whose = [
        key[1] for key, one in walk._introductions._by_phrase.items() if one is found[0] and key[1:2] and key[1].isdigit()
    ]
    assert [" ".join(walk.entities.all[int(number)].full).title() for number in whose] == ([owner] if owner else [])


def test_a_campaign_is_introduced_once() -> None:
    walk = judged("Ada Vale sat. Her campaign ate. Ada Vale's campaign slept.", Asked(0.9, 0.0, 0.1))
    found = [mention(walk, one) for one in ("Her campaign", "Ada Vale's campaign")]
    assert [one[1].reason for one in found if one] == ["introduced here", "the campaign of the same actor"]
    assert found[0] and found[1] and found[0][0] is found[1][0]


ROE = KnownActor("roe", "Ada Roe", "person", "invented", pronoun="she")
MOSS = KnownActor("moss", "Per Moss", "person", "invented", pronoun="he")
OFFICES = (
    Office("o", "roe", ("mayor of Aldmouth",), "2020-01-01", None, "invented"),
    Office("o1", "roe", ("judge",), "2020-01-01", "2021-01-01", "invented"),
    Office("o2", "moss", ("judge",), "2021-01-01", None, "invented"),
)
PACK = [Pack("p", "2030.01", "Invented", actors=(ROE, MOSS), offices=OFFICES)]


def test_who_holds_an_office_is_meant_by_it() -> None:
    walk = judged("The mayor of Aldmouth said it.", Asked(), packs=PACK)
    found = mention(walk, "The mayor of Aldmouth")
    assert found is not None
    assert found[0].known is not None
    assert (found[0].known.id, found[1].reason, found[1].score) == ("p/roe", "holds that office, as the pack knows", 0.95)
    assert found[0].roles >= {"mayor"}
    assert len([one for one in walk.trail.mentions if one[1].how == "role"]) == 1


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Ada Roe sat. The judge ate.", "p/roe"),
        ("Per Moss sat. The judge ate.", "p/moss"),
        ("The judge ate. Per Moss sat.", "p/moss"),
        ("Ada Roe sat. The judge ate. Per Moss sat.", "p/roe"),
        ("Ada Roe met Per Moss. The judge ate.", None),
        ("The judge ate.", None),
        ("The mayor of Aldmouth said it. The judge ate.", None),  # an office names nobody
    ],
)
def test_of_several_who_held_an_office_the_one_who_is_named_is_meant(text: str, known: str | None) -> None:
    found = mention(judged(text, Asked(), packs=PACK), "The judge")
    assert (found and found[0].known and found[0].known.id) == known


# sources, and relative pronouns


@pytest.mark.parametrize(
    ("kind", "phrase"), [("person", True), ("anonymous", True), ("document", False), ("outlet", False), ("missing", False)]
)
def test_a_source_that_is_somebody_is_a_phrase(kind: SourceKind, phrase: bool) -> None:
    text = "The radioman told it."
    walk = judged(text, Asked(), claims=[said(text, "The radioman", "told", "it", kind)])
    assert bool(walk.phrases) is phrase


def test_roles_tell_their_mentions_apart_from_names() -> None:
    walk = walked("Yes, Mayor Ada Vale and the judge Eva Roe left.")
    found = [mention(walk, "Mayor"), mention(walk, "the judge")]
    assert [(one[1].score, one[1].how) for one in found if one] == [(0.95, "role"), (0.95, "role")]
    assert walk.trail.open == []
