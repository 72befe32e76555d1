"""A text as a row of classes, what stands beside a time, and where the text says which day is meant. All sentences are invented."""

from __future__ import annotations

import pytest

from reportedly.model import Document, Span
from reportedly.resolve.times import times
from reportedly.resolve.times.grammar import Expression, expressions
from reportedly.resolve.times.tense import tense
from reportedly.resolve.times.tokens import tokens
from reportedly.resolve.times.vocabulary import vocabulary
from tests.pages import ENGLISH, page_of

MONDAY = "2025-12-01"


def classed(text: str) -> str:
    """The classes of a text in order, "BREAK" left out where it is the last."""
    row = tokens(page_of(text))
    names = {sign: name for name, sign in row.code.items()}
    for index, sign in enumerate(row.codes):
        assert (row.word(index) == "") is (names[sign] == "BREAK")
    return " ".join(names[sign] for sign in row.codes).removesuffix(" BREAK")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cows", "WORD"),
        ("Cows", "CAP"),
        ("June", "MONTH"),
        ("june", "WORD"),
        ("JUNE", "MONTH"),
        ("May", "MAY"),
        ("may", "WORD"),
        ("Nov. 5", "ABBR DOT DAY"),
        ("nov", "WORD"),
        ("Tuesday", "WEEKDAY"),
        ("tuesday", "WORD"),
        ("Tue", "WDAY"),
        ("summer", "SEASON"),
        ("Summer", "SEASON"),
        ("fall", "FALL"),
        ("spring", "FALL"),
        ("weeks", "UNIT"),
        ("hours", "SHORT"),
        ("weekend", "WEEKEND"),
        ("quarter", "QUARTER"),
        ("morning", "PART"),
        ("yesterday", "TODAY"),
        ("12 pm", "DAY AMPM"),
        ("twelve", "CARD"),
        ("hundred", "CARD"),
        ("dozen", "CARD"),
        ("zero", "WORD"),
        ("million", "MILLION"),
        ("AD 122", "AD NUM"),
        ("ad 122", "WORD NUM"),
        ("Ad 122", "CAP NUM"),
        ("Christmas", "YEARS"),
        ("christmas", "WORD"),
        ("night’s", "PART POSS"),
        ("a, cow. cat/dog – eel-fox", "A COMMA WORD DOT WORD STROKE WORD OTHER WORD DASH WORD"),
        ("one (two) %", "CARD SIGN CARD SIGN SIGN"),
        ("One\n\nTwo", "CARD BREAK CARD"),
        ("", ""),
    ],
)
def test_words_and_signs(text: str, expected: str) -> None:
    assert classed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-06", "ISO"),
        ("5/6/2024", "SLASH"),
        ("5.6.2024", "SLASH"),
        ("10:30", "CLOCK"),
        ("9.30 a.m.", "CLOCK AMPM"),
        ("9.30am", "CLOCK AMPM"),
        ("9.30 men", "NUM WORD"),
        ("9.60 a.m.", "NUM AMPM"),
        ("9.59 a.m.", "CLOCK AMPM"),
        ("9.3 a.m.", "NUM AMPM"),
        ("24.30 a.m.", "CLOCK AMPM"),
        ("25.30 a.m.", "NUM AMPM"),
        ("099.30 a.m.", "NUM AMPM"),
        ("9.30\nam", "NUM AMPM"),
        ("5 men", "DAY WORD"),
        ("31 men", "DAY WORD"),
        ("32 men", "YY WORD"),
        ("0 men", "NUM WORD"),
        ("00 men", "YY WORD"),
        ("1 men", "DAY WORD"),
        ("100 men", "NUM WORD"),
        ("0800 men", "HHMM WORD"),
        ("0860 men", "NUM WORD"),
        ("0959 men", "HHMM WORD"),
        ("1000 men", "YEAR WORD"),
        ("2199 men", "YEAR WORD"),
        ("2200 men", "NUM WORD"),
        ("10000 men", "NUM WORD"),
        ("1,500 men", "NUM WORD"),
        ("1.5 men", "NUM WORD"),
        ("2024 men", "YEAR WORD"),
        ("$2024", "SIGN OTHER"),
        ("£1900 men", "SIGN OTHER WORD"),
        ("2024% men", "OTHER SIGN WORD"),
        ("2024€ men", "OTHER SIGN WORD"),
        ("2024£ men", "OTHER SIGN WORD"),
        ("B2024", "CAP OTHER"),
        ("T-72", "CAP DASH OTHER"),
        ("t-72", "WORD DASH YY"),
        ("12-inch", "DAY DASH WORD"),
        ("1st", "ORD"),
        ("1ST", "ORD"),
        ("123rd", "ORD"),
        ("1234th", "OTHER WORD"),
        ("1990s", "DECADE"),
        ("990s", "DECADE"),
        ("90s", "DECADE2"),
        ("95s", "OTHER WORD"),
        ("00s", "OTHER WORD"),
        ("10000s", "OTHER WORD"),
        ("1990's", "DECADE"),
        ("1990’s", "DECADE"),
        ("1995's", "YEAR POSS"),
        ("90’s", "DECADE2"),
        ("’90s", "DECADE2"),
        ("'95s", "SIGN OTHER WORD"),
        ("'24", "APYEAR"),
        ("’24.", "APYEAR DOT"),
        ("'245", "SIGN NUM"),
        ("4'11", "NUM"),
        ("the boys' day", "THE WORD POSS UNIT"),
        ("the boys ' day", "THE WORD SIGN UNIT"),
        ("the boys'", "THE WORD SIGN"),
        ("the boys‘ day", "THE WORD SIGN UNIT"),
        ("the man' day", "THE WORD SIGN UNIT"),
        ("Q3", "QN"),
        ("q4 rose", "QN WORD"),
        ("Q5", "CAP OTHER"),
        ("Q", "CAP"),
        ("mid-May", "MOD DASH MAY"),
        ("20th-century", "ORD DASH UNIT"),
        ("5pm", "DAY AMPM"),
        ("5PM sharp", "DAY AMPM WORD"),
        ("5km", "OTHER WORD"),
        ("a.m.", "AMPM"),
        ("twenty-two", "CARD DASH CARD"),
        ("a_90", "A SIGN OTHER"),
    ],
)
def test_figures_are_told_by_their_form(text: str, expected: str) -> None:
    assert classed(text) == expected


