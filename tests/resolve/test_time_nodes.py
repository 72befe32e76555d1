"""A time and all that belongs to it: its day, its week, its range, its part, the verb that governs it, the year it takes."""

from __future__ import annotations

import pytest

from reportedly.model import Document
from reportedly.resolve.times import times
from tests.pages import page_of

WEDNESDAY = "2025-11-26"


def read(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str | None, str | None]]:
    return [(t.span.text, t.start, t.end) for t in times(page_of(Document(text, published=published)))]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        # hours and parts of the day with their day
        ("Drones came at 2 a.m. local time on Tuesday.", "2 a.m. local time on Tuesday", "2025-11-25", "2025-11-26"),
        ("Drones came at 3 a.m. Norvik time on Tuesday.", "3 a.m. Norvik time on Tuesday", "2025-11-25", "2025-11-26"),
        ("It came at 2 a.m. (0000 GMT) on Sunday.", "2 a.m. (0000 GMT) on Sunday", "2025-11-23", "2025-11-24"),
        ("It came at 0300 GMT on Tuesday.", "0300 GMT on Tuesday", "2025-11-25", "2025-11-26"),
        ("It came at 1530 UTC on Tuesday.", "1530 UTC on Tuesday", "2025-11-25", "2025-11-26"),
        ("It came at 5p.m. on Tuesday.", "5p.m. on Tuesday", "2025-11-25", "2025-11-26"),
        ("It came at 3 in the morning on Tuesday.", "3 in the morning on Tuesday", "2025-11-25", "2025-11-26"),
        ("It came at dawn on Monday.", "dawn on Monday", "2025-11-24", "2025-11-25"),
        ("It came in the early hours of Saturday.", "the early hours of Saturday", "2025-11-22", "2025-11-23"),
        ("It came on the evening of the 23rd.", "the evening of the 23rd", "2025-11-23", "2025-11-24"),
        ("It came at 4 a.m. on November 20.", "4 a.m. on November 20", "2025-11-20", "2025-11-21"),
        ("It came late on 24 November.", "late on 24 November", "2025-11-24", "2025-11-25"),
        ("It will come at noon tomorrow.", "noon tomorrow", "2025-11-27", "2025-11-28"),
        ("Drones came overnight Monday.", "overnight Monday", "2025-11-24", "2025-11-25"),
        ("Drones came overnight on Sunday.", "overnight on Sunday", "2025-11-23", "2025-11-24"),
        # nights of two days
        ("Drones came overnight into Friday.", "overnight into Friday", "2025-11-20", "2025-11-22"),
        ("In the night to Sunday it fell.", "the night to Sunday", "2025-11-22", "2025-11-24"),
        ("It fell overnight from Monday to Tuesday.", "overnight from Monday to Tuesday", "2025-11-24", "2025-11-26"),
        ("It fell on the night of Saturday to Sunday.", "the night of Saturday to Sunday", "2025-11-22", "2025-11-24"),
        ("It fell on Thursday night into Friday.", "Thursday night into Friday", "2025-11-20", "2025-11-22"),
        ("It fell overnight between Wednesday and Thursday.", "overnight between Wednesday and Thursday", "2025-11-19", "2025-11-21"),
        ("It fell on the night of November 3-4.", "the night of November 3-4", "2025-11-03", "2025-11-05"),
        ("It fell on the night of 14 to 15 November.", "the night of 14 to 15 November", "2025-11-14", "2025-11-16"),
        ("It fell on the night of 3/4 March.", "the night of 3/4 March", "2025-03-03", "2025-03-05"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_one_with_its_day(text: str, words: str, start: str, end: str) -> None:
    assert read(text) == [(words, start, end)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("She will be tried on Thursday of next week.", "Thursday of next week", "2025-12-04"),
        ("He died on Friday of last week.", "Friday of last week", "2025-11-21"),
        ("The court sat on Monday last week.", "Monday last week", "2025-11-17"),
        ("The court sat last week on Tuesday.", "last week on Tuesday", "2025-11-18"),
        ("It sat on Monday afternoon of last week.", "Monday afternoon of last week", "2025-11-17"),
        ("The vote is due a week from Friday.", "a week from Friday", "2025-12-05"),
        ("They will meet two weeks from Monday.", "two weeks from Monday", "2025-12-15"),
        ("The offer ends ten days from Monday.", "ten days from Monday", "2025-12-11"),
        ("The trial starts a week on Monday.", "a week on Monday", "2025-12-08"),
        ("Schools open Monday week.", "Monday week", "2025-12-08"),
        ("He was freed a week ago Friday.", "a week ago Friday", "2025-11-14"),
        ("He was freed the Tuesday before last.", "the Tuesday before last", "2025-11-18"),
        ("He will go the Tuesday after next.", "the Tuesday after next", "2025-12-09"),
        ("He will go two weeks from tomorrow.", "two weeks from tomorrow", "2025-12-11"),
        ("The council met last Tuesday.", "last Tuesday", "2025-11-25"),
    ],
)
def test_a_weekday_is_one_with_its_week(text: str, words: str, day: str) -> None:
    assert [(w, start) for w, start, _ in read(text)] == [(words, day)]


