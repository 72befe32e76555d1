"""Sketches: the same bytes for the same words, everywhere and for good, and small."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.lineage import Sketch
from tests.lineage.copies import FERRY, STRIKE, ranges, sketch_of


def test_a_sketch_is_the_same_in_every_process_and_version() -> None:
    """A ledger keeps sketches for good: who changes how they are made gives them a new form and this a new digest."""
    digest = sha256(sketch_of(FERRY + " Ça va, said Zoë.").to_bytes()).hexdigest()
    assert digest == "3368d6053b00c1ee4e2bf61433cf0db15837252b78ec245615724b0580defde2"
    code = "from tests.lineage.copies import *; print(sketch_of(FERRY).to_bytes().hex())"
    for seed in ("1", "2"):
        env = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
        assert bytes.fromhex(run.stdout.strip()) == sketch_of(FERRY).to_bytes()


def test_case_accents_and_marks_do_not_count() -> None:
    marked = FERRY.replace('"', "„", 1).replace('"', "“").replace("Mira", "MÍRA")
    assert marked != FERRY
    assert sketch_of(marked) == sketch_of(FERRY)


def test_it_says_how_many_words_each_sentence_has() -> None:
    made = sketch_of(FERRY)
    assert made.sentences == (0, 1, 2, 3, 4)
    assert tuple(made.words)[2] == 16
    assert made.total == sum(made.words)


def test_short_sentences_are_left_out_and_numbers_stay_those_of_the_layout() -> None:
    assert sketch_of(f"He nodded. {FERRY}").sentences == (1, 2, 3, 4, 5)


def test_bands_are_ascending_and_fit_a_column_of_every_database() -> None:
    bands = sketch_of(FERRY + " " + STRIKE).bands
    assert list(bands) == sorted(set(bands))
    assert all(0 <= band < 2**48 for band in bands)


def test_a_long_text_has_no_more_bands_than_the_index_can_bear_and_its_half_has_the_same_ones() -> None:
    many = " ".join(
        f"On day {n} of the siege the {n} boats of harbour {n * 7} brought {n * 3} sacks of flour." for n in range(300)
    )
    whole, half = sketch_of(many), sketch_of(many[: len(many) // 2])
    assert len(whole.bands) == 128
    assert len(set(whole.bands) & set(half.bands)) > 40


def test_an_article_of_five_hundred_words_takes_a_kilobyte() -> None:
    text = " ".join([FERRY, STRIKE] * 3)[: len(FERRY) * 5]
    made = sketch_of(text)
    assert len(made.to_bytes()) / made.total * 500 < 1_300


@pytest.mark.parametrize("text", ["", "Yes.", "\ud800 is a lone surrogate in a text of several words", "word " * 5_000])
def test_any_text_has_one_and_it_comes_back(text: str) -> None:
    made = sketch_of(text)
    assert Sketch.from_bytes(made.to_bytes()) == made


@given(st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    made = sketch_of(text)
    assert Sketch.from_bytes(made.to_bytes()) == made
    assert all(number < len(ranges(text)) for number in made.sentences)


@pytest.mark.parametrize(
    "data", [b"", b"\x01", b"\x02" + bytes(4), sketch_of(FERRY).to_bytes()[:-1], sketch_of(FERRY).to_bytes() + b"x"]
)
def test_what_is_no_sketch_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no sketch"):
        Sketch.from_bytes(data)