def test_every_token_knows_its_sentence_and_its_place() -> None:
    text = "It rained. On 1990's roads, nobody drove.\n\nNobody."
    row = tokens(page_of(text))
    assert [row.word(i) for i in range(len(row.codes))] == [
        "It", "rained", ".", "On", "1990's", "roads", ",", "nobody", "drove", ".", "", "Nobody", ".", "",
    ]  # fmt: skip
    assert row.sentences == [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, -1, 2, 2, -1]
    assert row.low(4) == "1990's"
    assert row.any(1, "CAP", "WORD") and not row.any(1, "CAP", "BREAK")


# -- what is read as one expression ----------------------------------------------------------------------------------


def found(text: str, published: str | None = MONDAY) -> list[str]:
    return [time.span.text for time in times(page_of(Document(text, published=published)))]


def days(text: str, published: str | None = MONDAY) -> list[tuple[str, str | None, str | None]]:
    return [(time.span.text, time.start, time.end) for time in times(page_of(Document(text, published=published)))]


def test_the_longest_reading_counts_and_of_two_as_long_the_earlier_rule() -> None:
    assert found("It opened on 6 May 2024.") == ["6 May 2024"]
    assert found("It opened in the spring of 2024 and in May.") == ["the spring of 2024", "May"]
    row = tokens(page_of("in May 2024, in 2023, in the week before"))
    read = expressions(row, ENGLISH)
    assert [(each.first, each.last, each.make) for each in read] == [(1, 3, "date"), (5, 6, "year"), (8, 11, "named")]
    assert (read[0].fields.m, read[0].fields.y, read[0].fields.d) == ("may", "2024", None)


