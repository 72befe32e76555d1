"""Times: what is found in a text, and the days it stands for."""

import time

import pytest

from reportedly.model import Document
from reportedly.resolve.times import times
from tests.pages import page_of

MONDAY = "2025-12-01"


def read(text, published=MONDAY):
    return times(page_of(Document(text, published=published)))


def days(text, published=MONDAY):
    return [(t.span.text, t.start, t.end) for t in read(text, published)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It opened on 30 November 2025.", "2025-11-30", "2025-12-01"),
        ("It opened on Nov. 30, 2025.", "2025-11-30", "2025-12-01"),
        ("It opened on November 30th.", "2025-11-30", "2025-12-01"),
        ("Opened 11/30/2025.", "2025-11-30", "2025-12-01"),
        ("Opened 30.11.2025.", "2025-11-30", "2025-12-01"),
        ("Opened 2025-11-30.", "2025-11-30", "2025-12-01"),
        ("It opened on the 30th.", "2025-11-30", "2025-12-01"),
        ("It opened in November.", "2025-11-01", "2025-12-01"),
        ("It will open in February.", "2026-02-01", "2026-03-01"),
        ("It opened in early March 2024.", "2024-03-01", "2024-03-11"),
        ("It opened in August of last year.", "2024-08-01", "2024-09-01"),
        ("It opened in 1987.", "1987-01-01", "1988-01-01"),
        ("Such bridges date from the 1990s.", "1990-01-01", "2000-01-01"),
        ("Such bridges date from the early 19th century.", "1800-01-01", "1833-01-01"),
        ("Profits rose in the third quarter of 2024.", "2024-07-01", "2024-10-01"),
        ("Profits rose in the second half of 2024.", "2024-07-01", "2025-01-01"),
        ("It opened in the spring of 2024.", "2024-03-01", "2024-06-01"),
        ("It opens next spring.", "2026-03-01", "2026-06-01"),
        ("It opened yesterday.", "2025-11-30", "2025-12-01"),
        ("It opened the day before yesterday.", "2025-11-29", "2025-11-30"),
        ("It opens tomorrow morning.", "2025-12-02", "2025-12-03"),
        ("It opened last week.", "2025-11-24", "2025-12-01"),
        ("It opened last year.", "2024-01-01", "2025-01-01"),
        ("It opened three days ago.", "2025-11-28", "2025-11-29"),
        ("It opened two months ago.", "2025-10-01", "2025-11-01"),
        ("It opened 33 months ago.", "2023-03-01", "2023-04-01"),
        ("The wall was built in AD 122.", "0122-01-01", "0123-01-01"),
        ("Stars formed 13 billion years ago.", None, None),
        ("It opens in five years' time.", "2030-01-01", "2031-01-01"),
        ("It rained for the past three days.", "2025-11-28", "2025-12-02"),
        ("It rained in the coming weeks.", "2025-12-01", None),
        ("It rained in recent weeks.", None, "2025-12-02"),
        ("It has stood since February 2022.", "2022-02-01", "2022-03-01"),
        ("It was the wettest day since February 2022.", "2022-02-01", "2022-03-01"),
        ("It opened at Christmas 2024.", "2024-12-25", "2024-12-26"),
        ("It opened on Thanksgiving 2024.", "2024-11-28", "2024-11-29"),
        ("It opened at 0800 GMT.", "2025-12-01", "2025-12-02"),
    ],
)
def test_expressions_become_intervals(text, start, end):
    (found,) = read(text)
    assert (found.start, found.end) == (start, end)
    assert found.reason


def test_a_weekday_is_the_last_one_told_as_past_and_the_next_one_told_as_to_come():
    assert days("The council met on Tuesday.") == [("Tuesday", "2025-11-25", "2025-11-26")]
    assert days("The council will meet on Tuesday.") == [("Tuesday", "2025-12-02", "2025-12-03")]
    assert days("The council met on Monday.") == [("Monday", MONDAY, "2025-12-02")]
    assert days("The council is to meet on Tuesday.") == [("Tuesday", "2025-12-02", "2025-12-03")]
    assert days("A thousand had signed by Friday.") == [("Friday", "2025-11-28", "2025-11-29")]
    assert days("A reply is wanted by Friday.") == [("Friday", "2025-12-05", "2025-12-06")]


