"""Whether a name stands for a place: the features of each name, given to it by what it is and by the words around it. All invented."""

from __future__ import annotations

import math

import pytest
from pytest import approx

from reportedly.model import Entry, Name, Span
from reportedly.model.reading import NameKind
from reportedly.resolve.places.candidates import Finder, Found
from reportedly.resolve.places.mentions import Toponym, toponyms
from reportedly.resolve.places.recognition import recognition
from reportedly.resolve.places.words import words_of
from tests.pages import ENGLISH, page_of

Row = dict[str, float]


def entry(name: str, kind: str = "populated place", population: int = 0, **more: object) -> Entry:
    return Entry(f"{name} {kind} {population}", name, kind, 0.0, 0.0, "AX", population=population, **more)  # type: ignore[arg-type]


ARVENIA = entry("Arvenia", "country", 9_999_999)
NAMES = (
    "Berro", "Lysk", "Halden", "Cross", "Orange", "New York", "Big Hill", "Hill Top", "David", "Tarn County", "Ost Street",
    "Ost University", "King Ost", "Street", "North", "Lower", "Police", "University", "Ust", "Vell", "Lower Vell", "Vell Mark",
    "DOVA", "UST", "March", "Vel", "Jo",
)  # fmt: skip


class Table:
    """A gazetteer in which each of these names is a town without people, and Arvenia a country."""

    layers: frozenset[str] = frozenset()

    def small(self, name: str, countries: object) -> tuple[Entry, ...]:
        return ()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        if name == "Arvenia":
            return (ARVENIA,)
        if name == "Mond":
            return (entry("Mond", "region", 99), entry("Mond", "country", 9))
        if name == "Oss":
            return (*(entry("Oss", population=n) for n in (9, 8, 7)), entry("Oss", "region", 6))
        if name == "Ott":
            return (entry("Ott", population=9), entry("Ott", population=8), entry("Ott", "region", 7))
        return (entry(name),) if name in NAMES else ()


def rows_of(text: str, *names: Name) -> list[tuple[str, Row]]:
    page = page_of(text)
    words = words_of(page)
    found = toponyms(page, words, names, Finder(Table()))
    return [(t.name, row) for t, row in zip(found, recognition(found, words, names, ENGLISH), strict=True)]


def row_of(text: str, name: str, *names: Name) -> Row:
    return next(row for each, row in rows_of(text, *names) if each == name)


OF_ENTRIES = {"bias", "log_population", "choices", "top_populated place", "matched_name", "own_name", "in_pack", "unlisted"}
OF_WORDS = {
    "several_words", "division_word", "capitals", "short", "common", "common_first", "all_common", "generic", "also_small",
    "given_name", "street_inside", "organisation_inside", "title_inside", "surname",
}  # fmt: skip
ELSEWHERE = {"elsewhere_place", "elsewhere_person"}


def around(text: str, name: str = "Berro") -> set[str]:
    """What a name has from the words beside it."""
    row = row_of(text, name)
    assert set(row.values()) - {row["bias"], row.get("log_population"), row.get("choices")} <= {1.0}
    return set(row) - OF_ENTRIES - OF_WORDS - ELSEWHERE


def inside(text: str, name: str) -> set[str]:
    """What a name has from its own words."""
    row = row_of(text, name)
    found = set(row) & OF_WORDS
    assert {row[key] for key in found} <= {1.0}
    return found


# -- what the name could be -------------------------------------------------------------------------------------------


def features(*entries: Entry, known: frozenset[str] = frozenset()) -> Row:
    words = words_of(page_of("They saw Berro burn"))
    (row,) = recognition([Toponym(9, 14, "Berro", 2, 3, Found(entries, known))], words, (), ENGLISH)
    return {key: value for key, value in row.items() if key != "after_small"}


def test_a_name_that_nothing_has() -> None:
    assert features() == {"bias": 1.0, "unlisted": 1.0}


