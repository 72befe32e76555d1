"""Which two articles are copies, and which sentences of them are the same; each beside a pair that is not."""

from __future__ import annotations

import pytest

from reportedly.lineage import LEAST_BANDS, numbers_of, shared, ties
from reportedly.model import Shared
from tests.lineage.copies import FERRY, OTHER_FERRY, STRIKE, parts, sketch_of


def both(a: str, b: str) -> Shared | None:
    one, other = sketch_of(a), sketch_of(b)
    found, back = shared(one, other), shared(other, one)
    assert found == (back.mirrored if back else None)
    if found:
        assert len(set(one.bands) & set(other.bands)) >= LEAST_BANDS
    return found


def copy_of(a: str, b: str) -> Shared:
    found = both(a, b)
    assert found is not None
    return found


def test_an_article_is_a_copy_of_itself() -> None:
    found = copy_of(FERRY, FERRY)
    assert found.pairs == tuple((n, n) for n in range(5))
    assert (found.of_a, found.of_b, found.kind) == (1.0, 1.0, "whole")
    assert found.reason == f"{found.words} words are the same, 100% of one article, 100% of the other"


@pytest.mark.parametrize(
    "copy",
    [
        " ".join(parts(FERRY)[:2]),
        " ".join(reversed(parts(FERRY))),
        FERRY.replace("Orra", "Oorra").replace("Mira Holm", "Myra Holme").replace("212", "about 200"),
        FERRY.replace("stopped", "halted")
        .replace("ashore", "to land")
        .replace("look at", "examine")
        .replace("islands", "isles"),
        FERRY.replace(' "', " «").replace('"', "»"),
        "Blaze on the bay boat\n\n" + FERRY,
        "\n\n".join([parts(FERRY)[0], parts(STRIKE)[0], *parts(FERRY)[1:]]),
    ],
    ids=["cut", "reordered", "names", "words", "marks", "headline", "inserted"],
)
def test_what_desks_do_to_a_report_leaves_it_a_copy(copy: str) -> None:
    assert copy_of(FERRY, copy).kind == "whole"


def test_an_article_may_be_half_a_copy_and_says_which_half() -> None:
    mixed = " ".join([*parts(STRIKE), *parts(FERRY)])
    found = copy_of(mixed, FERRY)
    assert found.in_a == (5, 6, 7, 8, 9)
    assert found.in_b == (0, 1, 2, 3, 4)
    assert found.of_b == 1.0
    assert 0.4 < found.of_a < 0.6


def test_two_reports_of_one_event_are_no_copies() -> None:
    assert both(FERRY, OTHER_FERRY) is None


def test_two_reports_that_have_a_quotation_in_common_are_no_copies() -> None:
    said = 'The minister said: "We will not rest until the last of the missing has been found and brought home."'
    assert both(f"{FERRY} {said}", f"{STRIKE} {said}") is None


def test_reports_that_follow_one_formula_are_no_copies() -> None:
    form = (
        "{who} had a telephone conversation with the President of {where}. "
        "They exchanged opinions on {what}. It was agreed to continue contacts at various levels. "
    )
    one = form.format(
        who="The chancellor", where="Norland, Ada Lund", what="the harvest, the price of grain in both countries and rail"
    )
    other = form.format(
        who="The chancellor", where="the Republic of Suria, Ben Aro", what="fishing rights off the cape, visas for crews"
    )
    long, other_long = one + " ".join(parts(STRIKE)[:3]), other + " ".join(parts(FERRY)[:3])
    assert both(long, other_long) is None


def test_a_short_cutting_of_which_nearly_half_is_a_formula_is_no_copy_of_all_that_follow_it() -> None:
    head = "Telephone conversation with the President of Norland Ada Lund\n\n{who} had a telephone conversation with the President of "
    head += "the Republic of Norland Ada Lund. "
    short = head.format(who="The chancellor") + " ".join(parts(STRIKE)[:2])
    assert both(short, head.format(who="The chancellor") + FERRY) is None
    assert both(short, head.format(who="The chancellor") + STRIKE) is not None


def test_a_flash_of_one_sentence_is_a_copy_where_it_is_all_there_is() -> None:
    assert copy_of(parts(FERRY)[0], parts(FERRY)[0].replace("Monday", "3 May")).kind == "whole"


def test_texts_without_sentences_are_no_copies() -> None:
    assert both("", "") is None
    assert both("Yes. No.", "Yes. No.") is None


def test_many_pairs_at_once_are_decided_as_each_alone() -> None:
    texts = [
        FERRY,
        STRIKE,
        OTHER_FERRY,
        f"{FERRY} {STRIKE}",
        " ".join(parts(FERRY)[1:4]),
        f"{' '.join(parts(STRIKE)[:2])} {FERRY}",
    ]
    drawn = [sketch_of(text) for text in texts]
    for one in drawn:
        alone = {}
        for number, other in enumerate(drawn):
            if (found := shared(one, other)) is not None:
                alone[number] = (found.in_a, found.in_b)
        at_once = {number: (numbers_of(mine), numbers_of(its)) for number, mine, its in ties(one, drawn)}
        assert at_once == alone
        assert len(alone) > 1 or one is drawn[2]
