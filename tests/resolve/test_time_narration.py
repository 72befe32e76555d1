"""Times of a day, and what counts from what was told: whose day they have. Every name here is invented."""

import pytest

from reportedly.model import Document
from reportedly.resolve.times import times
from tests.pages import page_of

WEDNESDAY = "2025-12-10"


def start(text, words):
    """The day on which the time with these words starts, in news of 10 December 2025."""
    (found,) = [t.start for t in times(page_of(Document(text, published=WEDNESDAY))) if words in t.span.text]
    return found and found[-2:]


SHOOTING = "On Saturday morning a man shot shoppers in Varn, with the toll rising to 22 on Monday. "
HEARING = "A man was charged yesterday over a raid on Friday. The judge set a hearing for January 5. "


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        (SHOOTING + "The shooting began at 10:39 a.m., police said.", "10:39", "06"),
        (SHOOTING + "The shooting began at 1639 UTC.", "1639", "06"),
        (SHOOTING + "It was 10:39 a.m. when it began.", "10:39", "06"),
        (HEARING + "The first raid was at about 13:40 local time.", "13:40", "05"),
        (HEARING + "\n\nThe first raid was at about 13:40 local time.", "13:40", "05"),
        (HEARING + "\n\nVarn is a port.\n\nThe first raid was at 13:40.", "13:40", None),
        ("Shells hit Varn on Sunday. The mayor will speak on Friday. The shelling began at 3 a.m.", "3 a.m.", "07"),
        ("Shells hit Varn on Sunday, wounding six who left hospital on Tuesday. It began at 0300 GMT.", "0300", "07"),
        ("Two died on Sunday in a strike that, the army said on Tuesday, was an error. It came at 4:30 p.m.", "4:30", "07"),
        ("Blasts were heard at 3 a.m. in Varn on Tuesday, the mayor said.", "3 a.m.", "09"),
        ("Blasts were heard at 3 a.m. in Varn, the mayor said on Tuesday.", "3 a.m.", None),
        ("Blasts were heard at 3 a.m. in Varn.", "3 a.m.", "10"),
        ("The summit will be held on December 15. It starts at 10 a.m.", "10 a.m.", "15"),
        ("Shells fell on Monday. In the evening, sirens sounded.", "evening", "08"),
        ("Shells fell on Monday. That night the bridge fell.", "That night", "08"),
        ("The clans met on Monday. Fighting erupted on the morning and went on.", "morning", "08"),
        ("Fighting erupted on the morning between two clans.", "morning", None),
        ("The raid began at 5 a.m. on Monday and ended at 9 p.m. on Tuesday.", "9 p.m.", "09"),
    ],
)
def test_a_time_of_day_is_of_the_day_of_the_deed_and_not_of_the_last_date_named(text, words, day):
    assert start(text, words) == day


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Varn fell on Friday. The governor fled on the same day.", "same day", "05"),
        ("The truce ends on December 20. Varn fell on Friday. The governor fled the same day.", "same day", "05"),
        ("Varn fell on Friday. The truce ends on December 20. The governor fled the same day.", "same day", "05"),
        ("Varn fell on Friday. The next day, the governor fled.", "next day", "06"),
        ("Varn fell on Friday. Talks are set for December 18. The next day, the governor was seen.", "next day", "06"),
        ("Varn fell on Friday. Talks are set for December 18. Two days later, the governor was seen.", "Two days", "07"),
        ("Talks will begin on December 18. The next day, a vote will be held.", "next day", "19"),
        ("After his arrest on Friday he stayed in a cell overnight before appearing in court.", "overnight", "05"),
        ("He stayed in a cell overnight after his arrest.", "overnight", "10"),
        ("On Friday he stayed overnight before appearing in court on the next day.", "next day", "06"),
        ("The march began on Friday. Police came six minutes later.", "six minutes", "05"),
        ("The march began on Friday. Ten minutes earlier a shot was heard.", "Ten minutes", "05"),
        ("The march began. Police came six minutes later.", "six minutes", None),
        ("The same day, the ministry was told.", "same day", None),
        ("The next day the bridge fell.", "next day", None),
        ("Two days later, the bridge fell.", "Two days", None),
    ],
)
def test_what_counts_from_what_was_told_counts_from_a_deed_and_never_from_publication(text, words, day):
    assert start(text, words) == day


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The president said “a town will die tonight” before agreeing to a truce on Tuesday.", "tonight", "09"),
        ("The president said on Monday: “We will strike tonight.”", "tonight", "08"),
        ("“We arrived yesterday,” he said on Monday.", "yesterday", "07"),
        ("On Monday, the general said: “We leave tomorrow.”", "tomorrow", "09"),
        ('"We leave tomorrow," the general told reporters on Monday.', "tomorrow", "09"),
        ("Norland, which attacked on Monday, said: “We will respond tonight.”", "tonight", "10"),
        ("“We leave tomorrow,” he said.", "tomorrow", "11"),
        ("He said on Monday that they would leave tomorrow.", "tomorrow", "11"),
    ],
)
def test_today_in_a_quotation_is_the_day_on_which_it_was_said(text, words, day):
    assert start(text, words) == day


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The president said “a whole town will die now” before agreeing to a truce on Tuesday.", "Tuesday", "09"),
        ("Leaders threatened war before agreeing to a truce on Tuesday.", "Tuesday", "09"),
        ("The army shelled Varn before withdrawing to the river on Tuesday.", "Tuesday", "09"),
        (
            "I have instructed the board [of heads of offices at home and abroad] to report to Cabinet on Monday.",
            "Monday",
            "15",
        ),
        ("He directed the board to report to Cabinet on Monday.", "Monday", "15"),
        ("The minister tasked the board to report on Monday.", "Monday", "15"),
        ("The council commanded the army to leave on Monday.", "Monday", "15"),
        ("He called it “a day that will live on in all our hearts” on Monday.", "Monday", "08"),
        ('Norland "will respond" on Friday.', "Friday", "12"),
        ('Norland "will respond to it all" on Friday.', "Friday", "12"),
        ("The raid on December 2nd – culminating in a fire – was condemned.", "December 2nd", "02"),
    ],
)
def test_the_governing_verb_is_one_of_its_own_clause(text, words, day):
    assert start(text, words) == day