def test_an_expression_is_found_however_far_into_the_text_it_stands() -> None:
    for filler in (0, 5, 11, 12, 13, 24, 25, 26):
        text = "In 2023 " + "cows " * filler + "came. The mill shut in the end of the summer of 2024."
        assert found(text)[-1] == "the end of the summer of 2024"


# -- words that look like times --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Every Monday she swims.", []),
        ("On Monday she swims.", ["Monday"]),
        ("She called it Black Friday.", []),
        ("She called it a black 2019.", ["2019"]),
        ("The Sunday Times wrote.", []),
        ("The Sunday times were late.", ["Sunday"]),
        ("The Sunday Cows wrote.", ["Sunday"]),
        ("Sunday", ["Sunday"]),
        # years
        ("In 2019 it shut.", ["2019"]),
        ("2019 was dry.", ["2019"]),
        ("They saw 2019 cows.", []),
        ("They saw 2019 sees.", ["2019"]),
        ("2019 sees more.", ["2019"]),
        ("2019 his cow left.", ["2019"]),
        ("2019 cow left.", ["2019"]),
        ("In 2019 cows left.", ["2019"]),
        ("In 2019 people left.", []),
        ("They saw 2019 people.", []),
        ("They saw 2019 of them.", []),
        ("In 2019 of all years it shut.", ["2019"]),
        ("It was 1998° hot.", []),
        ("In 1400 it shut.", ["1400"]),
        ("It rose to 1400 then.", []),
        ("It had 1499 then.", []),
        ("It had 1500 then.", ["1500"]),
        ("It had 2050 then.", ["2050"]),
        ("It had 2051 then.", []),
        ("In 2051 it shut.", ["2051"]),
        ("In 2100 it shut.", ["2100"]),
        ("In 2101 it shut.", []),
        ("In 1400 cows left.", []),
        ("In 1000 it shut.", ["1000"]),
        ("The year 1400 was dry.", ["The year 1400"]),
        ("The war of 1914–18 was long.", ["1914–18"]),
        # months
        ("It opened in May.", ["May"]),
        ("She asked to May.", ["May"]),
        ("It opened by May.", ["May"]),
        ("It opened by May. Mrs. May left.", []),
        ("It opened by May. Ann May left.", []),
        ("It opened by May. cows in May left.", ["May", "May"]),
        ("It was shut from April to May Hill.", ["April"]),
        ("It was April.", ["April"]),
        ("It was April Jones who left.", []),
        ("It was April UN day.", ["April"]),
        ("In April Jones left.", ["April"]),
        ("April Jones left.", []),
        ("They left. April Jones came.", []),
        ("They left, April Jones too.", []),
        ("(April Jones left.)", ["April"]),
        ("It was April Os left.", []),
        ("It was april.", []),
        ("From April to May it shut. May Hill left.", ["April to May"]),
        ("It opened last May.", ["last May"]),
        ("It opened this May.", []),
        ("It opened next March.", ["next March"]),
        ("It opened last May Hill.", []),
        # decades, centuries, dates
        ("Most date from the 1990s.", ["the 1990s"]),
        ("Most date from the 990s.", []),
        ("Most date from the 990s BC.", ["the 990s BC"]),
        ("Most date from the 90s.", ["the 90s"]),
        ("It was a 20th century mill.", ["20th century"]),
        ("It was the 20th week of it.", []),
        ("It was the 20th day.", []),
        ("On May 5 people left.", []),
        ("On May 5 cows left.", ["May 5"]),
        ("On May 5, people left.", ["May 5"]),
        ("On 5 May people left.", ["5 May"]),
        ("On May 5, 10:30 people left.", ["May 5", "10:30"]),
        ("They saw 2019 Cows.", ["2019"]),
        ("They saw 2019 ups and downs.", ["2019"]),
        ("They saw 2019 cats and dogs.", []),
        ("On May 5", ["May 5"]),
    ],
)
def test_words_that_may_be_no_time(text: str, words: list[str]) -> None:
    assert found(text) == words