def test_a_name_of_one_place() -> None:
    assert features(entry("Berro", population=999)) == {
        "bias": 1.0, "log_population": approx(3 / 7), "top_populated place": 1.0, "matched_name": 1.0, "choices": 0.0,
        "own_name": 1.0,
    }  # fmt: skip


def test_a_name_of_several_places_is_as_large_as_the_largest_and_of_the_kind_of_the_first() -> None:
    other = entry("Big Berro", "region", 99, matched="other name")
    assert features(other, entry("Berro", population=999), entry("Berro"), entry("B"), known=frozenset({"a"})) == {
        "bias": 1.0, "log_population": approx(3 / 7), "top_region": 1.0, "matched_other name": 1.0,
        "choices": approx(1 / 3), "in_pack": 1.0, "own_name": 1.0,
    }  # fmt: skip
    assert "own_name" not in features(other)


# -- its own words ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("They saw Berro burn.", "Berro", set()),
        ("They saw New York burn.", "New York", {"several_words"}),
        ("They saw Tarn County burn.", "Tarn County", {"several_words", "division_word"}),
        ("They saw DOVA burn.", "DOVA", {"capitals"}),
        ("They saw Vell burn.", "Vell", set()),
        ("They saw Vel burn.", "Vel", {"short"}),
        ("They saw Orange burn.", "Orange", {"common"}),
        ("Orange was seen.", "Orange", {"common", "common_first"}),
        ("They left. Orange was seen.", "Orange", {"common", "common_first"}),
        ("They saw Big Hill burn.", "Big Hill", {"several_words", "all_common"}),
        ("They saw Hill Top and Big Hill.", "Hill Top", {"several_words", "all_common"}),
        ("They saw Vell Mark burn.", "Vell Mark", {"several_words"}),
        ("They saw University burn.", "University", {"generic", "common", "organisation_inside"}),
        ("They saw Police burn.", "Police", {"generic", "common"}),
        ("They saw Berro burn, and a berro too.", "Berro", {"also_small"}),
        ("They saw New York burn, and a new one too.", "New York", {"several_words"}),
        ("They saw David burn.", "David", {"given_name"}),
        ("They saw Ost Street burn.", "Ost Street", {"several_words", "street_inside"}),
        ("They saw Ost University burn.", "Ost University", {"several_words", "organisation_inside"}),
        ("They saw King Ost burn.", "King Ost", {"several_words", "title_inside"}),
        ("They saw Halden burn. David Halden left.", "Halden", {"surname"}),
        ("They saw New York burn. David New left.", "New York", {"several_words"}),
        ("They saw New York burn. David York left.", "New York", {"several_words"}),
    ],
)
def test_what_a_name_is_made_of(text: str, name: str, found: set[str]) -> None:
    assert inside(text, name) == found


@pytest.mark.parametrize(
    ("text", "generic"),
    [("Street", True), ("North", True), ("Police", True), ("Times", True), ("Berro", False), ("Street Berro", False)],
)
def test_a_kind_of_street_body_or_direction_alone(text: str, generic: bool) -> None:
    words = words_of(page_of(f"saw {text}"))
    (row,) = recognition([Toponym(4, 4 + len(text), text, 1, len(words), Found())], words, (), ENGLISH)
    assert row.get("generic") == (1.0 if generic else None)


@pytest.mark.parametrize(("name", "capitals"), [("USA", False), ("USAA", True)])
def test_a_code_is_no_name_in_capitals(name: str, capitals: bool) -> None:
    words = words_of(page_of(f"saw {name}"))
    (row,) = recognition([Toponym(4, 4 + len(name), name, 1, 2, Found())], words, (), ENGLISH)
    assert row.get("capitals") == (1.0 if capitals else None)


