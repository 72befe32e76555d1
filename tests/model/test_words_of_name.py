"""What a token of a language is, shown by the words of names."""

from __future__ import annotations

import pytest

from reportedly.model import Language, words_of_name
from tests.pages import ENGLISH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Holm’s R&D", ("mr.", "holm", "'s", "r&d")),
        ("They'll go", ("they", "'ll", "go")),
        ("O’Neill don't", ("o'neill", "don't")),
        ("Mr.Holm", ("mr", ".", "holm")),
        ("", ()),
    ],
)
def test_the_words_of_a_text_that_stands_by_itself(text: str, expected: tuple[str, ...]) -> None:
    assert words_of_name(text, ENGLISH) == expected


def test_a_language_without_clitics_and_abbreviations_has_longer_words() -> None:
    assert words_of_name("Mr. Holm’s", Language("xx")) == ("mr", ".", "holm's")
