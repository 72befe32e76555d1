"""Names: titles cut off, what kind of actor they name, and what stands right after them."""

from __future__ import annotations

import pytest

from reportedly.model import Name, Pack
from reportedly.model.knowledge import KnownActor
from reportedly.model.reading import NameKind
from reportedly.resolve.actors.runs import Run
from tests.resolve.walks import others, span, walked


def names(text: str, *read: Name, packs: tuple[Pack, ...] = ()) -> list[Run]:
    return list(walked(text, *read, packs=packs).names)


def only(text: str, *read: Name) -> Run:
    (run,) = names(text, *read)
    return run


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Bank of the Vale", [("", "bank of the vale")]),
        ("Republic of Vale", [("", "republic"), ("", "vale")]),
        ("President of the Republic of Vale", [("", "republic of vale")]),
        ("Minister of Vale", [("", "vale")]),
        ("Minister of the Vale", [("", "vale")]),
        ("Minister for Vale Boats", [("", "vale boats")]),
        ("Chief of Staff John Vale", [("chief of staff", "john vale")]),
        ("Chief for Staff John Vale", [("chief for staff", "john vale")]),
        ("Minister of Works John Vale", [("minister of works", "john vale")]),
        ("Minister for Works and Ports John Vale", [("minister for works and ports", "john vale")]),
        ("Head of the Aldmouth Port Office John Vale", [("head of the aldmouth port office", "john vale")]),
        ("Secretary of State for Works John Vale", [("secretary of state for works", "john vale")]),
        ("Special Envoy for Norland John Vale", [("special envoy for norland", "john vale")]),
        ("Ambassador to the UN John Vale", [("ambassador to the un", "john vale")]),
        ("Aide to President John Vale", [("president", "john vale")]),
        ("Wife of President John Vale", [("president", "john vale")]),
        ("Minister of Works John Vale and Mayor Ann Roe", [("minister of works", "john vale"), ("mayor", "ann roe")]),
        ("Mayor of Aldmouth Ann Vale", [("mayor of aldmouth", "ann vale")]),
        ("Mayor of Aldmouth Port Ann Vale", [("mayor of aldmouth port", "ann vale")]),
        ("Mayor of the Aldmouth Ann Vale", [("mayor of the aldmouth", "ann vale")]),
        ("Mayor of Ann Vale", [("", "ann vale")]),
        ("Stephen King of Vale Boats", [("", "stephen king"), ("", "vale boats")]),
        ("Mr. King", [("mr.", "king")]),
        ("Mr. Stone King", []),
        ("Mr King", []),
        ("Stephen King", [("", "stephen king")]),
        ("Stephen Vale King", [("", "stephen vale king")]),
        ("Vale King", []),
        ("Dean King", []),
        ("King Stephen", [("king", "stephen")]),
        ("Stephen General Vale", [("stephen general", "vale")]),
        ("Major General Vale", [("major general", "vale")]),
        ("Mayors Vale", [("", "mayors vale")]),
        ("Mayor", []),
        ("French Ann", [("french", "ann")]),
        ("Muslim Ann", [("muslim", "ann")]),
        ("French Vale", [("", "french vale")]),
        ("French River Vale", [("french", "river vale")]),
        ("River French Vale", [("", "river french vale")]),
    ],
)
def test_a_title_is_cut_off(words: str, found: list[tuple[str, str]]) -> None:
    assert [(" ".join(run.title), " ".join(run.key)) for run in names(f"They saw {words} there.")] == found