def test_a_time_of_day_belongs_to_its_day():
    assert [t.start for t in read("It began at 10:30 a.m. on Sunday.")] == ["2025-11-30"]
    assert {t.start for t in read("It began around noon on 4 March 2024.")} == {"2024-03-04"}


def test_what_points_back_in_the_text_counts_from_there():
    text = "The bridge fell on 3 May 2024. Two days later it was shut. The following year it was sold."
    assert [(t.start, t.grain) for t in read(text)] == [("2024-05-03", "day"), ("2024-05-05", "day"), ("2025-01-01", "year")]


def test_days_and_years_that_share_a_month_or_century():
    assert [start for _, start, _ in days("It was shut on 5 and 6 January 2024.")] == ["2024-01-05", "2024-01-06"]
    assert days("It was shut from May 4-6.") == [("May 4-6", "2025-05-04", "2025-05-07")]
    for words in ("May 4-6", "May 4–6", "May 4 - 6", "from May 4 to 6", "between May 4 and 6", "Sept. 4-6"):
        told = words.removeprefix("from ").removeprefix("between ")
        month = "09" if words.startswith("Sept") else "05"
        assert days(f"Raids {words} killed ten.") == [(told, f"2025-{month}-04", f"2025-{month}-07")]
    assert days("The war of 1914–18 was long.") == [("1914–18", "1914-01-01", "1919-01-01")]
    assert days("It was shut between March and April 1918.") == [("March and April 1918", "1918-03-01", "1918-05-01")]


STORY = (
    "The league was founded in March 1871. In April its ships left port, and on 12 June they reached the cape. "
    "By December 1871 the siege had begun. In February the wall fell. "
    "A study of 1998 doubts it. On 3 May the city gave up, and the next day its gates stood open."
)


def test_a_narrative_counts_from_what_it_told_last():
    found = {t.span.text: t.start for t in read(STORY, "2009-12-19")}
    assert found["April"] == "1871-04-01"
    assert found["12 June"] == "1871-06-12"
    assert found["February"] == "1872-02-01"
    assert found["3 May"] == "1872-05-03"  # the study was an aside
    assert found["the next day"] == "1872-05-04"


def test_without_a_date_of_publication_the_year_stays_open():
    text = (
        "On November 30th the mayor spoke. The bridge, shut since February 2022, opened in November.\n\nIt shuts on Monday."
    )
    found = {t.span.text: t for t in read(text, None)}
    assert (found["November 30th"].start, found["November 30th"].end) == (None, None)
    assert found["November 30th"].reason == "year not stated"
    assert found["November"].reason == "year not stated"
    assert found["Monday"].start is None


def test_a_dateline_gives_the_day_where_nothing_else_does():
    assert days("DUNFORD, 30 November 2025 — The mayor resigned today.", None)[1] == ("today", "2025-11-30", "2025-12-01")
    assert days("Mayor resigns\n\nNovember 30, 2025\n\nThe mayor resigned today.", None)[1][1] == "2025-11-30"


def test_years_before_the_first_are_found_but_have_no_dates():
    (found,) = read("The temple was built in 44 BC.")
    assert (found.span.text, found.start, found.end) == ("44 BC", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "More than 2,000 people stayed in 1500 homes.",
        "The Sunday Times reported it.",
        "You may march if you sat in the second row.",
        "The fall of the city shocked Mrs. May.",
        "A Boeing 747 carried £1999 worth of spring water.",
        "Every Monday she swims.",
        "She is 31 and waited three years.",
        "It scored 3.5 points, 21% more.",
    ],
)
def test_ordinary_words_and_numbers_are_no_times(text):
    assert read(text) == ()


def told(text, content=None):
    """The times of ``text`` in which what is said begins with ``content``; "warn" and its like take a that-clause."""
    clauses = {text.index(content)} if content else set()
    found = times(page_of(Document(text, published=MONDAY)), clauses, {"warn", "knows", "said", "noted", "outlined"})
    return [time.span.text for time in found]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Some warn that spring floods may cut the road.", None),
        ("Some fear that spring floods may cut the road.", "that spring"),
        ("He knows that winter is near.", None),
        ("He said that day care centres would close.", None),
        ("He said that time was running out.", "that time"),
        ("It is clear that winter aid will be late.", None),
        ("It was so cold that winter crops failed.", None),
        ("The trouble is that winter comes early there.", None),
    ],
)
def test_a_that_which_begins_a_clause_points_to_no_time(text, content):
    assert told(text, content) == []


