"""Which names, roles and relative pronouns of a text are one: an example on each side of every edge."""

from __future__ import annotations

import pytest

from reportedly.model import Name, Pack
from reportedly.model.knowledge import KnownActor
from tests.resolve.walks import mention, others, span, walked, words


@pytest.mark.parametrize(
    ("text", "role", "whom"),
    [
        # right before a name
        ("They met the mayor Ada Vale.", "the mayor", "Ada Vale"),
        ("They met the mayor. Ada Vale left.", "the mayor", ""),
        ("They met the mayor\n\nAda Vale left.", "the mayor", ""),
        ("They met the mayor,\n\nAda Vale, left.", "the mayor", ""),
        ("They met the mayor Canada.", "the mayor", ""),
        ("They met his agency, Vale Army.", "his agency", ""),
        ("They met Vale Army, his agency.", "his agency", "Vale Army"),
        ("They met Vale Army, the army.", "the army", "Vale Army"),
        ("They met the spokesman Ada Vale.", "the spokesman", ""),
        ("They met the mayor Vale.", "the mayor", "Vale"),
        ("They met the agency Ada Vale.", "the agency", ""),
        ("They met the agency Vale Army.", "the agency", "Vale Army"),
        ("They met his agency Vale Army.", "his agency", ""),
        ("They met the ministry Vale Army.", "the ministry", ""),
        ("They met the mayor Vale Army.", "the mayor", ""),
        ("They met the mayors Ada Vale.", "the mayors", ""),
        ("They met the report Vale Army.", "the report", ""),
        # right after it
        ("They met the Vale Army union.", "the Vale Army union", "Vale Army"),
        ("They met the Vale union.", "the Vale union", ""),
        ("They met the Vale Army campaign.", "the Vale Army campaign", ""),
        ("They met the Vale Army committee.", "the Vale Army committee", ""),
        ("They met the Vale Army boss.", "the Vale Army boss", ""),
        ("They met Vale Army old union.", "Vale Army old union", ""),
        ("They met Vale Army union.", "Vale Army union", ""),
        # after it, between marks
        ("Ada Vale, the mayor, left.", "the mayor", "Ada Vale"),
        ("Ada Vale, mayor of boats, left.", "mayor of boats", "Ada Vale"),
        ("Ada Vale (the mayor) left.", "the mayor", "Ada Vale"),
        ("Ada Vale — the mayor — left.", "the mayor", "Ada Vale"),
        ("Ada Vale – the mayor – left.", "the mayor", "Ada Vale"),
        ("Ada Vale - the mayor - left.", "the mayor", "Ada Vale"),
        ("Ada Vale; the mayor; left.", "the mayor", ""),
        ("Ada Vale. (the mayor) left.", "the mayor", ""),
        ("Ada Vale, 54, the mayor, left.", "the mayor", "Ada Vale"),
        ("They saw Ada Vale\n\n(the mayor) left.", "the mayor", ""),
        ("They saw Ada Vale\n\n54, the mayor, left.", "the mayor", ""),
        ("Ada Vale, 54 (the mayor) left.", "the mayor", "Ada Vale"),
        ("Ada Vale, 54, 12 the mayor, left.", "the mayor", "Ada Vale"),
        ("Ada Vale, 54, 12, the mayor, left.", "the mayor", ""),
        ("Ada Vale, old, the mayor, left.", "the mayor", ""),
        ("Ada Vale, the spokesman, left.", "the spokesman", ""),
        ("Per Vale, the spokesman Eva Roe, left.", "the spokesman", ""),
        ("Vale Army, the agency, left.", "the agency", "Vale Army"),
        ("Vale Army, the mayor, left.", "the mayor", ""),
        ("Vale Army, the mayors, left.", "the mayors", ""),
        ("Vale Army, the report, left.", "the report", ""),
        ("Ada Vale, the mayor’s, left.", "the mayor", ""),
        # after "is"
        ("Ada Vale is the mayor.", "the mayor", "Ada Vale"),
        ("Ada Vale was a mayor.", "a mayor", "Ada Vale"),
        ("Ada Vale became his mayor.", "his mayor", "Ada Vale"),
        ("Ada Vale as the mayor left.", "the mayor", "Ada Vale"),
        ("Ada Vale is mayor of boats.", "mayor", ""),
        ("Ada Vale saw the mayor.", "the mayor", ""),
        ("They saw Ada Vale. Is the mayor old?", "the mayor", ""),
        ("Ada Vale, is the mayor.", "the mayor", ""),
        # before it, between marks
        ("The mayor, Ada Vale, left.", "The mayor", "Ada Vale"),
        ("The mayor of Aldmouth, Ada Vale, left.", "The mayor of Aldmouth", "Ada Vale"),
        ("The mayor (Ada Vale) left.", "The mayor", "Ada Vale"),
        ("The mayor — Ada Vale — left.", "The mayor", "Ada Vale"),
        ("The mayor – Ada Vale – left.", "The mayor", "Ada Vale"),
        ("The mayor - Ada Vale - left.", "The mayor", "Ada Vale"),
        ("They met the mayor, Ada Vale; it fell.", "the mayor", "Ada Vale"),
        ("They met the mayor, Ada Vale.", "the mayor", "Ada Vale"),
        ("They met the mayor, Ada Vale", "the mayor", "Ada Vale"),
        ("The mayor, Ada Vale said.", "The mayor", "Ada Vale"),
        ("The mayor, Mrs. Vale, left.", "The mayor", "Vale"),
        ("The mayor, Ada Vale of boats left.", "The mayor", ""),
        ("The mayor; Ada Vale; left.", "The mayor", ""),
        ("The mayor, old Ada Vale, left.", "The mayor", ""),
        ("The spokesman, Ada Vale, left.", "The spokesman", ""),
        ("The mayors, Ada Vale, left.", "The mayors", ""),
        ("The agency, Vale Army, left.", "The agency", ""),
        ("Mayor of boats, Ada Vale, left.", "Mayor of boats", ""),
    ],
)
def test_a_role_beside_a_name(text: str, role: str, whom: str) -> None:
    walk = walked(text)
    found = mention(walk, role)
    beside = found is not None and found[1].reason.endswith("the name")
    assert (others(walk, role) if beside else set()) == ({whom} if whom else set())


