"""The dates that an article names, those that cannot be, and places at the wrong end of a region."""

from __future__ import annotations

import pytest

from reportedly.checks.geography import country_extent, region_extent, towards
from reportedly.checks.scene import Scene
from reportedly.model import Article, Certainty, Claim, Document, Event, Pack, Place, Producer, Source, Time
from reportedly.model.entity import Argument, Modality
from reportedly.model.knowledge import KnownPlace
from tests.pages import page_of, span


def day(text: str, words: str, start: str | None = None, grain: str = "day") -> Time:
    return Time(f"t-{words}", span(text, words), start, None, grain, "said")  # type: ignore[arg-type]


def scene(text: str, *times: Time, title: str = "", published: str | None = None, **more: object) -> Scene:
    document = Document(text, title=span(text, title) if title else None, published=published)
    article = Article(document, more.pop("claims", ()), (), Producer("0", "none"), times=times, **more)  # type: ignore[arg-type]
    return Scene(article, page_of(document))


# what is named


@pytest.mark.parametrize(
    ("words", "weekday", "month", "number", "year"),
    [
        ("Sunday, March 4", 6, 3, 4, None),
        ("Sept. 11, 2014", None, 9, 11, 2014),
        ("May 2014", None, 5, None, 2014),
        ("4th of July", None, 7, 4, None),
        ("the year 1899", None, None, None, None),
        ("the year 2099", None, None, None, 2099),
        ("the year 1900", None, None, None, 1900),
        ("the year 20145", None, None, None, None),
        ("100 days", None, None, None, None),
    ],
)
def test_what_a_time_names(words: str, weekday: int | None, month: int | None, number: int | None, year: int | None) -> None:
    text = f"It was {words} then."
    time = day(text, words)
    assert tuple(scene(text, time).dates.named(time)) == (weekday, month, number, year)


def test_a_date_in_figures_has_its_year() -> None:
    text = "It was 3/04/2021 then, or May."
    assert scene(text).dates.has_year(day(text, "3/04/2021")) and not scene(text).dates.has_year(day(text, "May"))


def test_a_sentence_tells_a_day_that_is_named() -> None:
    text = "It was late. It was May. It was in 2014. It was two days ago."
    times = [day(text, each) for each in ("late", "May", "2014", "two days ago")]
    told = scene(text, *times)
    assert [told.dates.tells(each) for each in told.sentences] == [False, True, True, False]


# whether the article has a date


def test_a_whole_date_at_the_head_is_the_articles() -> None:
    for words, start, grain, fill, known in [
        ("4 May 2014", "2014-05-04", "day", "", True),
        ("4 May 2014", None, "day", "", False),
        ("4 May 2014", "2014-05-04", "month", "", False),
        ("4 May", "2014-05-04", "day", "", False),
        ("4 May 2014", "2014-05-04", "day", "x" * 398 + " ", True),
        ("4 May 2014", "2014-05-04", "day", "x" * 399 + " ", False),
    ]:
        text = f"{fill}{words} and so on."
        assert scene(text, day(text, words, start, grain)).dates.published is known
    assert scene("So it goes.", published="2014-05-04").dates.published and not scene("So it goes.").dates.published
    headed = "Port shut\n\n" + "x" * 390 + " 4 May 2014 and so on."
    assert scene(headed, day(headed, "4 May 2014", "2014-05-04"), title="Port shut").dates.published


def test_any_time_that_can_be_known_or_a_year_is_something() -> None:
    text = "It was May or 2014."
    assert not scene(text, day(text, "May")).dates.known
    assert scene(text, day(text, "May", "2014-05-01")).dates.known and scene(text, day(text, "2014")).dates.known


@pytest.mark.parametrize(
    ("text", "words", "grain", "open_"),
    [
        ("The port shut on Monday.", "Monday", "day", True),
        ("The port shut in May.", "May", "month", True),
        ("The port shut in May.", "May", "year", False),
        ("The port shut yesterday.", "yesterday", "day", True),
        ("The port shut today.", "today", "day", False),
        ("“The port shut on Monday.”", "Monday", "day", False),
        ("The port shut on September 11.", "September 11", "day", False),
        ("The port shut on Black Friday.", "Friday", "day", False),
        ("The port shuts every Monday.", "Monday", "day", False),
    ],
)
def test_days_of_which_nothing_tells_which_they_are(text: str, words: str, grain: str, open_: bool) -> None:
    assert [each.span.text for each in scene(text, day(text, words, None, grain)).dates.open] == [words] * open_
    assert not scene(text, day(text, words, "2014-05-05", grain)).dates.open
    assert not scene(text, day(text, words, None, grain), title=text).dates.open


