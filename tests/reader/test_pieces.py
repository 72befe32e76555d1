"""Word pieces, their features and their windows."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from reportedly.reader.pieces import CLS, LAND, MASK, NAME, PEOPLE, SEP, WINDOW, Cutter, cut, framed, windows
from tests.pages import page_of

TEXT = "Talks Fail\n\nThe envoy said: “We are done.”\nUN officials waited in 2031."


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter.load(Path(str(files("reportedly.reader") / "weights")))


def columns(cutter: Cutter, text: str) -> dict[str, list[tuple[str, int]]]:
    pieces = cut(page_of(text), cutter)
    words = [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)]
    return {
        name: list(zip(words, pieces.features[:, column].tolist(), strict=True))
        for column, name in enumerate(["id", "shape", "gap", "quote", "paragraph"])
    }


def test_pieces_are_slices_of_the_text(cutter: Cutter) -> None:
    pieces = cut(page_of(TEXT), cutter)
    assert "".join(TEXT[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)) == "".join(TEXT.split())


def test_letter_case_is_kept_beside_the_uncased_vocabulary(cutter: Cutter) -> None:
    shape = dict(columns(cutter, TEXT)["shape"])
    assert (shape["Talks"], shape["envoy"], shape["UN"], shape["."], shape.get("203", 1)) == (
        3,
        2,
        5,
        0,
        1,
    )


def test_gaps_tell_paragraphs_from_words(cutter: Cutter) -> None:
    gap = columns(cutter, TEXT)["gap"]
    assert [piece for piece in gap if piece[1] >= 3] == [("Talks", 4), ("The", 3), ("UN", 3)]
    assert (":", 0) in gap
    assert ("envoy", 1) in gap


def test_quotation_marks_and_what_they_hold(cutter: Cutter) -> None:
    quote = columns(cutter, TEXT)["quote"]
    assert [piece for piece in quote if piece[1]] == [
        ("“", 3), ("We", 1), ("are", 1), ("done", 1), (".", 1), ("”", 4),
    ]  # fmt: skip


def test_windows_hold_whole_paragraphs_where_they_fit(cutter: Cutter) -> None:
    text = "\n\n".join(f"Paragraph {n} says that the river rose again." for n in range(60))
    pieces = cut(page_of(text), cutter)
    ranges = windows(page_of(text), pieces)
    assert [begin for begin, _ in ranges][1:] == [end for _, end in ranges][:-1]
    assert all(0 < end - begin <= WINDOW - 2 for begin, end in ranges)
    assert all(text[pieces.starts[begin] :].startswith("Paragraph") for begin, _ in ranges)


def test_a_sentence_longer_than_a_window_is_cut(cutter: Cutter) -> None:
    text = "and on " * 1000
    pieces = cut(page_of(text), cutter)
    ranges = windows(page_of(text), pieces)
    assert ranges[0][0] == 0
    assert ranges[-1][1] == len(pieces)
    assert all(end - begin <= WINDOW - 2 for begin, end in ranges)


def test_a_frame_starts_and_ends_every_window(cutter: Cutter) -> None:
    pieces = cut(page_of(TEXT), cutter)
    features, _ = framed(pieces, 0, 5, 9)
    assert features[:, 0].tolist() == [CLS, *pieces.features[:5, 0].tolist(), SEP, 0, 0]


@pytest.mark.parametrize("text", ["", " \n ", "\ud800 alone", "\u200b", "שלום said", "'" * 500])
def test_odd_texts_have_pieces_or_none(cutter: Cutter, text: str) -> None:
    pieces = cut(page_of(text), cutter)
    assert pieces.features.shape == (len(pieces), 5)
    assert np.all(pieces.starts < pieces.ends) or len(pieces) == 0


def test_names_of_one_kind_look_the_same_to_the_encoder(cutter: Cutter) -> None:
    one = cut(page_of("On Monday, Armenian President Arn Veshko left Yerevan for the U.S., aides to Krasnov said."), cutter)
    other = cut(page_of("On Monday, Azerbaijani President Ilse Torven left Baku for the U.K., aides to NATO said."), cutter)
    assert one.features.tolist() == other.features.tolist()
    assert one.spellings.tolist() != other.spellings.tolist()
    seen = [row[1] for row in one.features.tolist() if row[0] == MASK]
    assert seen == [PEOPLE, NAME, NAME, LAND, LAND, NAME]


@pytest.mark.parametrize("text", ["The President spoke.", "NINE DEAD IN BLAST", "I said No.", "In May, Mr. and Mrs. left."])
def test_ordinary_words_with_capitals_are_no_names(cutter: Cutter, text: str) -> None:
    assert cutter.names(text) == []


def test_a_name_is_one_piece_over_its_whole_word(cutter: Cutter) -> None:
    text = "Volkhovrechenskaya's pro-Keldorian U.S. aide"
    pieces = cut(page_of(text), cutter)
    words = [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)]
    assert words == ["Volkhovrechenskaya", "'", "s", "pro", "-", "Keldorian", "U.S.", "aide"]


def spelling(cutter: Cutter, text: str, word: str) -> list[int]:
    pieces = cut(page_of(text), cutter)
    at = [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)].index(word)
    return [int(each) for each in pieces.spellings[at] if each]


def test_names_of_one_kind_that_stand_alone_are_spelled_alike(cutter: Cutter) -> None:
    for one, other in (("Norway", "Kiribati"), ("Danish", "Zulus")):
        assert cutter.kind(one) == cutter.kind(other)
        assert spelling(cutter, f"Talks in {one} failed.", one) == spelling(cutter, f"Talks in {other} failed.", other)
    assert spelling(cutter, "Talks in Ternholt failed.", "Ternholt") != spelling(cutter, "Talks in Karrow failed.", "Karrow")


def test_beside_another_name_it_may_be_a_persons_and_is_spelled_as_itself(cutter: Cutter) -> None:
    for text in ("Jordan Brenn spoke.", "Talks with Brenn Jordan failed.", "Jordan-Brenn spoke."):
        assert spelling(cutter, text, "Jordan") != spelling(cutter, "Talks in Jordan failed.", "Jordan")


def test_the_word_lists_are_those_of_the_pack() -> None:
    from training.ordinary import lands

    folder = files("reportedly.reader") / "weights"
    ordinary = set((folder / "ordinary.txt").read_text(encoding="utf-8").split())
    listed = [tuple(line.split()) for line in (folder / "lands.txt").read_text(encoding="utf-8").splitlines()]
    assert sorted(listed) == sorted(lands(ordinary, Counter()))