# -- tense -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will leave on Tuesday.", 2),
        ("They left on Tuesday.", -2),
        ("They swim on Tuesday.", 0),
        ("On Tuesday they will leave.", 2),
        ("On Tuesday they left.", -2),
        ("They left, and will come on Tuesday.", 2),
        ("They will come, and left on Tuesday.", -2),
        ("They will swim on Tuesday and left.", 2),
        ("They walked on Tuesday.", -2),
        ("They need it on Tuesday.", 0),
        ("They fed it on Tuesday.", -2),
        ("The red cow swims on Tuesday.", 0),
        ("They are walked on Tuesday.", 0),
        ("They were walked on Tuesday.", -2),
        ("It is to open on Tuesday.", 1),
        ("It may be to open on Tuesday.", 0),
        ("To swim on Tuesday is fun.", 0),
        ("It is opened, will they swim, on Tuesday.", 2),
        ("They will leave. They swim on Tuesday.", 0),
        ("They swim on Tuesday. They will leave.", 0),
        ("They said so by Tuesday.", 1),
        ("It had come by Tuesday.", -1),
        ("It was here until Tuesday.", -1),
        ("They swim until Tuesday.", 1),
        ("It was closed until Tuesday.", 1),
        ("It was put off until Tuesday.", 1),
        ("They were told to wait until Tuesday.", 1),
        ("They had until Tuesday to leave.", 1),
        ("It was closed until Tuesday, when it rained.", -1),
        ("They were swimming until Tuesday.", -1),
        ("They had swum there until Tuesday.", -1),
        ("They stayed until Tuesday.", -1),
        ("It, which was agreed, runs until Tuesday.", 1),
        ("They hit it on Tuesday.", -2),
        ("Jets hit it on Tuesday.", -2),
        ("They may hit it on Tuesday.", 0),
        ("A hit on Tuesday is fun.", 0),
        ("To hit on Tuesday is fun.", 0),
        ("On Tuesday, they said, all swim.", -1),
        ("It had come. They swim by Tuesday.", 1),
        ("By Tuesday it had come.", -1),
        ("They will a b c d e f g h i j k l on Tuesday.", 1),
        ("They will a b c d e f g h i j k l m n on Tuesday.", 0),
        ("They will a b c d e f g h i j k l m on Tuesday.", 1),
        ("On Tuesday a b c d e f g h i j k l m n will", 2),
        ("On Tuesday a b c d e f g h i j k l m n o will", 0),
        ("Tuesday", 0),
        ("By Tuesday", 1),
        ("They said, and by Tuesday they will go.", 2),
        ("They go, by Tuesday it had come.", -1),
        ("They postponed the vote to Tuesday.", 1),
        ("They told them to leave on Tuesday.", 1),
        ("They said the vote on Tuesday would be fair.", 1),
        ("They said it; they swim on Tuesday.", 0),
        ("They will shut in May, after a loss on Tuesday.", 0),
        ("They will swim, after a loss on Tuesday.", 1),
        ("It (they said so) will run on Tuesday.", 2),
        ("They will run (and swim) on Tuesday.", 2),
    ],
)
def test_the_nearest_verb_says_whether_it_is_to_come(text: str, expected: int) -> None:
    row = tokens(page_of(text))
    at = next(index for index in range(len(row.codes)) if row.word(index) == "Tuesday")
    assert (
        tense(row, Expression(at, at + 1, "weekday", expressions(row, ENGLISH)[0].fields), vocabulary(ENGLISH)) == expected
    )


# -- what stands beside it -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lasting"),
    [
        ("It has stood since 2022.", True),
        ("2022 was wet.", False),
        ("It never rained since 2022.", False),
        ("It was the wettest since 2022.", False),
        ("It was the best since 2022.", False),
        ("The est was here since 2022.", True),
        ("A pest was here since 2022.", True),
        ("It never rained. It stood since 2022.", True),
        ("It never a b c d e f g h i j k l since 2022.", False),
        ("It never a b c d e f g h i j k l m since 2022.", True),
        ("Since 2022 it has stood.", True),
        ("At least 40 have left since 2022.", True),
        ("It has stood since then, in 2022.", False),
    ],
)
def test_since_leads_to_what_lasts_unless_it_only_looks_back(text: str, lasting: bool) -> None:
    (time,) = [time for time in times(page_of(Document(text, published=MONDAY))) if "2022" in time.span.text]
    assert (time.start, time.end) == ("2022-01-01", "2023-01-01")  # what the words name
    assert time.lasting is lasting
    assert time.reason.startswith("since then, ") is lasting