def test_only_the_words_after_the_first_make_a_street() -> None:
    words = words_of(page_of("saw Street Berro"))
    (row,) = recognition([Toponym(4, 16, "Street Berro", 1, 3, Found())], words, (), ENGLISH)
    assert "street_inside" not in row


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("David Halden left.", True),
        ("David, Halden left.", False),
        ("david Halden left.", False),
        ("David halden left.", False),
        ("David A. Halden left.", True),
        ("Ostrov A. Halden left.", False),
        ("A. Halden left.", False),
        ("David As. Halden left.", False),
        ("Mr Halden left.", True),
        ("Mr. Halden left.", True),
        ("Berro Halden left.", False),
        ("General Halden left.", False),
        ("David. Halden left.", False),
        ("The Mayor, Halden left.", False),
    ],
)
def test_a_name_after_a_given_name_an_initial_or_a_title_is_a_surname(text: str, surname: bool) -> None:
    assert ("surname" in row_of(f"{text} They saw Halden burn.", "Halden")) is surname


@pytest.mark.parametrize("text", [" Halden left. They saw Halden and David", "A. Halden left. They saw Halden and David"])
def test_the_last_word_of_a_text_is_not_the_one_before_its_first(text: str) -> None:
    assert "surname" not in row_of(text, "Halden")


@pytest.mark.parametrize("text", ["David Orange left. They saw Orange burn.", "Mr David left. They saw David burn."])
def test_ordinary_words_and_given_names_are_no_surnames(text: str) -> None:
    assert "surname" not in row_of(text, text.split()[5])


@pytest.mark.parametrize(
    ("words", "kind", "score", "surname"),
    [
        ("Ivo Berro", "person", 0.7, True),
        ("Ivo Berro", "person", 0.6, False),
        ("Ivo Berro", "organisation", 0.7, False),
        ("Berro", "person", 0.7, False),
        ("Ivo Berro Ost", "person", 0.7, False),
    ],
)
def test_the_last_word_of_a_person_that_the_reader_is_sure_of_is_a_surname(
    words: str, kind: NameKind, score: float, surname: bool
) -> None:
    text = f"They met {words} today. They saw Berro burn."
    row = rows_of(text, Name(Span.of(text, 9, 9 + len(words)), kind, score))[-1][1]
    assert ("surname" in row) is surname


# -- the words before it ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Berro burnt.", {"sentence_start"}),
        ("They left. Berro burnt.", {"sentence_start"}),
        ("They left? Berro burnt.", {"sentence_start"}),
        ("A headline\nBerro burnt.", {"sentence_start"}),
        ("They said “Berro burnt”.", {"sentence_start"}),
        ("They went to St. Berro burnt.", {"sentence_start"}),
        ("They saw Mr Berro burn.", {"after_title"}),
        ("They saw mayor Berro burn.", {"after_title", "after_small"}),
        ("They saw David Berro burn.", {"after_given"}),
        ("They saw J Berro burn.", {"after_initial"}),
        ("They saw Jay-Vee Berro burn.", {"after_capital"}),
        ("They saw Upper Berro burn.", {"after_direction"}),
        ("They saw Near Berro burn.", {"after_direction"}),
        ("They saw The Berro burn.", {"after_direction"}),
        ("They saw Old Berro burn.", {"after_capital"}),
        ("They saw Lysk Berro burn.", {"after_capital"}),
        ("They saw Lysk Old Berro burn.", set()),
        ("They saw the city of Berro burn.", {"of_place"}),
        ("They saw the lights of Berro burn.", {"of_other"}),
        ("of Berro they spoke", {"of_other"}),
        ("of Berro they saw a city", {"of_other"}),
        ("They saw Lysk burn Berro.", {"after_small"}),
        ("They saw J. Berro burn.", {"sentence_start"}),
        ("They met in Berro today.", {"locative"}),
        ("They saw the Berro burn.", {"after_the"}),
        ("They saw Lysk and Berro burn.", {"after_place_and"}),
        ("They saw dogs and Berro burn.", {"after_small"}),
        ("They said Berro burnt.", {"after_speech"}),
        ("They stood by Berro at night.", {"after_speech"}),
        ("They saw Berro burn.", {"after_small"}),
        ("They saw Lysk, Berro burning.", {"after_place_comma", "listed"}),
        ("They saw dogs, Berro burning.", set()),
        ("They saw Lysk (Berro burning).", set()),
        ("They saw David, Berro burning.", {"after_place_comma"}),
        ("They saw “North” of Berro burn.", {"of_place"}),
    ],
)
def test_what_stands_before(text: str, found: set[str]) -> None:
    assert around(text) == found


