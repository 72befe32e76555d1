"""Quotation marks that a text uses in its own way: what is read instead of them."""

from __future__ import annotations

import pytest

from reportedly.model import Document, Prose
from reportedly.sources.mending import mending
from reportedly.sources.pairing import paired

USUAL = "“We are home,” said Ana. “We stay.” The firm would “wait”."


def read(text: str) -> str:
    found = mending(text, lines=True)
    return Prose.of(Document(text, unread=found.unread, stand_ins=found.stand_ins)).document.text


@pytest.mark.parametrize(
    "text",
    [
        "”We are home,” said Ana. ”We stay.” The firm would ”wait”.",
        "“We are home,“ said Ana. “We stay.“ The firm would “wait“.",
        "”We are home,“ said Ana. ”We stay.“ The firm would ”wait“.",
        "“ We are home, ” said Ana. “ We stay. ” The firm would “ wait ”.",
        "« We are home, » said Ana. « We stay. » The firm would « wait ».",
        "«\u00a0We are home,\u00a0» said Ana. «\u202fWe stay.\u202f» The firm would «\u00a0wait\u00a0».",
        '" We are home, " said Ana. " We stay. " The firm would " wait ".',
        ",,We are home,'' said Ana. ,,We stay.'' The firm would ,,wait''.",
        ",,We are home,” said Ana. ,,We stay.” The firm would ,,wait”.",
        ",,We are home,, said Ana. ,,We stay.,, The firm would ,,wait”.",
        "<<We are home,>> said Ana. <<We stay.>> The firm would <<wait>>.",
        "\"We are home,'' said Ana. \"We stay.'' The firm would \"wait''.",
        "„We are home,“ said Ana. „We stay.“ The firm would „wait“.",
        "„We are home,” said Ana. „We stay.” The firm would „wait”.",
        "»We are home,« said Ana. »We stay.« The firm would »wait«.",
        "‹We are home,› said Ana. ‹We stay.› The firm would ‹wait›.",
        ',,We are home," said Ana. ,,We stay." The firm would ,,wait".',
        '``We are home," said Ana. ``We stay." The firm would ``wait".',
        "´´We are home,´´ said Ana. ´´We stay.´´ The firm would ´´wait´´.",
        "′′We are home,′′ said Ana. ′′We stay.′′ The firm would ′′wait′′.",
        "‘‘We are home,’’ said Ana. ‘‘We stay.’’ The firm would ‘‘wait’’.",
        '""We are home,"" said Ana. ""We stay."" The firm would ""wait"".',
    ],
)
def test_marks_are_read_by_their_place_where_a_text_uses_them_so(text: str) -> None:
    assert read(text) == USUAL


@pytest.mark.parametrize(
    "text",
    [
        USUAL,
        "«We are home,» said Ana.",
        '"We are home," said Ana. "We stay."',
        "“We are home,” said Ana. ”We stay.” The firm would “wait”.",
        "“We are home,” said Ana. “We stay.“ The firm would “wait”.",
        'He is 5\' 3" tall, 6 " of snow fell.',
        "”We are ”home, said Ana.",
        "",
    ],
)
def test_where_it_does_not_they_are_what_their_shape_says(text: str) -> None:
    assert list(paired(text)) == []


def test_single_marks_apart_from_their_words_are_read_close_to_them_and_apostrophes_stay() -> None:
    assert read("‘ We’re home, ’ said Ana. ‘ The dockers’ mood is high. ’") == (
        "‘We’re home,’ said Ana. ‘The dockers’ mood is high.’"
    )


@pytest.mark.parametrize(
    "text",
    [
        "’We’re home,’ said Ana. ’We stay.’ The firm would ’wait’.",
        "‚We’re home,‘ said Ana. ‚We stay.‘ The firm would ‚wait‘.",
        "‚We’re home,’ said Ana. ‚We stay.’ The firm would ‚wait‘.",
    ],
)
def test_single_marks_that_stand_for_others_are_read_as_the_usual_pair_and_apostrophes_stay(text: str) -> None:
    assert read(text) == "‘We’re home,’ said Ana. ‘We stay.’ The firm would ‘wait’."


def test_a_grave_accent_that_opens_goes_with_the_apostrophe_that_closes() -> None:
    assert read("`We're home,' said Ana. `We stay.'") == "‘We're home,’ said Ana. ‘We stay.’"


@pytest.mark.parametrize(
    "text",
    [
        "The ’90s were over. The dockers’ mood was high.\n\n“So it goes,” said Ana.",
        "He’s from the ’60s.",
        "Use `make` and `git`. Ana's dog ran.",
        "6\u2032\u2032 of snow fell on 5\u2032\u2032 of ice.",
        "“We ‹all› stay,” said Ana.",
        'The field was "" and stayed "".',
    ],
)
def test_what_only_looks_like_such_marks_is_left(text: str) -> None:
    assert list(paired(text)) == []


def test_a_mark_alone_that_stands_apart_may_open_or_close_and_is_left() -> None:
    assert read("' So we left, \" said Ana. The rest stayed.") == "' So we left, \" said Ana. The rest stayed."


def test_what_the_source_leaves_out_is_not_looked_at() -> None:
    text = '<a title="x">” so ”</a>'
    found = mending(text, [(0, 13)], lines=False)
    assert found.unread == ((0, 13),)
