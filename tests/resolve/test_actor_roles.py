"""What a role tells of whom it can stand for, who holds an office, and what two are called together."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.model import Pack
from reportedly.model.knowledge import KnownActor, Office
from reportedly.resolve.actors.entities import Entities, Entity
from reportedly.resolve.actors.groups import Groups, common, fits, together, two_of
from reportedly.resolve.actors.introductions import Introductions
from reportedly.resolve.actors.known import Knowledge, Known, key, knowledge
from reportedly.resolve.actors.lexicon import lexicon
from reportedly.resolve.actors.phrases import Phrase
from reportedly.resolve.actors.roles import agrees, contradicts, could_be, of_type, office
from tests.pages import ENGLISH, page_of
from tests.resolve.walks import phrase, run, walked

LEX = lexicon(ENGLISH)


def entity(kind: Any = "person", *roles: str, number: int = 0, **facts: Any) -> Entity:
    return Entity(number, kind, roles=set(roles), **facts)


@pytest.mark.parametrize(
    ("said", "known", "expected"),
    [("he", "she", False), ("he", "he", True), ("", "he", True), ("he", "", True), ("", "", True)],
)
def test_the_gender_must_go_together(said: str, known: str, expected: bool) -> None:
    assert agrees(phrase("mayor", gender=said), entity(gender=known)) is expected


MAYORS = phrase("mayor", plural=True, kind="collective")
FIRM = phrase("firm", kind="organisation")
REPORT = phrase("report", kind="organisation", document=True)


@pytest.mark.parametrize(
    ("said", "whom", "expected"),
    [
        # several, and texts: the same noun and number
        (MAYORS, entity("collective", "mayor", plural=True), True),
        (MAYORS, entity("collective", "judge", plural=True), False),
        (MAYORS, entity("person", "mayor"), False),
        (phrase("mayor"), entity("collective", "mayor", plural=True), False),
        (REPORT, entity("organisation", "report", document=True), True),
        (REPORT, entity("organisation", "letter", document=True), False),
        (REPORT, entity("organisation", "report", document=True, plural=True), False),
        (FIRM, entity("organisation", "report", document=True), False),
        (FIRM, entity("organisation", "firm", document=True), True),
        # one person
        (phrase("mayor"), entity("person", named=True), True),
        (phrase("mayor"), entity("person", "mayor"), True),
        (phrase("mayor"), entity("person"), True),  # the noun is one of those by which news names somebody again
        (phrase("wife"), entity("person"), False),
        (phrase("wife"), entity("person", "wife"), True),
        (phrase("wife"), entity("person", named=True), True),
        (phrase("wife"), entity("organisation", "wife"), False),
        (phrase("mayor"), entity("unknown", named=True), False),
        (phrase("mayor"), entity("unknown", "mayor", named=True), True),
        (phrase("mayor"), entity("organisation", "mayor", named=True), False),
        (phrase("mayor", gender="he"), entity("person", named=True, gender="she"), False),
        (phrase("mayor", "republican"), entity("person", "democrat", named=True), False),
        (phrase("wife", "republican"), entity("person", "wife", "democrat"), False),
        # a state, a body
        (phrase("government", kind="organisation"), entity("state", named=True), True),
        (phrase("regime", kind="organisation"), entity("state", named=True), True),
        (phrase("government", kind="organisation"), entity("state"), False),
        (FIRM, entity("state", named=True), False),
        (FIRM, entity("organisation", "company"), True),
        (FIRM, entity("organisation", "court"), False),
        (FIRM, entity("person", "firm", named=True), False),
        (phrase("court", "appeals", kind="organisation"), entity("organisation", words={"supreme", "court"}), False),
        (phrase("court", "supreme", kind="organisation"), entity("organisation", words={"supreme", "court"}), True),
        (phrase("court", "high", kind="organisation"), entity("organisation", "high", words={"supreme", "court"}), True),
        (phrase("court", kind="organisation"), entity("organisation", words={"supreme", "court"}), True),
        (phrase("court", "french", kind="organisation"), entity("organisation", words={"supreme", "court"}), True),
        (phrase("court", "ohio", kind="organisation"), entity("organisation", words={"supreme", "court"}), True),
        (phrase("court", "appeals", kind="organisation"), entity("organisation", "court"), True),
    ],
)
def test_whom_a_phrase_can_mean(said: Phrase, whom: Entity, expected: bool) -> None:
    assert could_be(said, whom, LEX) is expected


@pytest.mark.parametrize(
    ("noun", "whom", "expected"),
    [
        ("firm", entity("organisation", "firm"), True),
        ("firm", entity("organisation", words={"firm"}), True),
        ("firm", entity("organisation", "company"), True),
        ("firm", entity("organisation", words={"company", "river"}), True),
        ("firm", entity("organisation", "court", named=True), False),
        ("firm", entity("organisation", named=True), True),  # such a name need not tell its type
        ("court", entity("organisation", named=True), False),
        ("firm", entity("organisation"), False),
        ("committee", entity("organisation", "court", "board"), True),
        ("hospital", entity("organisation", "hospital", "court"), True),
    ],
)
def test_a_body_is_called_by_its_type(noun: str, whom: Entity, expected: bool) -> None:
    assert of_type(noun, whom, LEX) is expected


@pytest.mark.parametrize(
    ("said", "known", "expected"),
    [
        (["republican"], ["democrat"], True),
        (["republican"], ["republican", "democrat"], False),
        (["republican"], [], False),
        ([], ["democrat"], False),
        (["french"], ["german"], True),
        (["french"], ["french"], False),
        (["french"], [], False),
        ([], ["german"], False),
        (["ohio"], ["texas"], True),
        (["ohio"], ["ohio", "texas"], False),
        (["ohio"], [], False),
        (["vice"], ["president"], True),
        (["vice"], ["vice", "president"], False),
        ([], ["vice", "president"], True),
        ([], ["vice"], False),
        ([], ["president"], False),
    ],
)
def test_another_party_region_or_rank_is_somebody_else(said: list[str], known: list[str], expected: bool) -> None:
    assert contradicts(phrase("president", *said), entity("person", *known), LEX) is expected


def test_only_some_ranks_have_a_vice_beside_them() -> None:
    assert not contradicts(phrase("mayor", "vice"), entity("person", "mayor"), LEX)
    assert contradicts(phrase("republican"), entity("person", "democrat"), LEX)  # the noun itself is a party


# offices

HOLT, BRANN, ROE = (KnownActor(name, f"Ada {name.title()}", "person", "invented") for name in ("holt", "brann", "roe"))
MOSS = KnownActor("moss", "Ada Moss", "person", "invented")
PACK = Pack(
    "vale", "2030.01", "An invented town",
    actors=(HOLT, BRANN, ROE, MOSS),
    offices=(
        Office("o1", "holt", ("mayor of Vale",), "2020-01-01", "2025-01-01", "invented"),
        Office("o2", "brann", ("mayor of Vale",), "2025-01-01", None, "invented"),
        Office("o3", "roe", ("old mayor",), "2020-01-01", None, "invented"),
        Office("o4", "holt", ("old candidate",), "2020-01-01", "2021-01-01", "invented"),
        Office("o5", "nobody", ("sheriff",), "2020-01-01", None, "invented"),
        Office("o6", "vale/holt", ("judge",), "2020-01-01", None, "invented"),
        Office("o7", "moss", ("commissioner",), "2020-01-01", "2021-01-01", "invented"),
    ),
)  # fmt: skip


def holder(
    words: str, day: str | None = "2030-01-01", named: tuple[str, ...] = (), seen: tuple[str, ...] = (), number: int = 0
) -> str | None:
    """Who holds the office that the phrase of a text names."""
    text = f"They met {words} there."
    found = office(
        page_of(text), walked(text).phrases[number], knowledge([PACK], day, ENGLISH),
        lambda one: one.name.split()[1].lower() in named, lambda one: one.name.split()[1].lower() in seen,
    )  # fmt: skip
    return found.name.split()[1].lower() if found else None


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("the mayor of Vale", "2019-12-31", None),
        ("the mayor of Vale", "2020-01-01", "holt"),
        ("the mayor of Vale", "2024-12-31", "holt"),
        ("the mayor of Vale", "2025-01-01", "brann"),
        ("the mayor of Vale", None, None),
        ("mayor of Vale", "2030-01-01", "brann"),
        ("the old mayor of Aldmouth", "2030-01-01", "roe"),
        ("the old mayor", "2030-01-01", "roe"),
        ("the old mayor", None, "roe"),
        ("the commissioner", None, None),
        ("the commissioner", "2020-06-01", "moss"),
        ("the mayor", "2030-01-01", None),
        ("his old mayor", "2030-01-01", None),
        ("the old mayors", "2030-01-01", None),
        ("the judge", "2030-01-01", "holt"),
        ("the sheriff", "2030-01-01", None),
    ],
)
def test_who_holds_an_office_at_a_date(words: str, day: str | None, expected: str | None) -> None:
    assert holder(words, day) == expected


@pytest.mark.parametrize(
    ("words", "named", "seen", "expected"),
    [
        ("the former mayor of Vale", ("holt",), (), "holt"),
        ("former mayor of Vale", ("holt",), (), "holt"),
        ("the ex mayor of Vale", ("holt",), (), "holt"),
        ("the former mayor of Vale", (), (), None),
        ("the former mayor of Vale", ("holt", "brann"), (), None),
        ("the former mayor of Vale", ("holt", "brann"), ("brann",), "brann"),
        ("the former mayor of Vale", ("holt", "brann"), ("brann", "holt"), None),
        ("the former old mayor", ("roe",), (), "roe"),
        ("the former old mayor", (), (), None),
        ("the old candidate", ("holt",), ("holt",), None),  # one of many
    ],
)
def test_one_of_several_holders_is_who_is_named(
    words: str, named: tuple[str, ...], seen: tuple[str, ...], expected: str | None
) -> None:
    assert holder(words, named=named, seen=seen) == expected


def test_without_a_date_the_holder_is_who_is_named() -> None:
    assert holder("the mayor of Vale", None, ("holt",)) == "holt"


# what packs know


def facts(*actors: KnownActor, number: str = "p") -> Pack:
    return Pack(number, "2030.01", "Invented", actors=actors)


def test_packs_are_turned_around() -> None:
    state = KnownActor(
        "land", "The Norland", "state", "invented", side="north", metonyms=("Vessby",), aliases=("Old North",)
    )
    person = KnownActor("brann", "Ada Brann", "person", "invented", side="north", short=("Brann",), pronoun="she")
    other = KnownActor("moss", "Kim Moss", "person", "invented", pronoun="they")
    known = knowledge([facts(state, person, other)], None, ENGLISH)
    assert {" ".join(name): one.id for name, one in known.names.items()} == {
        "ada brann": "p/brann", "brann": "p/brann", "kim moss": "p/moss",
    }  # fmt: skip
    assert {" ".join(name) for name in known.states} == {"norland", "old north"}
    assert {" ".join(name) for name in known.metonyms} == {"vessby"}
    assert known.actors["p/moss"] is known.names["kim", "moss"]
    assert known.begins == {"brann", "norland", "vessby"}
    assert known.names["brann",] == Known("p/brann", "Ada Brann", "person", "north", "she")
    assert known.names["kim", "moss"].gender == ""


@pytest.mark.parametrize(
    ("first", "second", "winner"), [(None, "north", "b"), ("north", None, "a"), ("north", "south", "b"), (None, None, "b")]
)
def test_of_one_name_who_has_a_side_goes_first_then_the_later_pack(
    first: str | None, second: str | None, winner: str
) -> None:
    one, other = (KnownActor("x", "Ada Brann", "person", "invented", side=side) for side in (first, second))
    known = knowledge([facts(one, number="a"), facts(other, number="b")], None, ENGLISH)
    assert known.names["ada", "brann"].id == f"{winner}/x"


@pytest.mark.parametrize(
    ("name", "words"), [("The Old North", ("old", "north")), ("The", ("the",)), ("Old The", ("old", "the"))]
)
def test_an_article_is_no_part_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert key(name, ENGLISH) == words


def test_the_same_packs_are_turned_around_once() -> None:
    one, other = facts(HOLT), facts(BRANN)
    names = [knowledge(packs, None, ENGLISH).names for packs in ([one, other], [one, other], [one], [other, one])]
    assert names[0] is names[1]
    assert len({id(each) for each in names}) == 3
    assert knowledge([facts(HOLT)], None, ENGLISH).names is not names[2]
    third = facts(ROE)
    assert knowledge([one, third], None, ENGLISH).names.keys() != names[0].keys()
    assert knowledge([one], None, ENGLISH).names is names[2]


# two together


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Ann Vale and Eva Roe left.", [("ann vale", "eva roe")]),
        ("Ann Vale, the old mayor, and Eva Roe left.", [("ann vale", "eva roe")]),
        ("Ann Vale, the mayor and judge, and Eva Roe left.", []),
        ("Ann Vale, Kim Moss, and Eva Roe left.", []),
        ("Ann Vale, and Eva Roe left.", []),
        ("Ann Vale the mayor, and Eva Roe left.", []),
        ("Ann Vale, the mayor and Eva Roe left.", []),
        ("Ann Vale or Eva Roe left.", []),
        ("Ann Vale and the mayor Eva Roe left.", []),
        ("Ann Vale and Mayor Eva Roe left.", [("ann vale", "eva roe")]),
        ("Ann Vale. And Eva Roe left.", []),
        ("Ann Vale and Ann Vale left.", []),
        ("Ann Vale and Vale Army left.", []),
        ("On Friday Canada and France left.", [("canada", "france")]),
        ("On Friday Canada and Ann Vale left.", []),
        ("On Friday Ann Vale and Canada left.", []),
        ("On Friday French and Ann Vale left.", []),
        ("On Friday Ann Vale, a a a a a a a a a a, and Eva Roe left.", [("ann vale", "eva roe")]),
        ("On Friday Ann Vale, a a a a a a a a a a a, and Eva Roe left.", [("ann vale", "eva roe")]),
        ("On Friday Ann Vale, a a a a a a a a a a a a, and Eva Roe left.", []),
    ],
)
def test_who_is_named_together(text: str, pairs: list[tuple[str, str]]) -> None:
    walk = walked(text)
    found = together(walk.page, walk.names, {})
    assert [(" ".join(one.key), " ".join(other.key)) for one, other in found.values()] == pairs
    assert all(walk.page.tokens[at].lower == other.key[0] for at, (_, other) in found.items())


def test_members_of_groups_are_no_pair() -> None:
    page = page_of("Greens and Reds left.")
    names = [run("Greens", 0, "collective", group=True), run("Reds", 2, "collective", group=True)]
    assert together(page, names, {}) == {}
    both = [run("Greens", 0, place=True), run("Reds", 2, place=True)]
    assert list(together(page, both, {})) == [2]
    assert together(page, [run("Greens", 0), run("Reds", 2, place=True)], {}) == {}
    assert together(page, [run("Greens", 0, place=True), run("Reds", 2)], {}) == {}
    assert together(page, [run("Greens", 0, group=True), run("Reds", 2)], {}) == {}
    assert together(page, [run("Greens", 0), run("Reds", 2, group=True)], {}) == {}
    assert list(together(page, [run("Greens", 0), run("Reds", 2)], {})) == [2]
    assert together(page, [run("Greens", 0), run("Reds", 2, "organisation")], {}) == {}


@pytest.mark.parametrize(
    ("noun", "whom", "expected"),
    [
        ("country", entity("state"), True),
        ("man", entity("state"), False),
        ("country", entity("person"), False),
        ("firm", entity("organisation", "firm"), False),
        ("woman", entity("person", gender="she"), True),
        ("woman", entity("person"), False),
        ("man", entity("person", gender="he"), True),
        ("man", entity("person", gender="she"), False),
        ("man", entity("person"), False),
        ("leader", entity("person"), True),
        ("farmer", entity("person"), False),
        ("farmer", entity("person", "farmer"), True),
    ],
)
def test_what_one_of_two_can_be_called(noun: str, whom: Entity, expected: bool) -> None:
    assert fits(noun, whom, LEX) is expected


ADA, EVA, PER, LAND = (
    entity("person", "farmer", number=1, named=True, gender="she"), entity("person", number=2, named=True, gender="she"),
    entity("person", "farmer", number=3, named=True, gender="he"), entity("state", number=4, named=True),
)  # fmt: skip


@pytest.mark.parametrize(
    ("noun", "recent", "pair"),
    [
        ("woman", [ADA, EVA], (EVA, ADA)),
        ("woman", [ADA, PER, EVA], (EVA, ADA)),
        ("woman", [ADA, LAND], None),
        ("woman", [ADA], None),
        ("leader", [ADA, EVA, PER], None),
        ("farmer", [ADA, EVA], (EVA, ADA)),  # one of two people is known by the noun
        ("farmer", [EVA, ADA, LAND], (ADA, EVA)),
        ("farmer", [ADA, EVA, entity("person", number=5, named=True)], None),
        ("judge", [ADA, EVA], None),
        ("country", [ADA, EVA, LAND], None),
        ("leader", [ADA, entity("person", number=5)], None),
        ("leader", [ADA, entity("person", number=5, named=True, plural=True)], None),
        ("leader", [ADA, entity("organisation", "leader", number=5, named=True)], None),
    ],
)
def test_the_only_two_are_meant(noun: str, recent: list[Entity], pair: tuple[Entity, Entity] | None) -> None:
    assert two_of(noun, recent, LEX) == pair


def test_two_have_in_common_what_describes_both() -> None:
    assert common(ADA, PER, LEX) == {"farmer"} | LEX.people_together - {"man"}
    assert common(ADA, EVA, LEX) == LEX.people_together - {"man"} | {"woman"}
    assert common(LAND, LAND, LEX) == LEX.states_together
    assert common(ADA, LAND, LEX) == set()


def test_two_are_one_entity_whatever_their_order() -> None:
    groups = Groups(Entities(), LEX)
    both = groups.of(ADA, PER)
    assert (both.kind, both.plural, both.members) == ("collective", True, (ADA, PER))
    assert groups.of(PER, ADA) is both
    assert groups.of(ADA, EVA) is not both
    assert "farmer" in both.roles
    assert "singer" not in both.roles
    ADA.roles.add("singer")
    PER.roles.add("singer")
    assert "singer" in groups.of(ADA, PER).roles


# introductions


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (phrase("mayor", "old"), phrase("mayor", "old"), True),
        (phrase("mayor", "old"), phrase("mayor"), False),
        (phrase("mayor", tail=frozenset({"vale"})), phrase("mayor", tail=frozenset({"vale"})), True),
        (phrase("mayor", tail=frozenset({"vale"})), phrase("mayor"), False),
        (phrase("mayor", sort="indefinite"), phrase("mayor"), True),
        (phrase("mayor"), phrase("mayor", sort="indefinite"), False),
        (phrase("mayor"), phrase("mayor", sort="possessive"), False),
        (phrase("mayor", sort="possessive"), phrase("mayor"), False),
        (phrase("mayor"), phrase("mayor", sort="bare"), False),
        (MAYORS, phrase("mayor", plural=True, sort="bare"), True),
        (FIRM, phrase("firm", kind="organisation", sort="bare"), True),
        (FIRM, phrase("firm", kind="organisation", sort="possessive"), False),
    ],
)
def test_the_same_words_introduce_the_same_one(first: Phrase, second: Phrase, same: bool) -> None:
    made = Introductions(Entities(), LEX)
    assert (made.introduced(first) is made.introduced(second)) is same


def test_who_is_introduced_is_what_the_phrase_says() -> None:
    made = Introductions(Entities(), LEX).introduced(
        phrase("report", "old", kind="organisation", document=True, plural=True, tail=frozenset({"vale"}), gender="he")
    )
    assert (made.kind, made.document, made.plural, made.gender) == ("organisation", True, True, "he")
    assert made.roles == {"report", "old", "vale"}


def test_a_campaign_belongs_to_one() -> None:
    made = Introductions(Entities(), LEX)
    campaign = phrase("campaign", kind="organisation")
    first = made.belonging(campaign, ADA)
    assert (first.kind, first.roles) == ("organisation", {"campaign"})
    assert made.belonging(campaign, ADA) is first
    assert made.belonging(campaign, EVA) is not first
    assert made.belonging(phrase("team", kind="organisation"), ADA) is not first


@pytest.mark.parametrize(
    ("said", "holders", "found"),
    [
        (phrase("mayor"), ["mayor"], True),
        (phrase("mayor", sort="possessive"), ["mayor"], True),
        (phrase("mayor", sort="bare"), ["mayor"], False),
        (phrase("mayor", sort="indefinite"), ["mayor"], False),
        (phrase("judge"), ["mayor"], False),
        (phrase("mayor"), ["mayor", "mayor"], False),
        (phrase("mayor"), [], False),
        (phrase("mayor", "republican"), ["mayor democrat"], False),
        (phrase("mayor", "republican"), ["mayor democrat", "mayor republican"], True),
        (phrase("mayor", "republican"), ["mayor democrat"] * 3 + ["mayor republican"], True),
        (phrase("mayor", "republican"), ["mayor democrat"] * 4 + ["mayor republican"], False),
        (phrase("mayor", plural=True), ["mayor"], False),
        (phrase("mayor", document=True), ["mayor"], False),
        (phrase("mayor", kind="organisation"), ["mayor"], False),
    ],
)
def test_the_only_one_with_a_role_in_the_text(said: Phrase, holders: list[str], found: bool) -> None:
    made = Introductions(Entities(), LEX)
    made.learn(entity("person", *words.split(), number=number, named=True) for number, words in enumerate(holders))
    assert (made.sole(said) is not None) is found


# the words


def test_the_lists_fit_together() -> None:
    assert LEX.roles["mayors"] == LEX.roles["mayor"] == "mayor"
    assert LEX.roles["men"] == "man"
    assert LEX.plural_roles >= {"mayors", "men"}
    assert "mayor" not in LEX.plural_roles
    assert LEX.gendered["mr."] == LEX.gendered["spokesman"] == "he"
    assert LEX.gendered["mrs."] == LEX.gendered["spokeswoman"] == "she"
    assert LEX.means["rep."] == {"representative", "congressman", "congresswoman", "lawmaker"}
    assert LEX.common["companies"] == "company"
    assert LEX.documents["reports"] == "report"
    assert LEX.heads >= {"mayor", "mayors", "company", "report", "others", "germans"}
    assert LEX.types["firm"] >= {"company", "firm"}
    assert "court" not in LEX.types["firm"]
    assert LEX.types["committee"] >= {"panel", "board"}
    assert (LEX.first["robert"], LEX.first["ann"], LEX.first["kim"]) == ("he", "she", "he")
    assert LEX.regions["fla"] == "florida"
    assert LEX.regional >= {"florida", "hampshire", "ohio"}
    assert "new" not in LEX.regional
    assert LEX.letters["r"] == "republican"
    assert LEX.owned >= LEX.belonging > {"campaign"}
    assert "committee" in LEX.owned - LEX.belonging
    assert LEX.edge >= {"in", "and", "is", "been", "who", "which", "she", "said", "not"}
    assert not LEX.edge & {"his", "the", "mayor"}
    assert LEX.before_places >= {"in", "leaving"}
    assert LEX.acts == LEX.strong | LEX.weak
    assert "said" in LEX.strong - LEX.weak
    assert LEX.weak >= {"also", "has"}
    assert not LEX.strong & LEX.weak
    assert (LEX.singular >= {"is", "wants"}, LEX.plural >= {"are", "want"}) == (True, True)
    assert LEX.telling(["former", "gop", "wise"]) == {"republican", "wise"}
    assert isinstance(knowledge((), None, ENGLISH), Knowledge)