def test_a_body_stays_a_body_beside_its_noun() -> None:
    found = mention(walked("They met Vale Army, the agency."), "Vale Army")
    assert found is not None
    assert found[0].kind == "organisation"


def test_a_role_tells_what_an_unknown_name_is() -> None:
    found = mention(walked("They met Vale, the old mayor."), "Vale")
    assert found is not None
    assert (found[0].kind, found[0].roles) == ("person", {"mayor"})


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        # a name right before it
        ("Ada Vale met Eva Roe who left.", "Eva Roe"),
        ("The mayor met Eva Roe who left.", "Eva Roe"),
        ("The wife of Eva Roe who left was ill.", "The wife"),
        ("The wife of old Eva Roe who left was ill.", "The wife"),
        ("The wives of Eva Roe who has left were ill.", "Eva Roe"),
        ("The Vale Army met Eva Roe who left.", "Eva Roe"),
        ("They met Vale Army who left.", ""),
        # after a comma, the nearest that fits
        ("Ada Vale met Eva Roe, who left.", "Eva Roe"),
        ("Ada Vale met the Vale Army, who left.", "Ada Vale"),
        ("Farmers met Eva Roe, who are old.", "Farmers"),
        ("Farmers met Eva Roe, who is old.", "Eva Roe"),
        ("Eva Roe met farmers, who is old.", "Eva Roe"),
        ("Eva Roe met farmers, who are old.", "farmers"),
        ("Eva Roe met farmers, who left.", "farmers"),
        ("Eva Roe met him, who left.", "Eva Roe"),
        ("The mayor’s, who left, slept.", ""),
        ("They read the letter, who left.", ""),
        ("The mayor slept. It fell, who left.", ""),
        ("The mayor, a a a a a a a a a a a a a a a a a a a a a a a, who left.", "The mayor"),
        ("The mayor, a a a a a a a a a a a a a a a a a a a a a a a a, who left.", ""),
        ("The mayor, in Vale – who left – slept.", "The mayor"),
        ("The mayor, in Vale — who left — slept.", "The mayor"),
        ("The mayor, in Vale) who left slept.", "The mayor"),
        ("“The mayor, in Vale” who left slept.", "The mayor"),
        # without one, what goes on up to it
        ("The mayor in the ministry who left was ill.", "The mayor"),
        ("The mayor in the big old town who left was ill.", "The mayor"),
        ("The mayor everywhere who left was ill.", "The mayor"),
        ("The mayor of old big grey odd lost wise towns who left was ill.", "The mayor"),
        ("The mayor of old big grey odd lost wise red towns who left was ill.", "grey odd lost wise red towns"),
        ("The mayor met a radioman who left.", "a radioman"),
        ("The mayor told a radioman who left.", "a radioman"),
        ("The mayor plus, radioman who left.", "radioman"),
        ("The mayor odd his radioman who left.", "his radioman"),
        ("The mayor odd the radioman who left.", "the radioman"),
        ("A Vale campaign aide who left was ill.", "A Vale campaign aide"),
        # nouns that no list holds
        ("It fell on the old grey radioman who left.", "the old grey radioman"),
        ("It fell on an old grey radioman who left.", "an old grey radioman"),
        ("It fell on old grey radiomans who left.", "old grey radiomans"),
        ("It fell on a b c d e f g who left.", "b c d e f g"),
        ("It fell on two, grey radiomans who left.", "grey radiomans"),
        ("Radiomans fell. odd radiomans who left slept.", "odd radiomans"),
        ("It fell odd\n\nradiomans who left slept.", "radiomans"),
        ("It fell on the who left.", ""),
        ("It fell on who left.", ""),
        ("It fell. Who left?", ""),
        ("It fell on Boats who left.", ""),
    ],
)
def test_who_means_what_stands_before_it(text: str, whom: str) -> None:
    walk = walked(text)
    relative = "Who" if "Who" in text else "who"
    assert others(walk, relative) - {"him"} == ({whom} if whom else set())


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Farmers met the firm which left.", "the firm"),
        ("Farmers met the firm, which left.", "the firm"),
        ("The firm met Ada Vale, which left.", ""),
        ("The firm met farmers, which left.", "farmers"),
        ("The firm in town, which left, fell.", "The firm"),
        ("The firm in old town, which left, fell.", ""),
        ("They read the letter, which left.", ""),
        ("The firm, which are old, fell.", ""),
        ("The firm, which is old, fell.", "The firm"),
        ("It fell on the radioman which left.", ""),
    ],
)
def test_which_means_a_body_or_several(text: str, whom: str) -> None:
    assert others(walked(text), "which") == ({whom} if whom else set())