@pytest.mark.parametrize(
    ("words", "kind", "group", "place", "gender"),
    [
        ("Vale Army", "organisation", False, False, ""),
        ("Vale Boats Ltd.", "organisation", False, False, ""),
        ("Bank of Vale", "organisation", False, False, ""),
        ("Ann Vale Army", "organisation", False, False, ""),
        ("Mayor Vale Army", "organisation", False, False, ""),
        ("Mayor Vale Ann Army", "organisation", False, False, ""),
        ("Mayor Ann Vale Army", "person", False, False, ""),
        ("King Vale", "person", False, False, "he"),
        ("Spokeswoman Vale", "person", False, False, "she"),
        ("Senator Vale", "person", False, False, ""),
        ("Republican", "collective", True, False, ""),
        ("Republicans", "collective", True, False, ""),
        ("Germans", "collective", True, False, ""),
        ("French", "collective", True, False, ""),
        ("Ann Vale", "person", False, False, ""),
        ("Ann Vale Roe Moss", "person", False, False, ""),
        ("Ann Vale Roe Moss Elk", "unknown", False, False, ""),
        ("Ann", "person", False, False, ""),
        ("Vale", "unknown", False, False, ""),
        ("WRC", "organisation", False, False, ""),
        ("WR", "organisation", False, False, ""),
        ("W", "unknown", False, False, ""),
        ("WRCWRC", "organisation", False, False, ""),
        ("WRCWRCW", "unknown", False, False, ""),
        ("WRC Vale", "unknown", False, False, ""),
        ("Tass", "organisation", False, False, ""),
        ("Canada", "state", False, True, ""),
        ("Ottawa", "state", False, True, ""),
        ("Downing Street", "state", False, True, ""),
    ],
)
def test_a_name_tells_what_it_names(words: str, kind: str, group: bool, place: bool, gender: str) -> None:
    run = only(f"They saw {words} there.")
    assert (run.kind, run.group, run.place, run.gender) == (kind, group, place, gender)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They lived near Vale there.", "state"),
        ("They lived near the Vale there.", "unknown"),
        ("They saw residents of Vale there.", "state"),
        ("They saw residents in boats of Vale there.", "unknown"),
        ("They saw friends of Vale there.", "unknown"),
        ("They saw residents by Vale there.", "unknown"),
        ("They saw the Vale region there.", "state"),
        ("They saw the Vale boat region there.", "unknown"),
        ("They lived near Vale Boats there.", "unknown"),
        ("They lived near Ann there.", "person"),
        ("They lived near WRC there.", "organisation"),
        ("They saw that Vale warned them.", "person"),
        ("They saw that Vale Roe Moss warned them.", "person"),
        ("They saw that Vale Roe Moss Elk warned them.", "unknown"),
        ("They saw that Vale also slept.", "unknown"),  # so does a place
        ("They saw that Vale slept.", "unknown"),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_names(text: str, kind: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize(
    ("kind", "score", "found"),
    [
        ("person", 0.9, ("person", False, False)),
        ("organisation", 0.9, ("organisation", False, False)),
        ("place", 0.9, ("state", False, True)),
        ("group", 0.9, ("collective", True, False)),
        ("other", 0.9, ("unknown", False, False)),
        ("person", 0.3, ("person", False, False)),
        ("person", 0.299, ("unknown", False, False)),
    ],
)
def test_the_reader_tells_what_an_unknown_name_is(kind: NameKind, score: float, found: tuple[str, bool, bool]) -> None:
    text = "They saw Vale there."
    run = only(text, Name(span(text, "Vale"), kind, score))
    assert (run.kind, run.group, run.place) == found


@pytest.mark.parametrize(
    ("text", "read", "kind"),
    [
        # half of the letters count for half
        ("They saw Vale Boat there.", [("Vale", "person", 0.7)], "person"),
        ("They saw Vale Boat there.", [("Vale", "person", 0.6)], "unknown"),
        ("They saw Vale there.", [("saw Vale there", "person", 0.3)], "person"),
        ("They saw Vale there.", [("They saw ", "person", 0.9)], "unknown"),
        ("They saw Vale there.", [(" there", "person", 0.9)], "unknown"),
        ("They saw Vale there.", [("ale", "person", 0.5)], "person"),
        ("They saw Vale there.", [("Val", "person", 0.5)], "person"),
        # the most votes win
        ("They saw Vale there.", [("Vale", "person", 0.4), ("Vale", "organisation", 0.5)], "organisation"),
        ("They saw Vale there.", [("Vale", "organisation", 0.5), ("saw Vale", "person", 0.4)], "organisation"),
        ("They saw Vale there.", [("there", "organisation", 0.5), ("Vale", "person", 0.4)], "person"),
    ],
)
def test_readings_are_weighed_by_what_they_share(text: str, read: list[tuple[str, NameKind, float]], kind: str) -> None:
    assert only(text, *[Name(span(text, words), what, score) for words, what, score in read]).kind == kind


def test_readings_of_the_same_words_add_up() -> None:
    text = "They saw Vale there, and Vale here."
    first = Name(span(text[:13], "Vale"), "person", 0.2)
    assert [run.kind for run in names(text, first)] == ["unknown", "unknown"]
    assert [run.kind for run in names(text, first, Name(span(text, "Vale"), "person", 0.1))] == ["person", "person"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("They saw Ann Vale near Vale there.", ["person", "person"]),
        ("They saw Mr. Vale near Vale there.", ["person", "person"]),
        ("They saw Ann Vale near Roe there.", ["person", "state"]),
        ("They saw Ann near Vale there.", ["person", "state"]),
        ("They saw Ann Canada in Canada there.", ["person", "state"]),
        ("They saw Ann Vale near ANN there.", ["person", "person"]),
        ("They saw Ann Vale near Vale Boats there.", ["person", "unknown"]),
        ("They saw Ann Vale, Roe Ann there.", ["person", "unknown"]),
        ("They saw Mr. Roe Vale near Roe there.", ["person", "state"]),
    ],
)
def test_whose_last_name_it_is_that_it_names(text: str, kinds: list[str]) -> None:
    found = names(text)
    assert [run.kind for run in found] == kinds
    assert all(run.place == (run.kind == "state") and not run.group for run in found)