@pytest.mark.parametrize(("text", "found"), [("near Quillmore today", True), ("near Berro today", False)])
def test_a_place_that_nothing_lists_after_a_preposition(text: str, found: bool) -> None:
    (row,) = (row for _, row in rows_of(f"They met {text}."))
    assert (row.get("unlisted_locative"), row["locative"]) == (1.0 if found else None, 1.0)


def test_a_place_that_nothing_lists_elsewhere() -> None:
    text = "They saw Quillmore burn."
    row = row_of(text, "Quillmore", Name(Span.of(text, 9, 18), "place", 0.9))
    assert "unlisted_locative" not in row
    assert row["unlisted"] == row["after_small"] == 1.0


# -- the words after it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Berro", set()),
        ("Berro, 45, left", {"comma", "age"}),
        ("Berro, four, left", {"comma"}),
        ("Berro, Arvenia, burnt", {"comma", "container"}),
        ("Berro, Mond, burnt", {"comma", "container"}),
        ("Berro, Lysk and all", {"comma", "place_comma"}),
        ("Berro, Oss and all", {"comma", "place_comma"}),
        ("Berro, Ott and all", {"comma", "container"}),
        ("Berro; Arvenia burnt", set()),
        ("Berro Street burnt", {"street"}),
        ("Berro University burnt", {"organisation"}),
        ("Berro Police left", {"public"}),
        ("Berro Arvenia burnt", {"before_place"}),
        ("Berro-Arvenia trains", {"before_place"}),
        ("Berro Lights burnt", {"before_capital"}),
        ("Berro said so", {"speech"}),
        ("Berro natives left", {"tail"}),
        ("Berro hospital burnt", {"before_body"}),
        ("Berro police left", {"before_body"}),
        ("Berro who left", {"verb_who"}),
        ("Berro was left", {"verb_be"}),
        ("Berro-based men left", {"tail"}),
        ("Berro burnt", set()),
        ("Berro (who left)", set()),
    ],
)
def test_what_stands_after(text: str, found: set[str]) -> None:
    page = page_of(f"They saw {text}")
    words = words_of(page)
    known = {"Berro": entry("Berro"), "Arvenia": ARVENIA, "Lysk": entry("Lysk")}
    named = []
    for at, word in enumerate(words):
        if word.text in (*known, "Mond", "Oss", "Ott"):
            entries = (known[word.text],) if word.text in known else Table().look_up(word.text)
            named.append(Toponym(word.start, word.end, word.text, at, at + 1, Found(entries)))
    row = recognition(named, words, (), ENGLISH)[0]
    assert set(row) - OF_ENTRIES - OF_WORDS - {"after_small"} == found
    assert {row[key] for key in found} <= {1.0}


def test_a_given_name_before_a_capital_is_half_of_a_person() -> None:
    assert around("They saw David Quill burn.", "David") == {"after_small", "before_capital", "given_before_capital"}
    assert around("They saw Berro Quill burn.") == {"after_small", "before_capital"}


# -- the rest of the article -----------------------------------------------------------------------------------------


def elsewhere(text: str) -> list[set[str]]:
    assert {value for _, row in rows_of(text) for key, value in row.items() if key in ELSEWHERE} <= {1.0}
    return [set(row) & ELSEWHERE for name, row in rows_of(text) if name in ("Berro", "BERRO")]


