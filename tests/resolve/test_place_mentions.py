"""Which words may name a place, how far a name reaches, and what a gazetteer and packs have under it. All names are invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from reportedly.model import Entry, Name, Pack, Span
from reportedly.model.knowledge import KnownPlace, Variant
from reportedly.model.reading import NameKind
from reportedly.resolve.places.candidates import Finder, fold
from reportedly.resolve.places.mentions import Toponym, toponyms
from reportedly.resolve.places.words import lexicon, words_of
from tests.pages import ENGLISH, page_of


def entry(name: str, kind: str = "populated place", country: str = "AX", **more: object) -> Entry:
    lat, lon = more.pop("lat", 0.0), more.pop("lon", 0.0)
    return Entry(f"{name} {kind} {country}", name, kind, lat, lon, country, **more)  # type: ignore[arg-type]


class Table:
    """A gazetteer that has these entries, each under its own name or another."""

    def __init__(self, *entries: Entry, **named: Entry) -> None:
        self.rows: dict[str, list[Entry]] = {}
        for name, each in (*((e.name, e) for e in entries), *named.items()):
            self.rows.setdefault(fold(name.replace("_", " ")), []).append(each)
        self.asked: list[str] = []

    layers: frozenset[str] = frozenset()

    def small(self, name: str, countries: object) -> tuple[Entry, ...]:
        return ()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        self.asked.append(name)
        return tuple(sorted(self.rows.get(fold(name), ()), key=lambda e: -e.population))


TOWNS = (
    "Berro", "Lysk", "New Berro", "New Berro On Sea", "A Be Ce De Eff", "A Be Ce De Eff Ge", "Berro of Mond", "Aix", "Aix-zu-Berro",
    "St Berro", "Berro City", "The Hame", "Hame", "Sarn and Varn", "Vell", "Vell district", "North", "Street", "Ost", "Oslo Park",
    "Airport",
)  # fmt: skip
GAZETTEER = Table(
    *(entry(name) for name in TOWNS),
    entry("Tarn region", "region"), entry("Tarn"), entry("Polk County", "district"), entry("Polk"), entry("Clay County", "district"),
    entry("Clay"), entry("Arvenia", "country"), entry("Ontario", "region", "CA"), entry("Ontario", country="US"),
    entry("Alberta", country="CA", population=9), entry("Alberta", country="US", population=8), entry("Quebec", country="US"),
    Arvenians=entry("Arvenia", "country", matched="name"), Ostland=entry("Ost", matched="other name"),
    Arvenian=entry("Arvenia", "country", matched="adjective"), Halmen=entry("Halmen"), Sorn=entry("Sorn"),
    NSW=entry("New Sorn", "region", "AU"), US=entry("Union", "country", matched="code"), ABC=entry("Abece"),
    Tanny=entry("Tannia", "country", matched="other name"), UK=entry("Kingdom", "country", matched="code"),
    USAA=entry("Usa"), EU=entry("Europe", "other"),
)  # fmt: skip


def pack(*places: KnownPlace) -> Pack:
    return Pack("made-up", "2026.11", "Invented", places=places)


def known(name: str, *variants: str, **more: object) -> KnownPlace:
    more = {"kind": "populated place", "lat": 0.0, "lon": 0.0, "country": "AX", **more}
    return KnownPlace(
        fold(name), name, reference="common knowledge", variants=tuple(Variant(v, "east") for v in variants), **more  # type: ignore[arg-type]
    )  # fmt: skip


def found(text: str, *names: Name, packs: Sequence[Pack] = (), taken: Sequence[Span] = ()) -> list[Toponym]:
    page = page_of(text)
    words = words_of(page)
    out = toponyms(page, words, names, Finder(GAZETTEER, packs), taken)
    for toponym in out:
        assert (words[toponym.first].start, words[toponym.last - 1].end) == (toponym.start, toponym.end)
    return out


def spans(text: str, *names: Name, packs: Sequence[Pack] = (), taken: Sequence[Span] = ()) -> list[str]:
    return [text[t.start : t.end] for t in found(text, *names, packs=packs, taken=taken)]


def keys(text: str, packs: Sequence[Pack] = ()) -> list[list[str]]:
    return [[e.key for e in toponym.entries] for toponym in found(text, packs=packs)]


# -- how far a name reaches ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They left Berro.", ["Berro"]),
        ("They left berro.", []),
        ("Berro", ["Berro"]),
        ("They left New Berro.", ["New Berro"]),
        ("They left New\nBerro.", ["New\nBerro"]),
        ("They left New\u00a0Berro.", ["New\u00a0Berro"]),
        ("They left New, Berro.", ["Berro"]),
        ("They left Old Berro.", ["Berro"]),
        ("They left Berro Lysk.", ["Berro Lysk"]),
        ("They praised Berro Lysk.", ["Berro", "Lysk"]),
        ("They stood near the Blue Berro in spring.", []),
        ("They stood near the Blue Berro road.", ["Berro"]),
        ("They left Mayor Berro.", ["Berro"]),
        ("They left Berro-Lysk.", ["Berro", "Lysk"]),
        ("They left Aix-zu-Berro.", ["Aix-zu-Berro"]),
        ("They left Aix zu Berro.", ["Aix", "Berro"]),
        ("They left Berro of Mond.", ["Berro of Mond"]),
        ("They left Berro in Mond.", ["Berro", "Mond"]),
        ("They left New Berro On Sea.", ["New Berro On Sea"]),
        ("They left New Berro On Land.", ["New Berro"]),
        ("They left A Be Ce De Eff.", ["A Be Ce De Eff"]),
        ("They left A Be Ce De Eff Ge.", ["A Be Ce De Eff"]),
        ("They left St. Berro.", ["St. Berro"]),
        ("They left St Berro.", ["St Berro"]),
        ("They left Aix. Berro fell.", ["Aix", "Berro"]),
        ("They left New. Berro fell.", ["Berro"]),
    ],
)  # fmt: skip
def test_the_longest_name_that_is_known_counts(text: str, names: list[str]) -> None:
    packs = [pack(known("St. Berro"))] if "St" in text else ()
    assert spans(text, packs=packs) == names


def test_an_abbreviation_in_points_is_no_place_that_its_letters_spell() -> None:
    page = page_of("A U.S. envoy met the U.N. envoy in Aus.")
    table = Table(entry("Aus"), entry("Un"), US=entry("Union", "country"))
    found = toponyms(page, words_of(page), [], Finder(table, ()))
    assert [one.name for one in found] == ["U.S.", "Aus"]


def test_a_name_over_two_lines_is_looked_up_with_a_blank() -> None:
    assert [toponym.name for toponym in found("They left New\n  Berro.")] == ["Berro"]
    assert [toponym.name for toponym in found("They left New\nBerro.")] == ["New Berro"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They left the Tarn region.", ["Tarn region"]),
        ("They left the Tarn, region by region.", ["Tarn"]),
        ("They left the Tarn area.", ["Tarn"]),
        ("They left the Polk county.", ["Polk county"]),
        ("They left the Vell district.", ["Vell"]),
        ("They left the Vell district of old.", ["Vell"]),
        ("They left the Lysk region.", ["Lysk region"]),
        ("They left the Tarn Region.", ["Tarn Region"]),
        ("They left Tarn", ["Tarn"]),
    ],
)
def test_the_noun_of_a_division_belongs_to_it_where_there_is_such_a_division(text: str, names: list[str]) -> None:
    assert spans(text) == names


def test_a_division_that_only_a_pack_has() -> None:
    (toponym,) = found("They left the Vell district.", packs=[pack(known("Vell district", kind="other"))])
    assert (toponym.name, toponym.last - toponym.first) == ("Vell district", 2)
    assert "Vell district populated place AX" in {e.key for e in toponym.entries}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Hame burnt.", ["The Hame"]),
        ("The Berro burnt.", ["Berro"]),
        ("The Ostland burnt.", ["Ostland"]),
        ("They left Berro City.", ["Berro City"]),
        ("They left Lysk City.", ["Lysk"]),
        ("They left Sarn and Varn.", ["Sarn and Varn"]),
        ("They left Lysk and Vell.", ["Lysk", "Vell"]),
        ("They left City.", []),
    ],
)
def test_words_that_may_merely_stand_beside_a_name(text: str, names: list[str]) -> None:
    assert spans(text) == names


@pytest.mark.parametrize(
    ("name", "text", "packs", "whole"),
    [
        ("The Aix", "The Aix burnt.", (), False),
        ("The Aix", "The Aix burnt.", ("The Aix",), True),
        ("Aix State", "They left Aix State.", (), False),
        ("Aix State", "They left Aix State.", ("Aix State",), True),
        ("Aix and Vell", "They left Aix and Vell.", (), False),
        ("Aix and Vell", "They left Aix and Vell.", ("Aix and Vell",), True),
        ("Aix Mark", "They left Aix Mark.", (), True),
        ("State", "They left State.", (), True),
    ],
)
def test_they_belong_to_it_where_a_pack_or_an_entry_says_so(name: str, text: str, packs: Sequence[str], whole: bool) -> None:
    """The gazetteer finds "Aix" under these wordings, as real ones do with "Athens City"."""
    table = Table(entry("Aix"), entry("Vell"), **{name.replace(" ", "_"): entry("Aix", "other", matched="other name")})
    page = page_of(text)
    finder = Finder(table, [pack(*(known(each, country=None) for each in packs))])
    out = toponyms(page, words_of(page), (), finder)
    assert (out[0].name == name if out else False) is whole


@pytest.mark.parametrize(("text", "packs", "names"), [
    ("The North rose.", (), []), ("The North rose.", ("North",), ["North"]),
    ("A Street burnt.", (), []), ("A Street burnt.", ("Street",), ["Street"]),
    ("Oslo Park burnt.", (), ["Oslo Park"]),
])  # fmt: skip
def test_a_direction_or_a_kind_of_street_alone_is_a_place_only_to_a_pack(
    text: str, packs: Sequence[str], names: list[str]
) -> None:
    assert spans(text, packs=[pack(*map(known, packs))]) == names


def test_words_that_are_taken_are_left_out_wherever_they_overlap() -> None:
    text = "They left New Berro and Lysk."
    for words, names in (
        ("New", ["Berro", "Lysk"]),
        ("Berro", ["Lysk"]),
        ("left", ["New Berro", "Lysk"]),
        ("Lysk", ["New Berro"]),
    ):
        start = text.index(words)
        assert spans(text, taken=[Span.of(text, start, start + len(words))]) == names, words
    both = [Span.of(text, 10, 13), Span.of(text, 5, 19)]
    assert spans(text, taken=both) == ["Lysk"]
    assert spans(text, taken=both[::-1]) == ["Lysk"]
    assert spans(text, taken=[Span.of(text, 5, 19), Span.of(text, 6, 7)]) == ["Lysk"]
    assert spans(text, taken=[Span.of(text, 0, 10), Span.of(text, 19, 24)]) == ["New Berro", "Lysk"]


# -- what stands under a name ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found_"),
    [
        ("They left Ont. in May.", ["Ontario region CA"]),
        ("They met in Berro, Ont., today.", ["Ontario region CA"]),
        ("They met in Berro, BC, today.", []),
        ("They left Alta. in May.", ["Alberta populated place CA"]),
        ("They left Que. in May.", []),
        ("They met in Berro, NSW, today.", ["New Sorn region AU"]),
        ("They left NSW in May.", ["New Sorn region AU"]),
        ("They left US in May.", ["Union country AX"]),
        ("They left U.S. soil.", ["Union country AX"]),
        ("They left U.K. soil.", ["Kingdom country AX"]),
        ("They left ABC in May.", []),
        ("They left A.B.C. in May.", ["Abece populated place AX"]),
        ("They left USAA in May.", ["Usa populated place AX"]),
        ("They left E.U in May.", ["Europe other AX"]),
        ("They left EU in May.", ["Europe other AX"]),
    ],
)
def test_abbreviations_and_codes(text: str, found_: list[str]) -> None:
    every = [key for keys_ in keys(text) for key in keys_]
    assert [key for key in every if key != "Berro populated place AX"] == found_


@pytest.mark.parametrize(
    ("text", "abbreviation"),
    [
        ("They met in Berro, AL, today.", True),
        ("They met in Berro AL today.", False),
        ("they met in berro, AL, today.", False),
        ("They met in Berro; AL came.", False),
        ("AL came.", False),
        ("They met in Berro, Ala., today.", True),
        ("They met Ala. today.", True),
        ("They met Ala today.", False),
    ],
)
def test_a_code_of_a_division_counts_only_after_a_name_and_a_comma(text: str, abbreviation: bool) -> None:
    page = page_of(text)
    table = Table(entry("Alabama", "region", "US"), entry("Berro"))
    out = toponyms(page, words_of(page), (), Finder(table))
    assert ("Alabama region US" in [e.key for t in out for e in t.entries]) is abbreviation


def test_the_first_code_of_a_text_has_no_name_before_it() -> None:
    page = page_of("AL met him in Berro")
    assert [
        t.name for t in toponyms(page, words_of(page), (), Finder(Table(entry("Alabama", "region", "US"), entry("Berro"))))
    ] == ["Berro"]


@pytest.mark.parametrize(("name", "found_"), [("Halmens", []), ("Arveniens", []), ("Sorns", [])])
def test_a_plural_is_no_town(name: str, found_: list[str]) -> None:
    assert spans(f"They met {name} today.") == found_


@pytest.mark.parametrize(("name", "people"), [("Velks", True), ("Velk", True), ("Veks", False), ("Velkt", False)])
def test_the_plural_of_an_adjective_is_a_people(name: str, people: bool) -> None:
    table = Table(Velk=entry("Velkia", "country", matched="adjective", population=9), Vek=entry("Vek", matched="adjective"))
    table.rows["velk"].append(entry("Velk"))
    page = page_of(f"They met {name} today.")
    out = toponyms(page, words_of(page), (), Finder(table))
    assert [[e.name for e in t.entries] for t in out] == (
        [["Velkia"] if name == "Velks" else ["Velkia", "Velk"]] if people else []
    )


def test_a_town_before_the_adjective_leaves_the_plural_alone() -> None:
    table = Table(Velk=entry("Velk", population=9))
    table.rows["velk"].append(entry("Velkia", "country", matched="adjective"))
    page = page_of("They met Velks today.")
    assert toponyms(page, words_of(page), (), Finder(table)) == []


# -- districts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("They left Polk.", [False]),
        ("They left Clay and Polk counties.", [True, True]),
        ("They left Clay, Polk counties.", [True, True]),
        ("They left Clay of old and Polk counties.", [False, True]),
        ("They left Clay then Polk counties.", [False, True]),
        ("They left Polk counties", [True]),
        ("They left Polk, counties say.", [False]),
        ("They left Clay and Lysk and Polk counties.", [True, False, True]),
        ("They left Polk and Arvenia.", [False, False]),
        ("They left Polk parishes.", [False]),
    ],
)
def test_the_names_before_counties_are_those_of_counties(text: str, districts: list[bool]) -> None:
    assert ["district" in {e.kind for e in toponym.entries} for toponym in found(text)] == districts
    assert [t.in_list_of_districts for t in found(text) if "district" in {e.kind for e in t.entries}] == [True] * sum(
        districts
    )


def test_a_short_name_may_mean_the_district_named_in_full() -> None:
    first, second = found("They left Polk. In Polk County it rained.")
    assert {e.key for e in first.entries} == {"Polk populated place AX", "Polk County district AX"}
    assert (first.in_list_of_districts, second.in_list_of_districts) == (False, False)
    assert [e.key for e in found("They left Polk. In Clay County it rained.")[0].entries] == ["Polk populated place AX"]


def test_of_a_name_with_its_district_the_more_populous_stands_first_and_none_twice() -> None:
    table = Table(
        entry("Polk County", "district", population=5), entry("Polk", population=9), entry("Polk", "other", population=1)
    )
    table.rows["polk"].append(entry("Polk County", "district", population=5))
    page = page_of("They left Polk. In Polk County it rained.")
    first = toponyms(page, words_of(page), (), Finder(table))[0]
    assert [e.name for e in first.entries] == ["Polk", "Polk County", "Polk"]


# -- what nothing lists ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met in Quill today.", ["Quill"]),
        ("They met in Quill Mark today.", ["Quill Mark"]),
        ("They met in Quill mark today.", ["Quill"]),
        ("They met in Quill-Mark today.", ["Quill"]),
        ("They met in quill today.", []),
        ("They met in, Quill today.", []),
        ("They met Quill today.", []),
        ("They met in Monday clothes.", []),
        ("They met in Quill Am Em Im Om Um.", ["Quill Am Em Im Om"]),
        ("They met in Quill Berro today.", ["Quill Berro"]),
        ("In Quill", ["Quill"]),
        ("They met in Quill in Mark today.", ["Quill", "Mark"]),
        ("Quill, what a place to live in", []),
    ],
)
def test_a_capital_after_a_preposition_of_place(text: str, names: list[str]) -> None:
    assert spans(text) == names


def named(text: str, *words: str, kind: NameKind = "place") -> list[Name]:
    return [Name(Span.of(text, text.index(w), text.index(w) + len(w)), kind, 0.9) for w in words]


def test_the_readers_places_that_nothing_lists() -> None:
    text = "They saw Quill Mark and Ember burn, then Berro."
    assert spans(text, *named(text, "Quill Mark", "Ember", "Berro")) == ["Quill Mark", "Ember", "Berro"]
    assert spans(text, *named(text, "Quill Mark", kind="person")) == ["Berro"]
    (first, *_) = found(text, *named(text, "Quill Mark"))
    assert (first.first, first.last, first.entries) == (2, 4, ())
    assert spans(text, *named(text, "Ember"), taken=[Span.of(text, 24, 29)]) == ["Berro"]


def test_a_place_of_the_reader_is_not_found_twice() -> None:
    text = "They met in Quill Mark today."
    assert spans(text, *named(text, "Quill")) == ["Quill"]
    assert spans(text, *named(text, "Mark")) == ["Mark"]


def test_a_name_of_the_reader_without_a_word_is_none() -> None:
    text = "— they left."
    assert toponyms(page_of(text), words_of(page_of(text)), named(text, "—"), Finder(GAZETTEER)) == []


# -- candidates ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "folded"), [("Élan-sur-Mer", "elansurmer"), ("O’Hara", "ohara"), ("STRASSE", "strasse"), ("Straße", "strasse")]
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(("name", "asked"), [("", False), ("A", False), ("Ab", True), ("A" * 80, True), ("A" * 81, False)])
def test_names_of_one_letter_or_very_many_are_not_looked_up(name: str, asked: bool) -> None:
    table = Table()
    assert Finder(table).find(name).entries == ()
    assert (table.asked == [name]) is asked


def test_a_name_is_looked_up_once() -> None:
    table = Table(entry("Berro"))
    finder = Finder(table)
    assert finder.find("Berro") == finder.find("Berro")
    assert table.asked == ["Berro"]


def test_of_very_many_namesakes_the_sixty_most_populous_count() -> None:
    table = Table(*(Entry(f"b{n}", "Berro", "populated place", 0, 0, "AX", population=n) for n in range(61)))
    assert [e.population for e in Finder(table).find("Berro").entries] == list(range(60, 0, -1))


def packed(place: KnownPlace, *entries: Entry, name: str = "Red Lysk") -> Iterator[tuple[str, bool, str]]:
    """The key of each candidate of ``name``, whether a pack gives it that name, and how it matched."""
    out = Finder(Table(*entries), [pack(place)]).find(name)
    return ((e.key, e.key in out.known, e.matched) for e in out.entries)


RED = known("Lysk", "Red Lysk", lat=48.0, lon=37.0)


@pytest.mark.parametrize(
    ("place", "entries", "key"),
    [
        (RED, [entry("Lysk", lat=48.05, lon=37.0)], "Lysk populated place AX"),
        (RED, [entry("Lysk", lat=48.08, lon=37.0)], "Lysk populated place AX"),
        (RED, [entry("Lysk", lat=48.1, lon=37.0)], "pack:lysk"),
        (RED, [entry("Lysk", country="SX", lat=48.0, lon=37.0)], "pack:lysk"),
        (known("Lysk", "Red Lysk", country=None), [entry("Lysk", country="SX")], "Lysk populated place SX"),
        (RED, [entry("Lysk", "other", lat=48.0, lon=37.0)], "Lysk other AX"),
        (RED, [entry("Lysk", "other", lat=48.0, lon=37.0), entry("Lysk", lat=48.05, lon=37.0)], "Lysk populated place AX"),
        (known("Lysk", "Red Lysk", kind="oblast"), [entry("Lysk", "region", lat=9.0)], "Lysk region AX"),
        (known("Lysk", "Red Lysk", kind="country"), [entry("Lysk", "country", lat=9.0)], "Lysk country AX"),
        (known("Lysk", "Red Lysk", kind="oblast"), [entry("Lysk", "country", lat=9.0)], "pack:lysk"),
        (known("Lysk", "Red Lysk", kind="district"), [entry("Lysk", "district", lat=9.0)], "pack:lysk"),
        (known("Lysk", "Red Lysk", geonames_id=7), [entry("Lysk", country="SX", lat=9.0, geonames_id=7)], "Lysk populated place SX"),
        (known("Lysk", "Red Lysk", geonames_id=8), [entry("Lysk", country="SX", lat=9.0, geonames_id=7)], "pack:lysk"),
        (known("Lysk", "Red Lysk"), [entry("Lysk", country="SX", lat=9.0)], "pack:lysk"),
    ],
)  # fmt: skip
def test_which_place_of_the_gazetteer_a_packs_place_is(place: KnownPlace, entries: list[Entry], key: str) -> None:
    assert list(packed(place, *entries)) == [(key, True, "other name")]


def test_the_nearer_of_two_of_its_kind_is_the_packs_place() -> None:
    two = [Entry(f"l{lat}", "Lysk", "populated place", lat, 37.0, "AX", population=9) for lat in (48.06, 48.03)]
    assert list(packed(RED, *two)) == [("l48.03", True, "other name")]


def test_a_name_that_the_gazetteer_has_too_keeps_its_entries_and_the_pack_its_own() -> None:
    here, far = entry("Red Lysk", lat=48.0, lon=37.0), entry("Red Lysk", country="SX", population=9)
    assert list(packed(RED, here, far)) == [(far.key, False, "name"), (here.key, True, "name")]
    assert list(packed(RED, far)) == [(far.key, False, "name"), ("pack:lysk", True, "other name")]
    assert list(packed(RED, entry("Lysk", lat=48.0, lon=37.0), name="Lysk")) == [("Lysk populated place AX", True, "name")]


def test_a_packs_place_as_a_candidate() -> None:
    place = known("Lysk", "Red Lysk", kind="city", lat=48.0, lon=37.0, region="Tarn", geonames_id=7)
    (made,) = Finder(Table(), [pack(place)]).find("red lysk").entries
    assert made == Entry(
        "pack:lysk", "Lysk", "populated place", 48.0, 37.0, "AX", "Tarn", geonames_id=7, matched="other name"
    )
    (bare,) = Finder(Table(), [pack(known("Lysk", kind="sea"))]).find("Lysk").entries
    assert (bare.kind, bare.region) == ("sea", "")


def test_a_finder_knows_the_names_of_its_packs_alone() -> None:
    finder = Finder(GAZETTEER, [pack(RED)])
    assert [finder.known(name) for name in ("Red Lysk", "red-lysk", "Lysk", "Berro")] == [True, True, True, False]


# -- words -----------------------------------------------------------------------------------------------------------


def words(text: str) -> list[tuple[str, str]]:
    return [(word.text, word.gap) for word in words_of(page_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Berro.", [("In", ""), ("Berro", " ")]),
        ("Berro … — then", [("Berro", ""), ("then", " — ")]),
        ("Aix-zu-Berro", [("Aix", ""), ("zu", "-"), ("Berro", "-")]),
        ("Berro’s men", [("Berro", ""), ("s", "’"), ("men", " ")]),
        ("I’m here", [("I’m", ""), ("here", " ")]),
        ("in Calif. today", [("in", ""), ("Calif.", " "), ("today", " ")]),
        ("in W.Va. today", [("in", ""), ("W.Va.", " "), ("today", " ")]),
        ("Mr. Berro", [("Mr", ""), ("Berro", ". ")]),
        ("J. Berro", [("J.", ""), ("Berro", " ")]),
        ("U.S. men", [("U.S.", ""), ("men", " ")]),
        ("R&B men", [("R", ""), ("B", "&"), ("men", " ")]),
    ],
)
def test_words_and_what_stands_between_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert words(text) == expected
    assert all(text[word.start : word.end] == word.text for word in words_of(page_of(text)))


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Tarn Oblast", "tarn"),
        ("Tarn", "tarn"),
        ("Oblast", "oblast"),
        ("Ab County", "abcounty"),
        ("Abc County", "abc"),
        ("Tarn Hills", "tarnhills"),
    ],
)
def test_a_name_without_the_kind_of_division(name: str, bare: str) -> None:
    assert lexicon(ENGLISH).bare(name) == bare


def test_the_lexicon_of_places() -> None:
    lex = lexicon(ENGLISH)
    assert (lex.kinds["town"], lex.kinds_after["sheriff"]) == ("populated place", "district")
    assert lex.abbreviations["Ont."] == ("Ontario", "CA")
    assert {"monday", "june", "winter", "tomorrow", "village"} <= lex.common


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("They met in the Velsk town of Lysk.", False),
        ("They met in the Velsk border town of Lysk.", False),
        ("They met in the Velsk capital, Lysk.", False),
        ("They met in Velsk near the town of Lysk.", True),
        ("They met in Velsk.", True),
    ],
)
def test_what_describes_a_town_is_no_place_of_its_own(text: str, listed: bool) -> None:
    start = text.index("Velsk")
    names = [Name(Span.of(text, start, start + 5), "place", 0.9)]
    assert ("Velsk" in [toponym.name for toponym in found(text, *names)]) is listed


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They met at Berro Airport.", ["Berro"]),
        ("They met in Airport.", ["Airport"]),
        ("They met, Berro, Airport.", ["Berro", "Airport"]),
    ],
)
def test_a_noun_for_a_building_ends_the_name_before_it(text: str, named: list[str]) -> None:
    assert [toponym.name for toponym in found(text)] == named


def test_a_division_that_nothing_has_is_neither_the_town_nor_the_former_state_of_its_name() -> None:
    (former,) = found("South of Tanny Province.")
    assert (former.name, former.entries) == ("Tanny province", ())