def test_a_relative_pronoun_says_how_sure_it_is() -> None:
    found = [
        mention(walked(text), "who") for text in ("Eva Roe who left sat.", "Eva Roe, who left, sat.", "It hit a b who left.")
    ]
    assert [(one[1].score, one[1].evidence, one[0].kind) for one in found if one] == [
        (0.8, ((0, 2),), "person"), (0.9, ((0, 2),), "person"), (0.9, ((2, 4),), "person"),
    ]  # fmt: skip


@pytest.mark.parametrize(("noun", "several"), [("radioman", False), ("radiomans", True), ("clergy", True)])
def test_a_noun_before_who_is_one_or_several(noun: str, several: bool) -> None:
    found = mention(walked(f"It fell on odd {noun} who left."), "who")
    assert found is not None
    assert (found[0].plural, found[0].kind) == (several, "collective" if several else "person")
    assert found[0].roles >= ({noun} if noun != "clergy" else set())


# names


def called(text: str, *names: Name, packs: tuple[Pack, ...] = ()) -> list[list[str]]:
    """The names of each entity of a text that has any."""
    walk = walked(text, *names, packs=packs)
    found: dict[int, list[str]] = {}
    for entity, seen in walk.trail.mentions:
        if seen.how == "name":
            found.setdefault(entity.number, []).append(words(walk.page, seen.first, seen.last))
    return [found[number] for number in sorted(found)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They saw Robert Vale and Rob Vale there.", [["Robert Vale", "Rob Vale"]]),
        ("They saw Rob Vale and Robert Vale there.", [["Rob Vale", "Robert Vale"]]),
        ("They saw Mr. Ro Vale and Robert Vale there.", [["Ro Vale"], ["Robert Vale"]]),
        ("They saw Mr. R. Vale and Robert Vale there.", [["R. Vale", "Robert Vale"]]),
        ("They saw Robert Vale and Bob Vale there.", [["Robert Vale"], ["Bob Vale"]]),
        ("They saw Robert Vale and Robert Moss Vale there.", [["Robert Vale", "Robert Moss Vale"]]),
        ("They saw Robert Vale and Robert Vale Moss there.", [["Robert Vale"], ["Robert Vale Moss"]]),
        ("They saw Robert Vale Jr. and Vale there.", [["Robert Vale Jr.", "Vale"]]),
        ("They saw Robert Jr. and Mr. Jr. there.", [["Robert Jr.", "Jr."]]),
        ("They saw Robert Vale, Ann Vale and Mrs. Vale there.", [["Robert Vale"], ["Ann Vale", "Vale"]]),
        ("They saw Ann Vale, Robert Vale and Vale there.", [["Ann Vale", "Vale"], ["Robert Vale"]]),
        ("They saw Ann Vale, Robert Vale, Robert Vale and Vale there.", [["Ann Vale"], ["Robert Vale", "Robert Vale", "Vale"]]),
        ("They saw Ann Vale, Robert Vale, Vale, Mr. Vale, Mr. Vale and Vale there.",
         [["Ann Vale", "Vale"], ["Robert Vale", "Vale", "Vale", "Vale"]]),
        ("They saw Robert Vale and Mrs. Vale there.", [["Robert Vale"], ["Vale"]]),
        ("They saw Pat Vale and Mrs. Vale there.", [["Pat Vale"], ["Vale"]]),
        ("They saw Robert Vale and Robert there.", [["Robert Vale", "Robert"]]),
        ("They saw Robert Vale and Mrs. Robert there.", [["Robert Vale"], ["Robert"]]),
        ("They saw Robert Vale and Ann Robert, and Robert there.", [["Robert Vale"], ["Ann Robert", "Robert"]]),
        ("They saw Mr. Moss Vale and Moss there.", [["Moss Vale"], ["Moss"]]),
        ("They saw Moss and Moss there.", [["Moss", "Moss"]]),
        ("They saw Moss and Mrs. Moss there.", [["Moss", "Moss"]]),
        ("They saw Moss Port and Moss Port there.", [["Moss Port", "Moss Port"]]),
        ("They saw Moss Port and Moss there.", [["Moss Port"], ["Moss"]]),
        ("They saw Vale Army and Vale there.", [["Vale Army"], ["Vale"]]),
        ("They saw Robert Vale, Robert Vale and Ann Vale there. Ann Vale sat. Ann Vale ate. Vale left.",
         [["Robert Vale", "Robert Vale"], ["Ann Vale", "Ann Vale", "Ann Vale", "Vale"]]),
        ("They saw Dr. Moss Vale, Robert Vale, Robert Vale and Mr. Vale there.",
         [["Moss Vale"], ["Robert Vale", "Robert Vale", "Vale"]]),
        ("They saw Robert Vale, Dr. Moss Vale, Dr. Moss Vale and Mr. Vale there.",
         [["Robert Vale", "Vale"], ["Moss Vale", "Moss Vale"]]),
        ("They saw Dr. Moss Vale and Mr. Vale there.", [["Moss Vale", "Vale"]]),
        ("They saw WRC and WRC there.", [["WRC", "WRC"]]),
        ("They saw the French and the French there.", []),
    ],
)  # fmt: skip
def test_names_of_one_person_are_one(text: str, names: list[list[str]]) -> None:
    assert called(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The World River Company (WRC) sank. WRC fell.", [["World River Company", "WRC", "WRC"]]),
        ("The World River Company (W.R.C.) sank.", [["World River Company", "W.R.C."]]),
        ("The World-River Company (WRC) sank.", [["World-River Company", "WRC"]]),
        ("The Institute of Boats (IOB) sank.", [["Institute of Boats", "IOB"]]),
        ("The Institute of Boats (IB) sank.", [["Institute of Boats", "IB"]]),
        ("The World River Company (WR) sank.", [["World River Company", "WR"]]),
        ("The World River Company (WRX) sank.", [["World River Company", "WRX"]]),  # one letter may be another
        ("The World River Company (WXX) sank.", [["World River Company"], ["WXX"]]),
        ("The World River Company (WX) sank.", [["World River Company"], ["WX"]]),
        ("The World River Company (XRC) sank.", [["World River Company"], ["XRC"]]),
        ("The World River Company (WRC Vale) sank.", [["World River Company"], ["WRC Vale"]]),
        ("The World River Company, WRC, sank.", [["World River Company", "WRC"]]),  # as its initials alone
        ("The Rum Company (RC, sank.", [["Rum Company"], ["RC"]]),
        ("The Rum Company, RC) sank.", [["Rum Company"], ["RC"]]),
        ("The Rum Company (RC) sank.", [["Rum Company", "RC"]]),
        ("Robert Vale (RV) sank.", [["Robert Vale"], ["RV"]]),
        ("The World River (WR) sank.", [["World River", "WR"]]),
        # initials without brackets
        ("The World River Company sank. The WRC fell.", [["World River Company", "WRC"]]),
        ("The World River Company sank. The Wide Rum Company fell. The WRC fell.",
         [["World River Company"], ["Wide Rum Company"], ["WRC"]]),
        ("The World River Company sank. The World River Company fell. The WRC fell.",
         [["World River Company", "World River Company", "WRC"]]),
        ("The Institute of Big Boats sank. The IBB fell.", [["Institute of Big Boats", "IBB"]]),
        ("The World River Company sank. They saw Wrc there.", [["World River Company"], ["Wrc"]]),
        ("The World River Company sank. They saw WRC VALE there.", [["World River Company"], ["WRC VALE"]]),
        ("The Rum Company sank. The RC fell.", [["Rum Company"], ["RC"]]),
        ("They saw the Wide River Moss. The WRM fell.", [["Wide River Moss"], ["WRM"]]),
    ],
)  # fmt: skip
def test_an_abbreviation_is_what_it_abbreviates(text: str, names: list[list[str]]) -> None:
    assert called(text) == names