@pytest.mark.parametrize(
    ("after", "tags"),
    [
        (" of Aldmouth", {"aldmouth"}),
        (" of boats", set()),
        (" of. Aldmouth", set()),
        (" of", set()),
        (" and Ohio", set()),
        (" (R-Fla.)", {"republican", "florida"}),
        (" (R-N.H.)", {"republican", "new", "hampshire"}),
        (" (Fla.)", {"florida"}),
        (" (Ohio)", {"ohio"}),
        (" (R-Boats)", set()),
        (" (X-Ohio)", set()),
        (" (Boats)", set()),
        (", D-Ohio,", {"democrat", "ohio"}),
        (", Ohio,", set()),
        ("; D-Ohio,", set()),
    ],
)
def test_party_and_region_stand_after_a_name(after: str, tags: set[str]) -> None:
    assert names(f"They saw Mayor Vale{after}")[0].tags == tags


def test_only_a_person_has_a_party() -> None:
    assert names("They saw Vale Army (R-Fla.) there.")[0].tags == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vale Meets Judge Over Bridge\n\nMayor Ann Vale slept.", ["vale"]),
        ("Mayor Ann Meets Judge Over Bridge\n\nMayor Ann slept.", ["ann"]),
        ("Ann Vale Meets Judge Over Bridge\n\nMr. Vale slept.", ["ann vale"]),
        ("Ann Moss Elk Vale Meets Judge Over Bridge\n\nMr. Vale slept.", ["vale"]),
        ("Ann Moss Vale Meets Judge Over Bridge\n\nMr. Vale slept.", ["ann moss vale"]),
        ("Roe Vale Meets Judge Over Bridge\n\nMr. Vale slept.", ["vale"]),
        ("Canada Meets Judge Over Bridge\n\nIt slept.", ["canada"]),
        ("Roe Meets Judge Over Bridge\n\nThey saw Roe.", ["roe"]),
        ("Roe Moss Meets Judge Over Bridge\n\nThey saw Roe Moss.", ["roe moss"]),
        ("Roe Moss Meets Judge Over Bridge\n\nThey saw Roe Elk.", []),
        ("Roe Vale Meets Judge Over Bridge\n\nThey saw Roe.", ["roe"]),
        (
            "Roe Moss Elk Cod Cat Dog Meets Judge Over Bridge\n\nThey saw Roe Moss Elk Cod Cat Dog.",
            ["roe moss elk cod cat dog"],
        ),
        ("WRC Vale Meets Judge Over Bridge\n\nThey saw the WRC.", ["wrc"]),
    ],
)
def test_a_headline_has_the_names_of_the_text_alone(text: str, found: list[str]) -> None:
    end = text.index("\n")
    walk = walked(text)
    runs = [run for run in walk.names if walk.page.tokens[run.first].start < end]
    assert [" ".join(run.key) for run in runs] == found
    rest = {run.key: run for run in walk.names if run not in runs}
    for run in runs:
        if run.key in rest:
            assert (run.kind, run.group, run.place) == (rest[run.key].kind, rest[run.key].group, rest[run.key].place)


def test_a_pack_knows_names_as_they_stand_and_seats() -> None:
    known = (
        KnownActor("norland", "Norland", "state", "invented", metonyms=("Vessby", "Moss"), aliases=("Bank of the Mayor",)),
        KnownActor("brann", "Mayor Brann", "person", "invented", short=("Moss",)),
    )
    pack = (Pack("norland", "2030.01", "An invented conflict", actors=known),)
    found = names("They saw Mayor Brann, Bank of the Mayor, Norland, Vessby and Moss there.", packs=pack)
    assert [(" ".join(run.key), run.kind, run.place) for run in found] == [
        ("mayor brann", "person", False),
        ("bank of the mayor", "state", True),
        ("norland", "state", True),
        ("vessby", "state", True),
        ("moss", "unknown", False),
    ]


def test_a_title_of_several_words_is_the_same_person() -> None:
    assert others(walked("They met Mayor of Aldmouth Ann Vale."), "Ann Vale") == {"Mayor of Aldmouth"}
    assert others(walked("They met Chief of the Staff Ann Vale."), "Ann Vale") == {"Chief of the Staff"}
