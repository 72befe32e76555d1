"""Quotation marks of two characters each, as typewriters and agency wires write them."""

from __future__ import annotations

import pytest

from tests.pages import page_of


def inside(text: str) -> list[str]:
    return [text[slice(*quoted.inner)] for quoted in page_of(text).layout.quotations]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("''We are staying,'' Holm said.", ["We are staying,"]),
        ("Holm said: ``We are staying.''", ["We are staying."]),
        ("''He said 'never' twice,'' Holm said.", ["He said 'never' twice,", "never"]),
        ("``We go,'' said Holm. ``They stay.''", ["We go,", "They stay."]),
        ("“The soldiers'' camp,” she said.", ["The soldiers'' camp,"]),
        ("Holm measured 6'' of rain.", []),
        ("``We are staying, Holm said.", []),
    ],
)
def test_typed_marks(text: str, quoted: list[str]) -> None:
    assert inside(text) == quoted


def test_a_typed_mark_without_a_partner_is_no_stray() -> None:
    assert page_of("``We are staying, Holm said, and 6'' of rain.").layout.strays == ()


def test_tokens_know_how_deep_they_are_quoted() -> None:
    page = page_of("“She said ``no, ‘never’ again'' twice,” he said.")
    assert {token.lower: token.depth for token in page.tokens if token.word} == {
        "she": 1, "said": 0, "no": 2, "never": 3, "again": 2, "twice": 1, "he": 0,
    }  # fmt: skip