def test_an_abbreviation_in_brackets_makes_both_bodies() -> None:
    text = "They saw World River (WR) there."
    read = [Name(span(text, "World River"), "place", 0.9), Name(span(text, "WR"), "group", 0.9)]
    assert [(run.kind, run.place, run.group) for run in walked(text, *read).names] == [("organisation", False, False)] * 2
    text = "The World River Company sank. They saw TASS and WRC there."
    runs = walked(text, Name(span(text, "WRC"), "place", 0.9)).names
    assert [(run.kind, run.place) for run in runs] == [("organisation", False)] * 3


def test_of_many_with_one_surname_so_many_are_looked_at() -> None:
    many = "Ann Bob Carl Dan Emil Fred Greg Hans Igor Jack Karl Lars Mark Nick Otto Paul Rolf Sam Tom Uri Victor"
    firsts = many.split()
    text = " ".join(f"They saw {first} Vale there." for first in firsts)
    assert len(firsts) == 21
    assert called(f"{text} They saw Victor Vale there.")[20] == ["Victor Vale", "Victor Vale"]
    assert called(f"{text} They saw Vic Vale there.")[-1] == ["Vic Vale"]
    assert called(f"{text} They saw Uri Vale and Vale there.")[19] == ["Uri Vale", "Uri Vale", "Vale"]
    assert called(f"{text} They saw Victor Vale and Vale there.")[20] == ["Victor Vale", "Victor Vale"]