# what cannot be


def clashes(text: str, *words: str, published: str | None = None, grain: str = "day") -> list[tuple[str, str]]:
    told = scene(text, *(day(text, each, None, grain) for each in words), published=published)
    return [(each.span.text, each.why) for each in told.dates.clashes()]


@pytest.mark.parametrize(
    ("words", "published", "why"),
    [
        ("31 April", "2021-06-05", "no day"),
        ("31 April", None, ""),
        ("31 April 2021", None, "no day"),
        ("29 February", "2021-06-05", ""),
        ("29 February", "2022-06-05", "no day"),
        ("29 February", "2023-06-05", ""),
        ("29 February 2021", "2020-06-05", "no day"),
        ("Sunday, March 4", "2021-03-05", "weekday"),
        ("Sunday, March 4", "2018-03-05", ""),
        ("Sunday, March 4", "2019-03-05", ""),
        ("Sunday, March 4", "2017-03-05", ""),
        ("Sunday, March 4", "2016-03-05", "weekday"),
        ("Sunday, March 4", None, ""),
        ("Sunday in March", "2021-03-05", ""),
    ],
)
def test_days_against_the_calendar(words: str, published: str | None, why: str) -> None:
    assert clashes(f"It was {words} then.", words, published=published) == ([(words, why)] if why else [])
    assert clashes(f"It was {words} then.", words, published=published, grain="month") == []
    assert clashes(f"“It was {words} then.”", words, published=published) == []


@pytest.mark.parametrize(
    ("text", "first", "last", "backwards"),
    [
        ("It is from 12 to 9 May.", "12", "9 May", "from 12 to 9 May"),
        ("It is from 9 to 12 May.", "9", "12 May", ""),
        ("It is from 12 May to 12 May.", "12 May", "12 May", ""),
        ("It is from 12 April to 9 May.", "12 April", "9 May", ""),
        ("It is from 12 May to 9 May 2014.", "12 May", "9 May 2014", "from 12 May to 9 May 2014"),
        ("It is from 12 May 2013 to 9 May 2014.", "12 May 2013", "9 May 2014", ""),
        ("It is from May 2014 to 9 May.", "May 2014", "9 May", ""),
        ("It is 12 to 9 May.", "12", "9 May", ""),
        ("It is from 12 or 9 May.", "12", "9 May", ""),
        ("It is from 12 on to 9 May.", "12", "9 May", ""),
        ("It is from 12 to 9.", "12", "9", ""),
    ],
)
def test_intervals_that_run_backwards(text: str, first: str, last: str, backwards: str) -> None:
    begin = span(text, first)
    times = (day(text, first), Time("t2", span(text, last, begin.end), None, None, "day", "said"))
    assert [each.span.text for each in scene(text, *times).dates.clashes()] == ([backwards] if backwards else [])


@pytest.mark.parametrize(
    ("text", "start", "grain", "modality", "ahead"),
    [
        ("Troops seized Sarn on 9 May 2022.", "2022-05-09", "day", "asserted", True),
        ("Troops seized Sarn on 9 May 2022.", "2022-05-03", "day", "asserted", False),
        ("Troops seized Sarn on 9 May 2022.", "2022-05-09", "day", "planned", False),
        ("Troops seized Sarn on 9 May 2022.", "2022-05-09", "week", "asserted", False),
        ("Troops seized Sarn on 9 May 2022.", None, "day", "asserted", False),
        ("Troops seized Sarn, 9 May 2022.", "2022-05-09", "day", "asserted", False),
        ("“Troops seized Sarn on 9 May 2022.”", "2022-05-09", "day", "asserted", False),
    ],
)
def test_what_is_told_as_done_after_publication(
    text: str, start: str | None, grain: str, modality: Modality, ahead: bool
) -> None:
    time = day(text, "9 May 2022", start, grain)
    event = Event("control.taken", span(text, "seized"), (Argument("time", time.id, 1.0, "", ()),), modality)
    claim = Claim(
        "c1", Source((), "outlet"), None, (span(text, "seized Sarn"),), "indirect", Certainty("certain", "neutral"), 0.9,
        events=(event,),
    )  # fmt: skip
    told = scene(text, time, claims=(claim,), published="2022-05-03").dates.clashes()
    assert [(each.span.text, each.why) for each in told] == [("9 May 2022", "ahead")] * ahead
    assert not list(scene(text, time, claims=(claim,)).dates.clashes())
    bare = Time(time.id, span(text, "9 May"), start, None, grain, "said")  # type: ignore[arg-type]
    assert not list(scene(text, bare, claims=(claim,), published="2022-05-03").dates.clashes())


