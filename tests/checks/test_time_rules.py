"""Dates that an article leaves open, and dates that contradict each other."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.checks import Selection


def marked(rule: str, text: str, published: str | None = None) -> list[str]:
    article = reportedly.check(text, published=published, places=False, selection=Selection(select=(rule,)))
    return [found.span.text for found in article.diagnostics or ()]


@pytest.mark.parametrize("published", ["2021-03-05", "2020-03-05", None])
def test_a_weekday_passes_where_it_fits_the_year_of_publication_or_one_beside_it(published: str | None) -> None:
    text = (
        "The bridge over the Velna was closed on Tuesday, March 3, Mayor Ada Brenn said. Work goes on."  # so it was in 2020
    )
    assert not marked("TIM003", text, published)


def test_a_weekday_that_fits_no_year_nearby() -> None:
    text = "The bridge over the Velna was closed on Sunday, March 4, Mayor Ada Brenn said. Work goes on."
    assert marked("TIM003", text, "2021-03-05") == ["Sunday, March 4"]


def test_an_event_after_the_date_of_publication() -> None:
    text = "Rebels seized the village of Orlen on 9 May 2022, their commander, Anna Dahl, said. Shops stayed closed."
    assert marked("TIM003", text, "2022-05-03") == ["9 May 2022"]
    assert not marked("TIM003", text, "2022-05-11")


def test_the_date_line_of_another_edition_is_no_contradiction() -> None:
    text = "Rebels seize village\n\nPublished 9 May 2022\n\nRebels seized the village of Orlen, Anna Dahl said. Shops stayed closed."
    assert not marked("TIM003", text, "2022-05-03")


def test_a_date_that_no_calendar_has() -> None:
    text = "The bridge over the Velna was closed on Monday, 31 April 2021, Mayor Ada Brenn said. Work goes on."
    assert marked("TIM003", text) == ["Monday, 31 April 2021"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge was closed on 31 April, Mayor Ada Brenn said. Work goes on.", ["31 April"]),
        ("The bridge was closed on 30 April, Mayor Ada Brenn said. Work goes on.", []),
        ("The bridge was closed on Saturday, 29 February, Mayor Ada Brenn said. Work goes on.", []),
        ("The bridge was closed on Friday, 29 February, Mayor Ada Brenn said. Work goes on.", ["Friday, 29 February"]),
        ("“The bridge was closed on 31 April,” Mayor Ada Brenn said. Work goes on.", []),
        ("The bridge was closed from 9 to 12 May, Mayor Ada Brenn said. Work goes on.", []),
        ("The bridge was closed from May 12 to 9, Mayor Ada Brenn said. Work goes on.", ["from May 12 to 9"]),
        ("The bridge was closed from 28 April to 3 May, Mayor Ada Brenn said. Work goes on.", []),
        ("The bridge was closed from 12 May 2019 to 9 May 2020, Mayor Ada Brenn said. Work goes on.", []),
        ("The bridge was closed on 12 and on 9 May, Mayor Ada Brenn said. Work goes on.", []),
        ("She moved the vote to 9 May, from 12 May, Mayor Ada Brenn said. Work goes on.", []),
        ("“It was closed from 12 to 9 May,” Mayor Ada Brenn said. Work goes on.", []),
    ],
)
def test_days_that_can_not_be(text: str, words: list[str]) -> None:
    assert marked("TIM003", text, "2021-06-05") == words


def test_a_contradiction_says_what_the_calendar_has() -> None:
    text = "The bridge over the Velna was closed on Sunday, March 4, Mayor Ada Brenn said. Work goes on."
    (found,) = (
        reportedly.check(text, published="2021-03-05", places=False, selection=Selection(select=("TIM003",))).diagnostics
        or ()
    )
    assert found.message == "“Sunday, March 4” is a Thursday in the calendar of 2021"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge was closed yesterday, Mayor Ada Brenn said. Work goes on.", ["yesterday"]),
        ("The bridge is closed today, Mayor Ada Brenn said. Work goes on.", []),
        ("The bridge was closed after September 11, Mayor Ada Brenn said. Work goes on.", []),
        ("The bridge fell in 2019. It was closed on March 14, Mayor Ada Brenn said.", []),
        ("The bridge fell in 2019. It was closed on Wednesday, Mayor Ada Brenn said.", ["Wednesday"]),
        ("Rebels seized Aleppo, their commander, Anna Dahl, said. In 2012 shops were closed.", []),
        ("Anna Dahl said: “Rebels seized Aleppo.” Shops in the city stayed closed.", []),
    ],
)
def test_what_an_article_without_a_date_leaves_open(text: str, words: list[str]) -> None:
    assert marked("TIM001", text) == words


def test_one_day_without_a_year_is_enough_to_say_so() -> None:
    text = "The bridge over the Velna was closed on March 14. It opened again on April 2, Mayor Ada Brenn said."
    assert marked("TIM001", text) == ["March 14"]
    assert not marked("TIM001", text, "2021-04-05")


def test_a_bare_weekday_in_an_article_without_a_date_points_at_the_others() -> None:
    text = "The bridge over the Velna was closed on Wednesday, Mayor Ada Brenn said. On Friday the council met. It opens in June."
    (found,) = reportedly.check(text, places=False, selection=Selection(select=("TIM001",))).diagnostics or ()
    assert found.span.text == "Wednesday"
    assert [related.span.text for related in found.related] == ["Friday", "June"]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge over the Velna is closed every Wednesday, Mayor Ada Brenn said. Work goes on.",
        "The Sunday Herald wrote about the bridge over the Velna, Mayor Ada Brenn said. Work goes on.",
        "SARN, 3 March 2021. The bridge over the Velna was closed on Wednesday, Mayor Ada Brenn said. Work goes on.",
        "Mayor Ada Brenn spoke of the bridge over the Velna. “It was closed on Wednesday,” she said. Work goes on.",
    ],
)
def test_habits_names_quotations_and_dated_articles_are_left_alone(text: str) -> None:
    assert not marked("TIM001", text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shops in Sarn have closed in recent weeks. Mayor Ada Brenn said that the ferry goes on.", ["in recent weeks"]),
        ("Shops in Sarn have closed in recent weeks, since May 2. Mayor Ada Brenn said that the ferry goes on.", []),
        ("Mayor Ada Brenn opened the recently built bridge. She said that the ferry goes on.", []),
        ("Has the bridge been closed recently? Mayor Ada Brenn said that it has not.", []),
        ("The council met last month. Mayor Ada Brenn said that the ferry goes on.", []),
        ("The council recently released figures. Mayor Ada Brenn said that the ferry goes on.", ["recently"]),
        ("The council looked at recently released figures. Mayor Ada Brenn said that the ferry goes on.", []),
        ("The council met to discuss recently released figures. Mayor Ada Brenn said that the ferry goes on.", []),
        ("The bridge was open until recently. Mayor Ada Brenn said that the ferry goes on.", []),
        ("The bridge was closed as recently as in spring. Mayor Ada Brenn said that the ferry goes on.", []),
        ("The bridge was closed months ago. Mayor Ada Brenn said that the ferry goes on.", ["months ago"]),
        ("The bridge was closed three months ago. Mayor Ada Brenn said that the ferry goes on.", []),
        ("The bridge was closed 3 months ago. Mayor Ada Brenn said that the ferry goes on.", []),
        ("The bridge was closed a few months ago, as the year 2020 ended. Mayor Ada Brenn said that it is old.", []),
        ("Shops have closed in recent weeks. In recent weeks, it rained. Mayor Ada Brenn said so.", ["in recent weeks"]),
    ],
)
def test_vague_times_are_marked_whatever_the_date_of_publication(text: str, words: list[str]) -> None:
    assert marked("TIM002", text, "2021-06-05") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council met last month. Mayor Ada Brenn said that the ferry goes on.", ["last month"]),
        ("Mayor Ada Brenn said that the council met last month. The ferry goes on.", []),
        ("The council spoke of last month's vote. Mayor Ada Brenn said that the ferry goes on.", []),
        ("The bridge was closed on 4 March 2021. The council met last month, Mayor Ada Brenn said.", []),
    ],
)
def test_times_that_count_from_publication_are_marked_where_no_date_is_known(text: str, words: list[str]) -> None:
    assert marked("TIM001", text) == words and marked("TIM002", text) == []


def test_a_date_in_another_part_of_the_sentence_does_not_tell_when() -> None:
    text = "The army lost the town in the summer of 2020 but shelling has grown in recent weeks. Mayor Ada Brenn left."
    assert marked("TIM002", text, "2021-06-05") == ["in recent weeks"]
    text = "Shelling has grown in recent weeks, as it had in May 2020. Mayor Ada Brenn left."
    assert marked("TIM002", text, "2021-06-05") == []