def test_since_without_a_date_opens_nothing() -> None:
    (time,) = times(page_of(Document("It has stood since November.")))
    assert (time.start, time.reason) == (None, "year not stated")


def test_a_stretch_that_is_opened_is_not_where_the_text_has_got_to() -> None:
    text = "It has stood since 6 May 2020. Two days later it fell."
    assert days(text)[1] == ("Two days later", None, None)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("It began at 10:30 on 4 May 2024.", "2024-05-04"),
        ("It began at 10:30, on the 4th of May 2024.", "2024-05-04"),
        ("It began at noon of 4 May 2024.", "2024-05-04"),
        ("It began at 10:30 as of 4 May 2024.", "2024-05-04"),
        ("It began at 10:30 in Varn on 4 May 2024.", "2024-05-04"),
        ("It began at 10:30 in May 2024.", None),
        ("It began at 10:30 and, on 4 May 2024, ended.", None),
        ("It began at 10:30.", "2025-12-01"),
    ],
)
def test_a_time_of_day_is_that_of_the_day_right_after_it(text: str, start: str | None) -> None:
    assert days(text)[0][1] == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("It was shut between March and April 1918.", "1918-03-01"),
        ("It was shut from March to April 1918.", "1918-03-01"),
        ("It was shut from April–June 1918.", "1918-04-01"),
        ("It was shut in November and January 1918.", "1917-11-01"),
        ("It was shut in March, April 1918.", "2025-03-01"),
        ("It was shut in March 1917 and April 1918.", "1917-03-01"),
        ("It was shut in March and in April 1918.", "2025-03-01"),
        ("It was shut in March and April.", "2025-03-01"),
        ("It was shut in March to the year 1918.", "2025-03-01"),
    ],
)
def test_a_month_takes_the_year_of_the_one_right_after_it(text: str, start: str) -> None:
    assert days(text)[0][1] == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("It fell on 6 May 2024. Two days after it was gone.", None),
        ("It fell on 6 May 2024. Two days after, it was gone.", "2024-05-08"),
        ("It fell on 6 May 2024. Two days after the vote it was gone.", None),
        ("It fell on 6 May 2024. It was gone two days after.", "2024-05-08"),
        ("It fell on 6 May 2024. It was gone two days later than that.", "2024-05-08"),
        ("It fell on 6 May 2024. It was gone two days after\n\nEnd", "2024-05-08"),
    ],
)
def test_before_and_after_an_event_say_nothing_of_the_day(text: str, start: str | None) -> None:
    assert days(text)[1][1] == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("DUNFORD, 30 November 2025 — It shuts today.", "2025-11-30"),
        ("DUNFORD, 30 November 2025 - It shuts today.", "2025-11-30"),
        ("DUNFORD, 30 November 2025 (Wire) It shuts today.", "2025-11-30"),
        ("DUNFORD, 30 November 2025: It shuts today.", None),
        ("DUNFORD, November 2025 — It shuts today.", None),
        ("DUNFORD, 30 November — It shuts today.", None),
        ("DUNFORD, 2025-11-30 — It shuts today.", None),
        ("The town of Dunfords in the old country, 30 November 2025 — It shuts today.", None),
        ("The town of Dunford in the old country, 30 November 2025 — It shuts today.", "2025-11-30"),
        ("Title\n\n30 November 2025\n\nIt shuts today.", "2025-11-30"),
        ("Title\n\nWritten on 30 November 2025 in the towns\n\nIt shuts today.", "2025-11-30"),
        ("Title\n\nWritten on 30 November 2025 in the towns.\n\nIt shuts today.", None),
        ("x" * 398 + "\n\n30 November 2025\n\nIt shuts today.", "2025-11-30"),
        ("x" * 399 + "\n\n30 November 2025\n\nIt shuts today.", None),
        ("In May, in June, in July, in August.\n\n30 November 2025\n\nIt shuts today.", None),
        ("In May, in June, in July.\n\n30 November 2025\n\nIt shuts today.", "2025-11-30"),
    ],
)
def test_where_no_date_is_given_a_dateline_gives_one(text: str, start: str | None) -> None:
    assert next(each for each in days(text, None) if each[0] == "today")[1] == start