def test_a_weekday_takes_no_other_unit_than_a_week() -> None:
    assert [words for words, _, _ in read("It marks two years on Friday since the war.")] == ["Friday"]
    assert [words for words, _, _ in read("It sat for two days from Monday.")] == ["Monday"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # an infinitive or a deadline is to come
        ("The court is to rule on Friday.", "2025-11-28"),
        ("The envoy was to arrive on Saturday.", "2025-11-29"),
        ("Leaders agreed to meet on Friday.", "2025-11-28"),
        ("The army urged people to leave on Saturday.", "2025-11-29"),
        ("The council went to fight it on Saturday.", "2025-11-22"),
        ("The union called a strike for Saturday.", "2025-11-29"),
        ("The vote was postponed to Monday.", "2025-12-01"),
        ("They have until Friday to leave.", "2025-11-28"),
        ("They promised to pay by Monday.", "2025-12-01"),
        ("By Monday noon the toll stood at 12.", "2025-11-24"),
        ("By Thursday, the fire had burned the mill.", "2025-11-20"),
        ("It came, and by Tuesday it was over.", "2025-11-25"),
        # what is scheduled is told in the present
        ("The exhibition opens on Friday.", "2025-11-28"),
        ("The two sides meet again on Friday.", "2025-11-28"),
        ("The two sides did not meet on Friday.", "2025-11-21"),
        ("They were told that tickets for January would be refunded.", "2026-01-01"),
        # days of the month
        ("The talks will resume on the 24th.", "2025-12-24"),
        ("The talks resumed on the 24th.", "2025-11-24"),
        ("The talks resumed on the 28th.", "2025-10-28"),
        ("The ceasefire is due to begin on the 1st.", "2025-12-01"),
        # what firmly was lies behind, what firmly is to come ahead
        ("The court had heard the case on Dec. 3.", "2024-12-03"),
        ("The court heard the case on Dec. 3.", "2024-12-03"),
        ("The minister was arrested on Dec. 20.", "2024-12-20"),
        ("The mayor died on Dec. 20.", "2024-12-20"),
        ("The pact was signed by those running in the vote on Nov. 28.", "2025-11-28"),
        ("He announced in April that they would leave.", "2025-04-01"),
        ("He said that it would be safe; on Nov. 8 he insisted.", "2025-11-08"),
        ("The minister announced a vote on Dec. 3.", "2025-12-03"),
        ("He said the vote on Dec. 3 would be fair.", "2025-12-03"),
        ("He said the vote on Friday would be fair.", "2025-11-28"),
        ("The man killed on Friday would have been 30.", "2025-11-21"),
        ("The law will take effect on Oct. 1.", "2026-10-01"),
        ("The court will rule on Jan. 9.", "2026-01-09"),
    ],
)
def test_the_governing_verb_chooses_the_direction(text: str, day: str) -> None:
    assert [start for _, start, _ in read(text)] == [day]


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("It expects a profit for 2026, down from a forecast in July, it said.", "July", "2025-07-01"),
        ("A man jailed in 2019 was freed in May.", "May", "2025-05-01"),
        ("The treaty of 2019 was renewed on Oct. 3.", "Oct. 3", "2025-10-03"),
        ("The contract runs until 2030 and was signed in February.", "February", "2025-02-01"),
        ("The treaty runs until June 2030. In May the two met.", "May", "2025-05-01"),
        ("In 2019 the firm closed its mill; in April it sold the rest.", "April", "2019-04-01"),
        ("It was hit in April last year.", "April last year", "2024-04-01"),
        ("The law was signed on March 3, 2024 and took effect in June.", "June", "2024-06-01"),
        # the same day with its year elsewhere wins over a guess
        ("After the October 7 raid they fled. On Oct. 7, 2023, many died.", "October 7", "2023-10-07"),
        ("After the Feb. 24 raid they fled. It began on Feb. 24, 2022.", "Feb. 24", "2022-02-24"),
        ("After the Feb. 24 raid they fled. They met on Feb. 24, 2022 and Feb. 24, 2023.", "Feb. 24", "2025-02-24"),
        ("On Tuesday, Oct. 7, they met. On Oct. 7, 2023, many died.", "Tuesday, Oct. 7", "2025-10-07"),
        ("They will mark the Oct. 7 raid. On Oct. 7, 2023, many died.", "Oct. 7", "2023-10-07"),
        ("They will vote on Feb. 24. It began on Feb. 24, 2022.", "Feb. 24", "2026-02-24"),
        ("It was signed on January 14. It ends on January 14, 2027.", "January 14", "2025-01-14"),
        # the weekday chooses the year
        ("The vote was on Sunday, Nov. 24.", "Sunday, Nov. 24", "2024-11-24"),
    ],
)
def test_a_year_is_taken_from_where_it_belongs(text: str, words: str, start: str) -> None:
    assert (words, start) in [(w, day) for w, day, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 2014 to 2022, monitors counted.", [("2014 to 2022", "2014-01-01", "2023-01-01")]),
        ("Between 2018 and 2020 it rained.", [("2018 and 2020", "2018-01-01", "2021-01-01")]),
        ("It rained from 2009 until 2013.", [("2009 until 2013", "2009-01-01", "2014-01-01")]),
        ("It rained in the 2023-24 season.", [("2023-24", "2023-01-01", "2025-01-01")]),
        ("Work ended between 5 and 9 May.", [("5 and 9 May", "2025-05-05", "2025-05-10")]),
        ("It was shut from May 4 to June 6.", [("May 4 to June 6", "2025-05-04", "2025-06-07")]),
        ("It was shut May 3–5, 2024.", [("May 3–5, 2024", "2024-05-03", "2024-05-06")]),
        ("It rained from June to August.", [("June to August", "2025-06-01", "2025-09-01")]),
        ("The talks will run from Friday to Sunday.", [("Friday to Sunday", "2025-11-28", "2025-12-01")]),
        ("The talks ran from Saturday to Tuesday.", [("Saturday to Tuesday", "2025-11-22", "2025-11-26")]),
        (
            "It was moved from Friday to Sunday.",
            [("Friday", "2025-11-21", "2025-11-22"), ("Sunday", "2025-11-30", "2025-12-01")],
        ),
        ("It rained in May and June.", [("May", "2025-05-01", "2025-06-01"), ("June", "2025-06-01", "2025-07-01")]),
        (
            "It came on Wednesday — today.",
            [("Wednesday", "2025-11-26", "2025-11-27"), ("today", "2025-11-26", "2025-11-27")],
        ),
    ],
)
def test_a_range_is_one_interval(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


def test_in_a_history_each_end_stands_for_itself() -> None:
    years = " ".join(f"In {year} it rained." for year in range(1901, 1909))
    assert read(f"{years} From early 1914 to 1922 it was dry.")[-2:] == [
        ("early 1914", "1914-01-01", "1915-01-01"),
        ("1922", "1922-01-01", "1923-01-01"),
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It rained in early March.", "2025-03-01", "2025-03-11"),
        ("It rained in mid-May.", "2025-05-11", "2025-05-21"),
        ("It rained in the middle of May.", "2025-05-11", "2025-05-21"),
        ("It rained at the end of March 2024.", "2024-03-21", "2024-04-01"),
        ("It rained in late 2024.", "2024-09-01", "2025-01-01"),
        ("It rained at the end of last year.", "2024-10-01", "2025-01-01"),
        ("It will open at the beginning of next year.", "2026-01-01", "2026-04-01"),
        ("It rained in the early 1990s.", "1990-01-01", "1993-01-01"),
        ("It rained in the first half of 2025.", "2025-01-01", "2025-07-01"),
        ("It rained in the first half of May.", "2025-05-01", "2025-05-16"),
        ("It rained in the second half of the 1990s.", "1995-01-01", "2000-01-01"),
        ("It rained in the latter half of the month.", "2025-11-16", "2025-12-01"),
        ("It rained in the first three months of 2025.", "2025-01-01", "2025-04-01"),
        ("It rained in the first week of May.", "2025-05-01", "2025-05-08"),
        ("It rained in the last days of August.", "2025-08-21", "2025-09-01"),
        ("He resigned earlier this month.", "2025-11-01", "2025-11-27"),
        ("He will go later this year.", "2025-11-26", "2026-01-01"),
        ("He came early this week.", "2025-11-24", "2025-11-27"),
        ("So far this year, it rained.", "2025-01-01", "2025-11-27"),
        ("It will close by the end of the year.", "2025-11-26", "2026-01-01"),
        ("It will close by year's end.", "2025-11-26", "2026-01-01"),
        ("It will close by the end of the month.", "2025-11-26", "2025-12-01"),
        ("It will close by the end of 2026.", "2026-10-01", "2027-01-01"),
        ("It rained in the early summer.", "2025-06-01", "2025-07-01"),
        ("Boats came in the last 48 hours.", "2025-11-24", "2025-11-27"),
        ("It will open within the next 24 hours.", "2025-11-26", "2025-11-28"),
        ("It rained the week before last.", "2025-11-10", "2025-11-17"),
        ("She left a year and a half ago.", "2024-05-01", "2024-06-01"),
        ("She left two and a half years ago.", "2023-05-01", "2023-06-01"),
        ("She left half a year ago.", "2025-05-01", "2025-06-01"),
        ("She left on Christmas Eve.", "2024-12-24", "2024-12-25"),
        ("She left on New Year's Eve 2023.", "2023-12-31", "2024-01-01"),
    ],
)
def test_a_modifier_cuts_the_interval(text: str, start: str, end: str) -> None:
    assert [(first, last) for _, first, last in read(text)] == [(start, end)]