def test_after_such_a_that_a_weekday_is_one_by_itself():
    assert told("He said that Sunday mass was full.", "that Sunday") == ["Sunday"]
    assert told("He noted that Saturday’s vote was close.") == ["Saturday"]


@pytest.mark.parametrize(
    ("text", "content", "words"),
    [
        ("That spring, the town was rebuilt.", None, "That spring"),
        ("Later that spring the mayor resigned.", None, "that spring"),
        ("In that week the dam broke.", None, "that week"),
        ("The town fell that spring.", None, "that spring"),
        ("The mill burned that night killing two.", None, "that night"),
        ("The ship was repaired that winter near the port.", None, "that winter"),
        ("He was there that day to help.", None, "that day"),
        ("The plan outlined that day was new.", None, "that day"),
        ("He said that same day care was needed.", None, "that same day"),
        ("He said that night in a speech that all would go.", None, "that night"),
        ("He said that spring that the dam would hold.", "that spring", "that spring"),
        ("Today we reflect on that day – and mourn.", "that day", "that day"),
        ("It was that winter that the bridge was shut.", None, "that winter"),
        ("“That winter we left,” he said.", "That winter", "That winter"),
    ],
)
def test_a_that_which_points_to_a_time_is_a_part_of_it(text, content, words):
    assert words in told(text, content)


def test_impossible_dates_have_no_interval():
    for text in ("31 February 2024 came.", "It was 99/99/2024.", "It was 9999-12-31.", "It was 9999 years ago."):
        assert all(t.start is None for t in read(text)), text


def test_spans_are_verbatim_and_ids_count_in_text_order():
    found = read(STORY)
    assert [t.id for t in found] == [f"t{i}" for i in range(1, len(found) + 1)]
    assert all(STORY[t.span.start : t.span.end] == t.span.text for t in found)
    assert [t.span for t in found] == sorted(t.span for t in found)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "the ",
        "1 ",
        "1,111,",
        "in May ",
        "twenty-",
        "about ",
        "\x00",
        "'",
        "12:",
        "the end of ",
        "ال ",
        '("',
        "Monday, ",
    ],
)
@pytest.mark.usefixtures("uncollected")
def test_reading_time_grows_with_length_only(piece):
    short, long = (piece * (size // len(piece)) for size in (8_000, 64_000))
    took = []
    for text in (short, long):
        page = page_of(Document(text, published=MONDAY))
        clock = time.process_time()
        times(page)
        took.append(time.process_time() - clock)
    assert took[1] < 20 * took[0] + 0.5


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He won on Friday.", "2025-11-28"),
        ("He won't go on Friday.", "2025-12-05"),
        ("He won’t go on Friday.", "2025-12-05"),
        ("He’ll go on Friday.", "2025-12-05"),
        ("He didn't go on Friday, it is said.", "2025-11-28"),
        ("The guards went. On Friday all will go.", "2025-12-05"),
        ("On Friday, Mr. Brandt will go.", "2025-12-05"),
        ("He will leave the U.S. on Friday.", "2025-12-05"),
        ("He will leave. On Friday he was here.", "2025-11-28"),
    ],
)
def test_the_tense_is_that_of_the_sentence(text, day):
    assert [t.start for t in read(text)] == [day]


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("It opened in the 90’s.", "the 90’s", "1990-01-01"),
        ("It opened in the '90s.", "the '90s", "1990-01-01"),
        ("It opened in 1990's heat.", "1990's", "1990-01-01"),
        ("It opened in '24.", "'24", "2024-01-01"),
        ("It opened at 9.30 a.m. on 4 May 2024.", "9.30 a.m. on 4 May 2024", "2024-05-04"),
        ("It opened at 9:30pm on 4 May 2024.", "9:30pm on 4 May 2024", "2024-05-04"),
        ("It opened in Q3 2024.", "Q3 2024", "2024-07-01"),
        ("It opened in mid-May 2024.", "mid-May 2024", "2024-05-11"),
        ("It was a 20th-century bridge.", "20th-century", "1900-01-01"),
    ],
)
def test_figures_and_their_letters(text, words, start):
    assert (words, start) in [(t.span.text, t.start) for t in read(text)]