def test_a_given_date_counts_before_that_of_a_dateline() -> None:
    assert days("DUNFORD, 30 November 2025 — It shuts today.", "2025-12-05")[1][1] == "2025-12-05"
    assert days("It shuts today.", "2025-12-05T10:30:00Z")[0][1] == "2025-12-05"
    assert days("It shuts today.", "no date")[0][1] is None
    assert days("It shuts today.", "")[0][1] is None


def test_an_old_dateline_is_news_of_its_day_and_no_narrative() -> None:
    text = "DUNFORD, 30 November 1871 — It shut in 1868, in 1867 and in 1866. It shuts today."
    assert days(text, None)[-1] == ("today", "1871-11-30", "1871-12-01")
    assert days(text, "1871-11-30")[-1] == ("today", "1871-11-30", "1871-12-01")
    assert days(text, "2009-12-19")[-1][1] is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In 1871, 1872, 1873 they rose. In May they fell.", "1872-05-01"),
        ("In 1871, 1872, 1873 they rose.\n\nIn May they fell.", None),
        ("In 1870, 1871, 1872, 1873 they rose.\n\nIn May they fell.", "1872-05-01"),
    ],
)
def test_an_undated_text_with_four_years_is_a_story(text: str, start: str | None) -> None:
    assert next(each for each in days(text, None) if each[0] == "May")[1] == start


def test_years_that_are_still_to_come_are_counted_down() -> None:
    text = "In May the mill shut. The 1871 war went on, in 1872, 1873 and 1874 too."
    assert days(text, None)[0][1:] == ("1871-05-01", "1871-06-01")
    text = "The 90s were wet. In May the mill shut, as in 44 BC. In 1872, 1873, 1874 and 1875 it rained."
    assert next(each for each in days(text, None) if each[0] == "May")[1] == "1872-05-01"


def test_spans_are_those_of_the_text() -> None:
    text = "It opened on\n6 May 2024."
    (time,) = times(page_of(Document(text)))
    assert time.span == Span.of(text, 13, 23)


# -- "that" ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("He knows that night trains run.", False),
        ("He wrote that night trains run.", True),
        ("He knows that night Velk left.", True),
        ("He knows that night.", True),
        ("He knows that night, men say.", True),
        ("He knows that night that men left.", True),
        ("He knows that same night trains run.", True),
        ("He knows that night’s trains run.", False),
        ("He knows that night running men.", True),
        ("He knows that night to run.", True),
        ("He knows that night is near.", False),
        ("He knows that night they ran.", True),
        ("He noted that night is near.", True),
        ("He noted that night trains run.", False),
        ("In that night trains ran.", True),
        ("5 that night trains ran.", True),
        ("That night trains ran.", True),
        ("It is clear that night trains run.", False),
        ("It is that night trains run.", False),
        ("It is a so clear that night trains run.", True),
        ("It is so clear that night trains run.", False),
        ("It was wounded that night cows say.", True),
        ("Clear that night trains run.", True),
        ("He knows that night", True),
    ],
)
def test_a_that_begins_a_clause_or_points(text: str, points: bool) -> None:
    found_ = times(page_of(Document(text, published=MONDAY)), (), {"knows", "noted"})
    assert any("that" in time.span.text.lower() for time in found_) is points


@pytest.mark.parametrize(
    ("text", "points"), [("He wrote that night trains run.", False), ("He wrote that night, men say.", True)]
)
def test_what_a_claim_says_begins_there(text: str, points: bool) -> None:
    found_ = times(page_of(Document(text, published=MONDAY)), {text.index("that")})
    assert any("that" in time.span.text for time in found_) is points
