"""Tokens: what is one, of which kind, and how it falls apart."""

from __future__ import annotations

import pytest

from reportedly.model.page import Kind
from tests.pages import page_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1,200 3.5 1,200.5 2016 12", ["number"] * 5),
        ("40bn 1.2bn 1,200m T-72 12-15 5th 3.2.1 U.S. O'Neill", ["word"] * 9),
        ("2025-11-30 2025-11-30T10:00Z 30/11/2025 30/11/25 1.12.2025", ["date"] * 5),
        ("10:30 9:05 24:00 10:30:15", ["clock"] * 4),
        ("10:30pm", ["clock", "word"]),
        ("to-4:30", ["word", "mark", "clock"]),
        ("D-N.Y.", ["word", "mark", "word"]),
        ("1:2 10:75", ["number", "mark", "number"] * 2),
        ("$ “ — ''", ["mark"] * 4),
    ],
)
def test_kinds(text: str, kinds: list[Kind]) -> None:
    assert [token.kind for token in page_of(text).tokens] == kinds


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("45-year-old", ["45", "-", "year", "-", "old"]),
        ("5pm", ["5", "pm"]),
        ("1.2bn", ["1.2", "bn"]),
        ("O'Neill", ["O'Neill"]),
        ("U.S.", ["U.S."]),
        ("1990s", ["1990", "s"]),
        ("R&D", ["R", "&", "D"]),
        ("2025-11-30", ["2025-11-30"]),
        ("10:30", ["10:30"]),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    (token,) = page_of(text).tokens
    assert [text[start:end] for start, end in token.pieces] == pieces


def test_a_clitic_is_a_piece_of_its_own() -> None:
    assert [token.pieces for token in page_of("Varn's").tokens] == [((0, 4),), ((4, 6),)]