@pytest.mark.parametrize("text", ["''24 of them came.''", "A 4'11 man.", "An A320 landed.", "It cost £1900.", "Ad 122 ran."])
def test_figures_that_are_no_times(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "published", "start", "end"),
    [
        ("It opened on the 2nd.", "2025-12-01", "2025-11-02", "2025-11-03"),
        ("It opened on the 1st.", "2025-12-01", "2025-12-01", "2025-12-02"),
        ("It will open on the 2nd.", "2025-12-01", "2025-12-02", "2025-12-03"),
        ("It opened on the 31st.", "2025-12-31", "2025-12-31", "2026-01-01"),
        ("It opened on the 32nd.", "2025-12-31", None, None),
        ("It opened on the 2nd.", None, None, None),
        ("It opens this weekend.", "2025-12-03", "2025-12-06", "2025-12-08"),
        ("It opened at the weekend.", "2025-12-03", "2025-11-29", "2025-12-01"),
        ("It will open at the weekend.", "2025-12-03", "2025-12-06", "2025-12-08"),
        ("It stays for the next three days.", "2025-12-01", "2025-12-01", "2025-12-05"),
        ("Most date from the 50s.", None, "1950-01-01", "1960-01-01"),
        ("Most date from the 50s.", "2025-12-01", "1950-01-01", "1960-01-01"),
        ("Most date from the 20s.", "2025-12-01", "2020-01-01", "2030-01-01"),
    ],
)
def test_days_of_a_month_weekends_and_stretches(text, published, start, end):
    assert [(t.start, t.end) for t in read(text, published)] == [(start, end)]


def test_a_stretch_says_what_it_counts_from():
    assert [t.reason for t in read("It rained in 2019. It stays for the next three days.")][1] == "from published 2025-12-01"


@pytest.mark.parametrize(
    "text",
    [
        "It is law under 50 U.S.C. § 1549(c).",
        "It is law under §1701 of the code.",
        "Section 1701 was read.",
        "The sections 1264 and 1701 apply.",
        "The sections 1264, 1701 and 1945 apply.",
        "Resolution 1973 was passed.",
        "They broke resolutions 1559 and 1701.",
        "By Article 1945 it holds.",
        "It follows from paragraph 2020.",
        "In chapter 2001 it is told.",
    ],
)
def test_the_number_of_a_part_of_a_law_is_no_year(text):
    assert days(text) == []


@pytest.mark.parametrize(
    "text", ["The articles of 1973 apply.", "In the resolution, in 1973, it was named.", "He left in 1973, by section 4."]
)
def test_a_year_beside_a_law_is_one(text):
    assert [start for _, start, _ in days(text)] == ["1973-01-01"]


HISTORY = "He was killed in 1968. The trial of 1969 was long. He was freed in 1971. "


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("He was stabbed on Friday, August 30.", "2019-08-30"),
        ("He was stabbed on Friday 30 August.", "2019-08-30"),
        ("He was stabbed on Thursday, August 29.", "2019-08-29"),
        ("He was stabbed on Saturday, August 31.", "2019-08-31"),
        ("He will be tried on Monday, September 2.", "2019-09-02"),
        ("He was moved on Tuesday, December 18.", "2018-12-18"),
        ("He was ill on Wed., July 31.", "2019-07-31"),
        ("Since Sunday, 25 August, he was ill.", "2019-08-25"),
    ],
)
def test_a_weekday_with_a_date_tells_the_year_near_the_publication_also_in_a_story_of_the_past(said, start):
    assert days(HISTORY + said, "2019-09-01")[-1][1] == start


@pytest.mark.parametrize("word", ["Saturday", "Friday", "Thursday", "Wednesday", "Tuesday", "Monday", "Sunday"])
def test_a_story_of_the_past_opens_with_its_news(word):
    told = [start for _, start, _ in days(f"It was reported on {word} that he was hurt. {HISTORY}", "2019-09-01")]
    assert told[0] is not None
    assert "2019-08-26" <= told[0] <= "2019-09-01"


@pytest.mark.parametrize("text", ["the preceding calendar year", "last calendar year", "the previous calendar year"])
def test_a_calendar_year_is_a_year(text):
    assert days(f"The report of {text} was read.") == [(text, "2024-01-01", "2025-01-01")]