VALE = KnownActor("vale", "Per Vale", "person", "invented", short=("Vale", "Vic"), pronoun="he")
FIRM = KnownActor("firm", "World River Company", "organisation", "invented", short=("Boats",))
PACK = (Pack("p", "2030.01", "Invented", actors=(VALE, FIRM)),)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("They saw Vale there.", ["p/vale"]),
        ("They saw Per Vale and Vale there.", ["p/vale", "p/vale"]),
        ("They saw Ada Vale and Vale there.", [None, None]),
        ("They saw Ada Vale, Per Vale and Vale there.", [None, "p/vale", "p/vale"]),
        ("They saw Ada Moss and Vale there.", [None, "p/vale"]),
        ("They saw Ada Vale and Vic there.", [None, "p/vale"]),
        ("They saw the Moss Vale and Vale there.", [None, "p/vale"]),
        ("They saw Vale Army and Vale there.", [None, "p/vale"]),
        ("They saw the Wild Rum Corps (WRC) there.", [None, None]),
        ("They saw the World River Company (WRC) there.", ["p/firm", "p/firm"]),
        ("They saw Ada Boats and Boats there.", [None, "p/firm"]),  # only people have surnames
    ],
)
def test_who_is_known_by_a_name(text: str, known: list[str | None]) -> None:
    walk = walked(text, packs=PACK)
    found = [entity.known.id if entity.known else None for entity, seen in walk.trail.mentions if seen.how == "name"]
    assert found == known