@pytest.mark.parametrize(
    "words",
    ["fiscal 2024-25", "2024-25 fiscal year", "the fiscal second quarter", "the third fiscal quarter",
     "the first quarter of fiscal 2024", "the last fiscal year"],
)  # fmt: skip
def test_a_part_of_a_fiscal_year_and_one_without_a_number_of_its_own_are_one_time_without_days(words: str) -> None:
    (time,) = times(page_of(Document(f"Sales for {words} rose.", published="2025-11-26")))
    assert (time.span.text, time.start, time.end, time.grain) == (words, None, None, "fiscal year")


@pytest.mark.parametrize(
    "words",
    [
        "fiscal year 2018",
        "FY2018",
        "FY 2018",
        "fiscal 2018",
        "Fiscal Year (FY) 2018",
        "2018 fiscal year",
        "financial year 2018",
    ],
)
def test_a_fiscal_year_is_marked_and_has_the_days_of_the_year_that_it_is_numbered_by(words: str) -> None:
    (time,) = times(page_of(Document(f"Sales for {words} rose.", published="2025-11-26")))
    assert (time.span.text, time.start, time.end, time.grain) == (words, "2018-01-01", "2019-01-01", "fiscal year")
    assert time.reason == "the fiscal year 2018, by its number; its own days the text does not tell"


