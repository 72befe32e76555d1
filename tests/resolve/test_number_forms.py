"""How quantities are worded: each form with what it is read as, and what looks like one and is none. All wordings are invented."""

from __future__ import annotations

import pytest

from reportedly.model import Number, Span, Time
from reportedly.resolve.numbers import numbers
from tests.pages import page_of


def amount(value: float | None) -> str:
    return "?" if value is None else f"{value:,.15g}"


def shown(number: Number) -> str:
    """Its words, its bound and value or both ends, and what it counts: "over 5 men" is "over 5 = at least 5 men"."""
    high = f"–{amount(number.high)}" if number.high is not None else ""
    bound = "" if number.bound == "exact" else f"{number.bound} "
    return f"{number.span.text} = {bound}{amount(number.value)}{high} {number.counted}".rstrip()


def check(text: str, expected: str) -> None:
    found = numbers(page_of(text), ())
    assert "; ".join(map(shown, found)) == expected
    assert all(text[n.span.start : n.span.end] == n.span.text for n in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 men", "5 = 5 men"),
        ("0 men", "0 = 0 men"),
        ("05 men", ""),
        ("0.5 men", "0.5 = 0.5 men"),
        ("1,000 men", "1,000 = 1,000 men"),
        ("1,00 men", ""),
        ("1,0000 men", ""),
        ("12,345,678 men", "12,345,678 = 12,345,678 men"),
        ("1000 men", "1000 = 1,000 men"),
        ("10,00.5 men", ""),
        ("1.2 men", "1.2 = 1.2 men"),
        ("1.123456 men", "1.123456 = 1.123456 men"),
        ("1.1234567 men", ""),
        ("123456789012345 men", "123456789012345 = 123,456,789,012,345 men"),
        ("1234567890123456 men", ""),
        ("123,456,789,012,345,678 men", "123,456,789,012,345,678 = 1.23456789012346e+17 men"),
        ("1. men", ""),
        ("5٣ men", "5٣ = 53 men"),
    ],
)
def test_digits_with_groups_decimals_and_leading_zeros(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one man", "one = 1 man"),
        ("one cow", ""),
        ("two men", "two = 2 men"),
        ("twenty men", "twenty = 20 men"),
        ("twenty-five men", "twenty-five = 25 men"),
        ("twenty five men", "twenty five = 25 men"),
        ("twenty-ten men", ""),
        ("twenty - five men", "twenty = 20; five = 5 men"),
        ("twenty-fivefold men", ""),
        ("twenty zero men", "twenty = 20 zero men; zero = 0 men"),
        ("nineteen five men", "nineteen = 19 five men; five = 5 men"),
        ("a hundred men", "a hundred = 100 men"),
        ("hundred men", ""),
        ("two hundred men", "two hundred = 200 men"),
        ("a hundred two men", "a hundred two = 102 men"),
        ("a hundred and two men", "a hundred and two = 102 men"),
        ("a hundred and twenty-two men", "a hundred and twenty-two = 122 men"),
        ("a hundred and hundred men", "a hundred = 100"),
        ("two hundred thousand men", "two hundred thousand = 200,000 men"),
        ("two thousand men", "two thousand = 2,000 men"),
        ("a thousand men", "a thousand = 1,000 men"),
        ("two thousand three hundred men", "two thousand three hundred = 2,300 men"),
        ("two thousand and three men", "two thousand and three = 2,003 men"),
        ("two thousand three hundred and five men", "two thousand three hundred and five = 2,305 men"),
        ("two thousand three thousand men", "two thousand = 2,000 three thousand men; three thousand = 3,000 men"),
        ("a million men", "a million = 1,000,000 men"),
        ("two million men", "two million = 2,000,000 men"),
        ("forty thousand men", "forty thousand = 40,000 men"),
        ("two hundred and men", "two hundred = 200"),
        ("ninety-nine hundred men", "ninety-nine hundred = 9,900 men"),
        ("a man", ""),
        ("an hundred men", "an hundred = 100 men"),
        ("two dozen men", "two dozen = 24 men"),
        ("a hundred two hundred men", "a hundred = 100 two hundred men; two hundred = 200 men"),
        ("one hundred two thousand men", "one hundred = 100 two thousand men; two thousand = 2,000 men"),
        ("one thousand two million men", "one thousand = 1,000 two million men; two million = 2,000,000 men"),
        ("ten\n\nhundred men", "ten = 10"),
    ],
)
def test_number_words(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40 million men", "40 million = 40,000,000 men"),
        ("40-million men", "40-million = 40,000,000 men"),
        ("40 - million men", "40 = 40"),
        ("40million men", ""),
        ("40m men", "40m = 40,000,000 men"),
        ("40bn men", "40bn = 40,000,000,000 men"),
        ("40k men", "40k = 40,000 men"),
        ("40mn men", "40mn = 40,000,000 men"),
        ("1.2 million men", "1.2 million = 1,200,000 men"),
        ("40 hundred men", "40 hundred = 4,000 men"),
        ("40 dozen men", "40 dozen = 480 men"),
        ("40 m men", "40 = 40 m men"),
        ("40x men", ""),
        ("two-hundred men", "two-hundred = 200 men"),
        ("5 million to 6 men", "5 million = 5,000,000; 6 = 6 men"),
        ("40 thousand to 2 million men", "40 thousand to 2 million = 40,000–2,000,000 men"),
        ("2 to 3 dozen men", "2 to 3 dozen = 24–36 men"),
        ("two to three hundred men", "two to three hundred = 200–300 men"),
        ("3 to 2 million men", "3 to 2 million = 3–2,000,000 men"),
        ("2m-3m men", "2m-3m = 2,000,000–3,000,000 men"),
        ("2-3m men", "2-3m = 2,000,000–3,000,000 men"),
        ("5 to 6 million per cent", "5 to 6 million per cent = 5,000,000–6,000,000 per cent"),
        ("5% to 6 million men", "5% = 5 %; 6 million = 6,000,000 men"),
        ("two bn men", "two = 2 bn men"),
        ("5 hundred-thousand men", ""),
        ("twenty-million men", "twenty-million = 20,000,000 men"),
        ("40 million-strong crowd", "40 million = 40,000,000"),
    ],
)
def test_magnitudes(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$5 men", "$5 = 5 $"),
        ("$ 5 men", "$ 5 = 5 $"),
        ("$5m", "$5m = 5,000,000 $"),
        ("US$5", "US$5 = 5 US$"),
        ("us$5 men", "us$5 = 5 us$"),
        ("US $5", "$5 = 5 $"),
        ("€5bn", "€5bn = 5,000,000,000 €"),
        ("A$5 m", "A$5 = 5 A$"),
        ("5$ men", "5 = 5"),
        ("12% of it", "12% = 12 %"),
        ("12 % of it", "12 = 12"),
        ("12 per cent of it", "12 per cent = 12 per cent"),
        ("12 percent of it", "12 percent = 12 percent"),
        ("12pc of it", "12pc = 12 pc"),
        ("12 pc of it", "12 = 12 pc"),
        ("twelve per cent of it", "twelve per cent = 12 per cent"),
        ("12 percentage points of it", "12 percentage points = 12 percentage points"),
        ("12-percent of it", ""),
        ("12%-owned", ""),
        ("$5 to $7", "$5 to $7 = 5–7 $"),
        ("$5-7", "$5-7 = 5–7 $"),
        ("$5-$7", "$5-$7 = 5–7 $"),
        ("$5 to €7", "$5 = 5 $; €7 = 7 €"),
        ("$five", "five = 5"),
        ("$x", ""),
    ],
)
def test_money_and_shares(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5+ men", "5+ = at least 5 men"),
        ("5 + men", "5 = 5"),
        ("five+ men", "five = 5"),
    ],
)
def test_numbers_that_say_at_least(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 pm", ""),
        ("5pm", ""),
        ("5 p.m.", ""),
        ("5 o'clock", ""),
        ("five o'clock", "five = 5 o'clock"),
        ("two-thirds", ""),
        ("two thirds of it", "two thirds = 0.6667"),
        ("5-year", ""),
        ("5-fold", ""),
        ("two-day visit", ""),
        ("5-inch", ""),
        ("5_x", ""),
        ("5's men", ""),
        ("5th men", ""),
        ("5x men", ""),
        ("3.2.1 men", ""),
        ("10:30 men", ""),
        ("3/4 men", ""),
        ("3:2 men", ""),
        ("a 500-strong crowd", "500 = 500"),
        ("500-plus men", "500-plus = at least 500 men"),
        ("500–strong crowd", "500 = 500"),
        ("v5 men", ""),
        ("v1.2 men", ""),
        ("it's5 men", ""),
        ("a@5 men", ""),
        ("x-5 men", ""),
        ("+5 men", ""),
        ("~5 men", ""),
        ("#5 men", ""),
        ("^5 men", ""),
        ("=5 men", ""),
        ("&5 men", ""),
        ("(5 men)", "5 = 5 men"),
        ("“5 men”", "5 = 5 men"),
        ("'5 men", "5 = 5 men"),
        ("it'5 men", ""),
        ("-5 men", ""),
        ("—5 men", "5 = 5 men"),
        ("/5 men", ""),
        ("5-men", ""),
        ("5/men", ""),
        ("5,men", "5 = 5"),
        ("5.men", "5 = 5"),
        ("5:men", ""),
    ],
)
def test_what_makes_a_number_none(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12-15 men", "12-15 = 12–15 men"),
        ("12–15 men", "12–15 = 12–15 men"),
        ("12—15 men", "12—15 = 12–15 men"),
        ("12 - 15 men", "12 = 12; 15 = 15 men"),
        ("12 -15 men", "12 = 12"),
        ("12- 15 men", "12 = 12; 15 = 15 men"),
        ("12 to 15 men", "12 to 15 = 12–15 men"),
        ("12 or 15 men", "12 or 15 = 12–15 men"),
        ("12 and 15 men", "12 = 12; 15 = 15 men"),
        ("between 12 and 15 men", "between 12 and 15 = 12–15 men"),
        ("between 12 to 15 men", "between 12 to 15 = 12–15 men"),
        ("between 12 men", "12 = 12 men"),
        ("between12 and 15 men", "15 = 15 men"),
        ("15-12 men", ""),
        ("15 to 12 men", "15 = 15; 12 = 12 men"),
        ("12 to 12 men", "12 = 12; 12 = 12 men"),
        ("3-2", ""),
        ("3-2000 men", "3-2000 = 3–2,000 men"),
        ("3-3000 men", "3-3000 = 3–3,000 men"),
        ("2 to 3 million men", "2 to 3 million = 2,000,000–3,000,000 men"),
        ("2 million to 3 million men", "2 million to 3 million = 2,000,000–3,000,000 men"),
        ("200 to 3 million men", "200 to 3 million = 200–3,000,000 men"),
        ("50 to 60 thousand men", "50 to 60 thousand = 50,000–60,000 men"),
        ("500 to 600 thousand men", "500 to 600 thousand = 500,000–600,000 men"),
        ("500 to 600,000 men", "500 to 600,000 = 500,000–600,000 men"),
        ("2 to 3,000,000 men", "2 to 3,000,000 = 2,000,000–3,000,000 men"),
        ("two to three thousand men", "two to three thousand = 2,000–3,000 men"),
        ("2 to 2,500 men", "2 to 2,500 = 2–2,500 men"),
        ("2 to 2500 men", "2 to 2500 = 2–2,500 men"),
        ("150 to 1,000 men", "150 to 1,000 = 150–1,000 men"),
        ("99 to 200 million men", "99 to 200 million = 99,000,000–200,000,000 men"),
        ("100 to 200 million men", "100 to 200 million = 100,000,000–200,000,000 men"),
        ("two-three men", ""),
        ("twelve to fifteen men", "twelve to fifteen = 12–15 men"),
        ("12% to 15% of it", "12% to 15% = 12–15 %"),
        ("12 to 15% of it", "12 to 15% = 12–15 %"),
        ("12 per cent to 15 pc of it", "12 per cent to 15 = 12–15 per cent"),
        ("555-123-4567", ""),
        ("12-15-18 men", "12-15 = 12–15"),
        ("between 12 and\n\n15 men", "12 = 12; 15 = 15 men"),
        ("between ten and twenty cows", "between ten and twenty = 10–20 cows"),
        ("12-a men", ""),
        ("12-$15", "12-$15 = 12–15 $"),
    ],
)
def test_ranges(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a dozen men", "a dozen = 12 men"),
        ("half a dozen men", "half a dozen = 6 men"),
        ("a dozen and a half men", "a dozen and a half = 18 men"),
        ("a dozen and 5 men", "a dozen = 12; 5 = 5 men"),
        ("half-a-dozen men", "half-a-dozen = 6 men"),
        ("half-a dozen men", ""),
        ("a half-dozen men", "a half-dozen = 6 men"),
        ("dozens of men", "dozens = at least 24 men"),
        ("dozens-men", ""),
        ("scores of men", "scores = at least 40 men"),
        ("Scores were high", ""),
        ("several men", "several = about ? men"),
        ("several dozen men", "several dozen = at least 24 men"),
        ("several million men", "several million = at least 2,000,000 men"),
        ("a number of men", "a number of = about ? men"),
        ("a handful of men", "a handful of = about ? men"),
        ("a pair of men", "a pair of = 2 men"),
        ("a pair of gloves", "a pair of = 2 gloves"),
        ("a couple of dozen men", "a couple of dozen = 24 men"),
        ("tens of thousands of men", "tens of thousands = at least 20,000 men"),
        ("hundreds of millions of men", "hundreds of millions = at least 200,000,000 men"),
        ("hundreds of men", "hundreds = at least 200 men"),
        ("several went", ""),
        ("a dozen", "a dozen = 12"),
    ],
)
def test_fixed_wordings(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 5 men", "at least 5 = at least 5 men"),
        ("more than 5 men", "more than 5 = at least 5 men"),
        ("over 5 men", "over 5 = at least 5 men"),
        ("at most 5 men", "at most 5 = at most 5 men"),
        ("up to 5 men", "up to 5 = at most 5 men"),
        ("about 5 men", "about 5 = about 5 men"),
        ("some 5 men", "some 5 = about 5 men"),
        ("at the very least 5 men", "at the very least 5 = at least 5 men"),
        ("well over 5 men", "well over 5 = at least 5 men"),
        ("5 or more men", "5 or more = at least 5 men"),
        ("5 or fewer men", "5 or fewer = at most 5 men"),
        ("5 or so men", "5 or so = about 5 men"),
        ("5 plus men", "5 plus = at least 5 men"),
        ("at least 5 or so men", "at least 5 = at least 5"),
        ("at-least 5 men", "5 = 5 men"),
        ("at least\n\n5 men", "5 = 5 men"),
        ("rest at least, 5 men", "5 = 5 men"),
        ("5, or more men", "5 = 5"),
        ("at least a dozen men", "at least a dozen = at least 12 men"),
        ("over dozens of men", "over dozens = at least 24 men"),
        ("half-over 5 men", "5 = 5 men"),
        ("12 more than 5 men", "12 = 12; more than 5 = at least 5 men"),
        ("12 some 5 men", "12 = 12; some 5 = about 5 men"),
        ("at least between 5 and 7 men", "at least between 5 and 7 = at least 5–7 men"),
        ("no fewer than 5 men", "no fewer than 5 = at least 5 men"),
    ],
)
def test_bounds(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aged 5", ""),
        ("two men, aged 34 and 71, died", "two = 2 men"),
        ("aged 20, 45 and 67, they died", ""),
        ("aged 5 or 6 they died", ""),
        ("they were 34 and 71 years old", ""),
        ("aged 34, and 71 men died", "71 = 71 men"),
        ("a man aged 45 left", ""),
        ("at the age of 45", ""),
        ("turned 45 then", ""),
        ("turned 45 men then", ""),
        ("a 45-year-old man", ""),
        ("45 years old", ""),
        ("45 year old men", ""),
        ("45 months old", ""),
        ("45-year old", ""),
        ("45 -year-old", ""),
        ("45- year-old", "45 = 45"),
        ("45year-old", ""),
        ("five-year-old boy", ""),
        ("Ivan Ost, 45, said", ""),
        ("Ivan Ost, 45. Then", "45 = 45"),
        ("Ivan Ost, 119, said", ""),
        ("Ivan Ost, 120, said", "120 = 120"),
        ("Ivan Ost (45) said", ""),
        ("Ivan Ost (45, a man) said", ""),
        ("Ivan Ost, 45,said", "45 = 45"),
        ("Ivan Ost , 45, said", "45 = 45"),
        ("Ivan O, 45, said", "45 = 45"),
        ("Ivan Ost 45, said", ""),
        ("It was, 45, said", ""),
        ("In 2, 45, said", "2 = 2; 45 = 45"),
        ("“Ivan Ost, 45,” said", ""),
        ("Ivan Ost, 45,\nsaid", ""),
        ("Ivan Ost, 4.5, said", "4.5 = 4.5"),
        ("Ivan Ost, forty, said", "forty = 40"),
        ("Ivan Ost(45) said", ""),
        ("5 (45) men", "5 = 5"),
        ("Ivan Ost, $45, said", "$45 = 45 $"),
        ("Ivan Ost, 45-47, said", "45-47 = 45–47"),
    ],
)
def test_ages(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 May it fell", ""),
        ("5 may fall", "5 = 5"),
        ("May 5 it fell", ""),
        ("May 5 cows fell", "5 = 5 cows"),
        ("may 5 cows", "5 = 5 cows"),
        ("Sept. 5 it fell", ""),
        ("Sept 5 it fell", ""),
        ("May, 5 cows fell", "5 = 5 cows"),
        ("May 2015 cows fell", ""),
        ("May 4, 2015 cows fell", ""),
        ("May 4 2015 cows fell", ""),
        ("4, 2015 cows fell", "4 = 4; 2015 = 2,015 cows"),
        ("44, 2015 cows fell", "44 = 44; 2015 = 2,015 cows"),
        ("May 444, 2015 cows fell", "2015 = 2,015 cows"),
        ("in 2014 it fell", ""),
        ("in 2014 cows", ""),
        ("2014 cows", "2014 = 2,014 cows"),
        ("2014 it fell", ""),
        ("they had 2014 then", ""),
        ("they had 2,014 then", "2,014 = 2,014"),
        ("they had 999 then", "999 = 999"),
        ("they had 1000 then", ""),
        ("they had 2100 then", ""),
        ("they had 2101 then", "2101 = 2,101"),
        ("they had 5.00 then", "5.00 = 5"),
        ("they had 0999 then", ""),
        ("since 2014 cows", ""),
        ("of 2014 men", ""),
        ("x 2014 men", "2014 = 2,014 men"),
        ("in 201 cows", "201 = 201 cows"),
        ("the 2014 men", ""),
        ("The May 5th cows", ""),
        ("5\nMay fell", "5 = 5"),
    ],
)
def test_days_and_years(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fort 5 now", "5 = 5"),
        ("fort 5 now", "5 = 5"),
        ("Fort 5 men burnt", "5 = 5 men"),
        ("Fort 5.5 now", "5.5 = 5.5"),
        ("Fort $5 now", "$5 = 5 $"),
        ("Fort 5-7 now", "5-7 = 5–7"),
        ("Fort five now", "five = 5"),
        ("They left. Fort 5 now", "5 = 5"),
        ("They saw. A Fort 5 now", ""),
        ("The U.N. 5 now", ""),
        ("U.N. 5 now", ""),
        ("article 5 men", ""),
        ("Article 5", ""),
        ("articles $5", "$5 = 5 $"),
        ("no. 5 men", ""),
        ("No. 5", ""),
        ("room five men", "five = 5 men"),
        ("1. Men left", ""),
        ("1.Men left", "1 = 1"),
        ("1) Men left", ""),
        ("1] Men left", ""),
        ("(1) men left", ""),
        ("[1] men left", ""),
        ("(1 men left", "1 = 1"),
        ("they had 1. Men", "1 = 1"),
        ("A\n1. Men left", ""),
        ("A\n1.\tMen left", ""),
        ("x 1) men", "1 = 1"),
        ("In 1] men", "1 = 1"),
        ("Fort, 5 now", "5 = 5"),
        ("“Fort 5 now”", "5 = 5"),
        ("the Fort 5 now", ""),
        ("5 burnt", "5 = 5 burnt"),
        ("Fort (5) now", ""),
        ("He saw Fort 5.", ""),
        ("The city of Fort 5, now", ""),
    ],
)
def test_names_and_lists(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 men", "5 = 5 men"),
        ("5 big men", "5 = 5 big men"),
        ("5 very big old grey men", "5 = 5 very big old grey men"),
        ("5 very big old grey sad men", "5 = 5"),
        ("5 more men", "5 = 5 men"),
        ("5 of the men", "5 = 5 men"),
        ("5 of men", "5 = 5 men"),
        ("5 of them", "5 = 5"),
        ("5 of", "5 = 5"),
        ("5 others", "5 = 5 others"),
        ("5 more", "5 = 5"),
        ("5 men's cows", "5 = 5 men's cows"),
        ("5 men’s", "5 = 5 men’s"),
        ("5 cows", "5 = 5 cows"),
        ("5 glass", "5 = 5 glass"),
        ("5 bus", "5 = 5 bus"),
        ("5 gas", "5 = 5 gas"),
        ("5 is", "5 = 5"),
        ("5 iris", "5 = 5 iris"),
        ("5 class then", "5 = 5 class"),
        ("5 killed", "5 = 5 killed"),
        ("5 killed men", "5 = 5 killed men"),
        ("5 killed in it", "5 = 5 killed"),
        ("5 killed Cows", "5 = 5 killed"),
        ("5 were killed", "5 = 5 killed"),
        ("5 have been killed", "5 = 5 killed"),
        ("5 were all killed", "5 = 5"),
        ("5 were then", "5 = 5"),
        ("5 were", "5 = 5"),
        ("5 were had been all killed", "5 = 5"),
        ("5 were had killed", "5 = 5 killed"),
        ("5 of more of men", "5 = 5 men"),
        ("5 a b c men", "5 = 5"),
        ("5 more of the other further men", "5 = 5 men"),
        ("5 more of the other further separate men", "5 = 5 men"),
        ("5 more of the other further separate new different men", "5 = 5 men"),
        ("5 very big old grey sadly", "5 = 5"),
        ("5 are men", "5 = 5"),
        ("5 dead men", "5 = 5 dead men"),
        ("5 grey", "5 = 5 grey"),
        ("5 very grey sad", "5 = 5 very grey sad"),
        ("5 very grey sad old", "5 = 5"),
        ("5 slowly", "5 = 5"),
        ("5 grey slowly", "5 = 5"),
        ("1 man", "1 = 1 man"),
        ("1 cow", "1 = 1"),
        ("1 men", "1 = 1"),
        ("one soldier", "one = 1 soldier"),
        ("one dead", "one = 1 dead"),
        ("one grey soldier", "one = 1 grey soldier"),
        ("several grey", ""),
        ("5 U.S. men", "5 = 5 U.S. men"),
        ("5, men", "5 = 5"),
        ("5 (men)", "5 = 5"),
        ("5 men 6 cows", "5 = 5 men; 6 = 6 cows"),
        ("5 6 men", "5 = 5; 6 = 6 men"),
        ("5 men-at-arms", "5 = 5 men-at-arms"),
        ("5 last men", "5 = 5"),
        ("5 men and cows", "5 = 5 men"),
        ("5 Velk cows", "5 = 5 Velk cows"),
        ("5 injured cows", "5 = 5 injured cows"),
        ("5 injured Velk", "5 = 5 injured"),
        ("5 injured and cows", "5 = 5 injured"),
        ("5.\n\nMen left", "5 = 5"),
        ("5\n\nmen left", "5 = 5"),
        ("5 its cows", "5 = 5 cows"),
        ("5 other it", "5 = 5"),
        ("5 as", "5 = 5"),
        ("5 us", "5 = 5"),
        ("5 os", "5 = 5 os"),
    ],
)
def test_units_after(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they killed 5", "5 = 5 killed"),
        ("killed 5.", "5 = 5 killed"),
        ("killing 5", "5 = 5 killing"),
        ("killing\n\n5", "5 = 5 killing"),
        ("killed, 5", "5 = 5"),
        ("they saw 5", "5 = 5"),
        ("killed-5", ""),
        ("killed (5", "5 = 5"),
        ("5", "5 = 5"),
        ("wounding at least 5", "at least 5 = at least 5 wounding"),
        ("killed 5 men", "5 = 5 men"),
        ("died 5", "5 = 5 died"),
    ],
)
def test_units_before(text: str, expected: str) -> None:
    check(text, expected)


def test_a_unit_is_looked_for_in_the_next_hundred_and_sixty_characters() -> None:
    for blanks, unit in ((155, "men"), (157, "")):
        assert numbers(page_of(f"5{' ' * blanks} men"), ())[0].unit == unit


def test_what_touches_a_time_is_no_number() -> None:
    text = "In 1914 men, 5 men and 6 men"
    at = [(text.index(words), text.index(words) + len(words)) for words in ("In 1914", "6")]
    for spans, expected in ((at, "5 = 5 men"), (at[:1], "5 = 5 men; 6 = 6 men"), ([], "5 = 5 men; 6 = 6 men")):
        times = [Time("t1", Span.of(text, *span), None, None, "day", "") for span in spans]
        assert "; ".join(map(shown, numbers(page_of(text), times))) == expected
    (one,) = numbers(page_of("5-7 men"), [Time("t1", Span(3, 4, " "), None, None, "day", "")])
    assert numbers(page_of("5-7 men"), [Time("t1", Span(2, 3, "7"), None, None, "day", "")]) == ()
    assert one.high == 7