@pytest.mark.parametrize(
    ("text", "words_of_name", "kind", "gender", "roles"),
    [
        ("They saw Mayor Ada Vale there.", "Ada Vale", "person", "she", {"mayor"}),
        ("They saw Rep. Vale (R-Fla.) there.", "Vale", "person", "", {"rep.", "lawmaker", "florida", "republican"}),
        ("They saw GOP Mayor Vale there.", "Vale", "person", "", {"republican", "mayor"}),
        ("They saw Mrs. Per Vale there.", "Per Vale", "person", "she", {"mrs."}),
        ("They saw Ada-Lea Vale, the mayor, there.", "Ada-Lea Vale", "person", "", {"mayor"}),
        ("They saw Mayor Ada-Lea Vale there.", "Ada-Lea Vale", "person", "she", {"mayor"}),
        ("They saw Ada there.", "Ada", "person", "", set()),
        ("They saw Vale Company there.", "Vale Company", "organisation", "", {"company"}),
        ("They saw Vale Moss there.", "Vale Moss", "unknown", "", set()),
    ],
)
def test_what_a_name_tells(text: str, words_of_name: str, kind: str, gender: str, roles: set[str]) -> None:
    found = mention(walked(text), words_of_name)
    assert found is not None
    assert (found[0].kind, found[0].gender) == (kind, gender)
    assert found[0].roles >= roles
    assert bool(found[0].roles) is bool(roles)


def test_the_longest_name_is_the_full_one() -> None:
    found = mention(walked("They saw Rob Vale, Robert Moss Vale and Vale there."), "Vale")
    assert found is not None
    assert found[0].full == ("robert", "moss", "vale")
    assert found[0].words == {"rob", "robert", "moss", "vale"}
    assert found[0].named


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The mayor (a poet), Ann Vale, left.", {"Ann Vale"}),
        ("The mayor, Ann Vale, left.", {"Ann Vale"}),
        ("The mayor (a poet) Ann Vale left.", set()),
        ("The mayor (a poet, Ann Vale, left.", set()),
    ],
)
def test_what_stands_in_brackets_does_not_part_a_role_from_its_name(text: str, whom: set[str]) -> None:
    assert others(walked(text), "The mayor") == whom