def test_a_fiscal_year_is_no_year_that_the_text_tells_of() -> None:
    text = "Under the law for Fiscal Year (FY) 2018, this calendar-year 2020 report tells of changes from the preceding calendar year."
    assert [(first, last) for _, first, last in read(text)][1:] == [
        ("2020-01-01", "2021-01-01"),
        ("2019-01-01", "2020-01-01"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "VARN, Thursday, November 20, 2025 (Agency) - ",
        "VARN (Agency), Nov. 20, 2025 - ",
        "VARN, Nov. 20, 2025 /Agency/ - ",
        "Posted Thursday, November 20, 2025. ",
        "Thursday, 20 November 2025\n\n",
    ],
)
def test_the_articles_own_date_serves_where_none_is_given(head: str) -> None:
    found = times(page_of(Document(f"{head}The bridge fell on Tuesday.")))
    assert (found[-1].start, found[-1].reason) == ("2025-11-18", "last Tuesday + dated 2025-11-20 in the text")


def test_a_date_that_is_told_of_is_not_the_articles_own() -> None:
    found = times(page_of(Document("The bridge fell Friday, May 9, 2014. It opened on Tuesday.")))
    assert "dated" not in found[-1].reason


@pytest.mark.parametrize(
    "text",
    ["The March 23 Movement took the town.", "Fighters of the 17 November Group fled.", "The Jan. 6 Committee met."],
)
def test_a_day_in_the_name_of_a_body_is_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["On March 23 Parliament met.", "The March 23 attacks went on.", "The March 23, 2025 Congress met."]
)
def test_a_day_beside_a_body_is_a_time(text: str) -> None:
    assert [first for _, first, _ in read(text)] == ["2025-03-23"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The vote was set for Tuesday, the clerk said.", ["2025-12-02"]),
        ("The strike was called for Friday.", ["2025-11-28"]),
        ("The vote had been set for Tuesday.", ["2025-11-25"]),
        ("On November 3 the court put off the trial. The hearing was set for Friday.", ["2025-11-03", "2025-11-07"]),
        ("Talks failed on November 10. A new round was scheduled for Thursday.", ["2025-11-10", "2025-11-13"]),
        ("Talks failed on November 10, and a new round was due to open in Varn on Thursday.", ["2025-11-10", "2025-11-13"]),
        ("Talks failed on November 10. The next round had been scheduled for Friday.", ["2025-11-10", "2025-11-14"]),
        ("On November 3, the ministry said the exchange would take place on Friday.", ["2025-11-03", "2025-11-07"]),
        ("On February 3 the court was shut. The vote was set for March 5.", ["2025-02-03", "2025-03-05"]),
        ("On December 3, 2024 the court was shut. The vote was set for March 5.", ["2024-12-03", "2025-03-05"]),
        ("In June the court ruled that the vote would be held on July 3.", ["2025-06-01", "2025-07-03"]),
        ("In March the vote was put off and was set for February 3.", ["2025-03-01", "2026-02-03"]),
        ("The truce was to last until Sunday.", ["2025-11-30"]),
        # what is not to come from there
        ("In June shells hit Varn. The mayor said that repairs would end on July 3.", ["2025-06-01", "2026-07-03"]),
        ("In June the court ruled that the vote would be held on Friday.", ["2025-06-01", "2025-11-28"]),
        ("On November 3, shells hit Varn. The army struck on Friday.", ["2025-11-03", "2025-11-21"]),
        ("On November 3, shells hit Varn. The mayor said that repairs would end on Friday.", ["2025-11-03", "2025-11-28"]),
        ("On Monday shells hit Varn. A funeral was set for Friday.", ["2025-11-24", "2025-11-28"]),
        ("On November 3, shells hit Varn. A funeral was set for next Friday.", ["2025-11-03", "2025-11-28"]),
    ],
)
def test_what_was_set_for_a_day_is_to_come_from_the_day_that_is_told_with_it(text: str, days: list[str]) -> None:
    assert [first for _, first, _ in read(text)] == days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They fought over the past 20-plus months.", ("the past 20-plus months", "2024-03-26", "2025-11-27")),
        ("They fought over the past 20-odd days.", ("the past 20-odd days", "2025-11-06", "2025-11-27")),
        ("They will fight for the next 2–3 weeks.", ("the next 2–3 weeks", "2025-11-26", "2025-12-11")),
        ("He fled 20-odd years ago.", ("20-odd years ago", "2005-01-01", "2006-01-01")),
        ("He fled a year-and-a-half ago.", ("a year-and-a-half ago", "2024-05-01", "2024-06-01")),
        ("He fled two-and-a-half years ago.", ("two-and-a-half years ago", "2023-05-01", "2023-06-01")),
        ("It has grown since the start of the year.", ("the start of the year", "2025-01-01", "2025-01-02")),
        ("It has grown since the beginning of this month.", ("the beginning of this month", "2025-11-01", "2025-11-02")),
        ("It grew at the start of the year.", ("the start of the year", "2025-01-01", "2025-04-01")),
        ("It fell on Christmas.", ("Christmas", "2024-12-25", "2024-12-26")),
    ],
)
def test_amounts_and_beginnings(text: str, found: tuple[str, str, str]) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize("text", ["The Christmas market was hit.", "Christmas trees burnt."])
def test_a_thing_that_a_holiday_names_is_no_time(text: str) -> None:
    assert read(text) == []