# the map


def test_where_a_point_lies_within_an_extent() -> None:
    extent = (10.0, 20.0, 0.0, 40.0)
    assert [towards(each, extent, 12.0, 30.0) for each in ("north", "south", "east", "west")] == [0.2, 0.8, 0.75, 0.25]
    assert towards("north", (10.0, 10.5, 0.0, 40.0), 10.25, 0.0) == 0.5
    assert towards("north", (10.0, 10.4, 0.0, 40.0), 10.2, 0.0) is None
    assert towards("east", (10.0, 10.4, 0.0, 40.0), 10.2, 10.0) == 0.25


def _known(
    name: str, lat: float, lon: float, kind: str = "populated place", country: str = "XX", region: str = "Coast"
) -> KnownPlace:
    return KnownPlace(name, name, kind, lat, lon, "none", country=country, region=region)  # type: ignore[arg-type]


def test_a_region_reaches_as_far_as_five_known_towns() -> None:
    towns = [_known(f"t{at}", at, 2 * at) for at in range(1, 6)]
    others = [_known("a", 9, 9, kind="region"), _known("b", 9, 9, country="YY"), _known("c", 9, 9, region="Hills")]
    assert region_extent((Pack("p", "1", "P", places=(*towns, *others)),), "XX", "Coast") == (1, 5, 2, 10)
    assert region_extent((Pack("p", "1", "P", places=(*towns[:4], towns[0], *others)),), "XX", "Coast") is None
    halves = (Pack("p", "1", "P", places=tuple(towns[:2])), Pack("q", "1", "Q", places=tuple(towns[2:])))
    assert region_extent(halves, "XX", "Coast") == (1, 5, 2, 10)
    assert country_extent("no such code") is None


@pytest.mark.parametrize(
    ("text", "lat", "score", "kind", "marked"),
    [
        ("Orlen, a town in southern Syria, burned.", 36.5, 0.9, "populated place", True),
        ("Orlen, a town in southern Syria, burned.", 33.5, 0.9, "populated place", False),
        ("Orlen, a town in southern Syria, burned.", 36.5, 0.4, "populated place", False),
        ("Orlen, a town in southern Syria, burned.", 36.5, 0.5, "populated place", True),
        ("Orlen, a hill in southern Syria, burned.", 36.5, 0.9, "region", True),
        ("Orlen, a hill in southern Syria, burned.", 36.5, 0.9, "mountain", False),
        ("Orlen, a town in south-southern Syria, burned.", 36.5, 0.9, "populated place", False),
        ("Orlen burned, and in southern Syria it rained.", 36.5, 0.9, "populated place", False),
        ("Southern Syria's town of Orlen burned.", 36.5, 0.9, "populated place", True),
        ("Southern Syria and the town of Orlen burned.", 36.5, 0.9, "populated place", False),
    ],
)
def test_a_town_in_a_part_of_a_state(text: str, lat: float, score: float, kind: str, marked: bool) -> None:
    town = Place("p1", span(text, "Orlen"), "Orlen", lat, 37.0, 7, "SY", kind, score, (), "")  # type: ignore[arg-type]
    state = Place("p2", span(text, "Syria"), "Syria", 35.0, 38.0, 8, "SY", "country", 0.9, (), "")
    places = tuple(sorted((town, state), key=lambda each: each.span))
    found = list(scene(text, places=places).directions.clashes())
    assert [each.beside[0].text for each in found] == ["Orlen"] * marked
    other = Place("p1", town.span, "Orlen", lat, 37.0, 7, "IQ", kind, score, (), "")  # type: ignore[arg-type]
    assert not list(scene(text, places=tuple(sorted((other, state), key=lambda each: each.span))).directions.clashes())


@pytest.mark.parametrize(("share", "marked"), [(0.24, True), (0.26, False)])
def test_a_town_is_in_the_other_part_where_it_lies_in_a_quarter_of_the_state(share: float, marked: bool) -> None:
    text = "Orlen, a town in southern Syria, burned."
    low, high, _, _ = country_extent("SY") or (0.0, 0.0, 0.0, 0.0)
    town = Place(
        "p1", span(text, "Orlen"), "Orlen", high - share * (high - low), 37.0, 7, "SY", "populated place", 0.9, (), ""
    )
    state = Place("p2", span(text, "Syria"), "Syria", 35.0, 38.0, 8, "SY", "country", 0.9, (), "")
    assert len(list(scene(text, places=(town, state)).directions.clashes())) == marked