def test_where_one_mention_is_clearly_a_place_the_others_are_likelier_so() -> None:
    assert elsewhere("They saw Berro burn. They met in Berro today.") == [{"elsewhere_place"}, set()]
    assert elsewhere("They stood in Berro. They met in Berro today.") == [{"elsewhere_place"}, {"elsewhere_place"}]
    assert elsewhere("They saw Berro burn. They met in Lysk today.") == [set()]


@pytest.mark.parametrize("text", ["the city of Berro", "Berro natives", "Berro, Arvenia,", "stand in Berro"])
def test_what_is_clearly_a_place(text: str) -> None:
    assert elsewhere(f"They saw Berro burn. They saw {text} today.")[0] == {"elsewhere_place"}


@pytest.mark.parametrize("text", ["Mr Berro", "David Berro", "J Berro", "Berro, 45,", "how Berro said"])
def test_what_is_clearly_a_person(text: str) -> None:
    assert elsewhere(f"They saw Berro burn. They saw {text} today.") == [{"elsewhere_person"}, set()]


def test_the_same_name_is_told_whatever_its_case() -> None:
    words = words_of(page_of("saw BERRO near Berro"))
    one, other = (Toponym(0, 0, name, at, at + 1, Found()) for name, at in (("BERRO", 1), ("Berro", 3)))
    first, second = recognition([one, other], words, (), ENGLISH)
    assert ("elsewhere_place" in first, "elsewhere_place" in second) == (True, False)


# -- the reader's names ----------------------------------------------------------------------------------------------

TEXT = "They saw Upper Berro burn in the night."


def read(*named: tuple[int, int, NameKind, float]) -> Row:
    names = [Name(Span.of(TEXT, start, end), kind, score) for start, end, kind, score in named]
    words = words_of(page_of(TEXT))
    (row,) = recognition([Toponym(15, 20, "Berro", 3, 4, Found())], words, names, ENGLISH)
    return {key: value for key, value in row.items() if key.startswith("read")}


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ([(15, 20, "place", 0.7)], {"read_place": 1.0, "read_place_score": 0.7, "read_place_exact": 1.0}),
        ([(9, 20, "place", 0.7)], {"read_place": 1.0, "read_place_score": 0.7}),
        ([(15, 25, "person", 0.5)], {"read_person": 1.0, "read_person_score": 0.5}),
        ([(9, 16, "place", 0.7), (16, 20, "other", 0.6)], {"read_other": 1.0, "read_other_score": 0.6}),
        ([(9, 18, "place", 0.7), (18, 20, "other", 0.6)], {"read_place": 1.0, "read_place_score": 0.7}),
        ([(9, 15, "place", 0.7), (20, 25, "place", 0.7)], {"read_none": 1.0}),
        ([(19, 25, "place", 0.7)], {"read_place": 1.0, "read_place_score": 0.7}),
        ([(16, 20, "other", 0.6), (9, 16, "place", 0.7)], {"read_other": 1.0, "read_other_score": 0.6}),
        ([(9, 17, "place", 0.7), (17, 19, "other", 0.6)], {"read_place": 1.0, "read_place_score": 0.7}),
        (
            [(15, 17, "place", 0.7), *((at, at + 1, "other", 0.6) for at in (17, 18, 19))],
            {"read_place": 1.0, "read_place_score": 0.7},
        ),
    ],
)
def test_the_name_that_shares_most_with_it_speaks(named: list[tuple[int, int, NameKind, float]], found: Row) -> None:
    assert read(*named) == found


def test_without_the_readers_names_nothing_is_said_of_them() -> None:
    assert read() == {}


def test_the_size_of_a_place_is_counted_in_powers_of_ten() -> None:
    assert features(entry("Berro", population=99))["log_population"] == approx(math.log10(100) / 7)