STABBING = "On Friday, a man stabbed six people in Varn. {}\n\nThe first call came at around 2:00 p.m. local time."


@pytest.mark.parametrize(
    ("between", "day"),
    [
        ("By reports on Saturday, two of them died.", "05"),
        ("According to a statement on Saturday, two of them died.", "05"),
        ("Police said on Saturday that two of them died.", "05"),
        ("In an interview on Monday the mayor thanked them.", "05"),
        ("On Saturday the man fled.", "06"),
        ("After attacks on Saturday the port shut.", "06"),
    ],
)
def test_when_something_was_said_is_not_when_it_was_done(between: str, day: str) -> None:
    assert start(STABBING.format(between), "2:00 p.m.") == day


def test_a_saying_that_tells_the_only_day_has_the_day_of_what_it_tells() -> None:
    assert start("The army said on Friday that it had shot down a drone. The blast was heard at 3 a.m.", "3 a.m.") == "05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Monday a man killed four.\n\nThe mayor wrote: “Varn is mourning this afternoon.”", "08"),
        ("A bomb killed five yesterday. “Tonight I weep,” he posted.", "09"),
        ("A bomb killed five very early yesterday. He posted at 12:54 a.m., “Tonight I weep.”", "09"),
        ("A bomb killed five on Sunday. “Today is dark,” she said.", "07"),
        # two days were told, the outlet speaks of today, or it was long before
        ("A bomb killed five on Sunday. Rescuers dug on Monday. “Today is dark,” she said.", "10"),
        ("A bomb killed five on Sunday. Police returned this morning. “Tonight I weep,” she said.", "10"),
        ("A bomb killed five on Thursday. “Today is dark,” she said.", "10"),
        ("A bomb killed five on Sunday. Varn is dark today.", "10"),
    ],
)
def test_a_quotation_that_no_day_is_told_with_is_of_the_day_of_which_alone_the_text_tells(text, day):
    times_ = [t.start for t in times(page_of(Document(text, published=WEDNESDAY)))]
    assert times_[-1][-2:] == day
