"""The reader, with the real model on small texts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportedly.model.errors import ModelError
from reportedly.reader import Reader
from reportedly.reader.weights import weights_folder
from tests.pages import page_of


@cache
def reader() -> Reader:
    return Reader.load()


def test_one_sentence() -> None:
    reading = reader().read(page_of("The bridge is closed, Mayor Anna Pell said on Monday."))
    (one,) = reading.attributions
    assert [span.text for span in one.sources] == ["Mayor Anna Pell"]
    assert [span.text for span in one.contents] == ["The bridge is closed"]
    assert one.score > reading.threshold


def test_a_quotation_interrupted_by_its_cue_has_two_contents() -> None:
    reading = reader().read(page_of("“We will stay,” the general said, “for as long as it takes.”"))
    (one,) = reading.attributions
    assert len(one.contents) == 2


def test_names_have_kinds() -> None:
    names = {
        name.span.text: name.kind for name in reader().read(page_of("Anna Pell left Berlin for the United Nations.")).names
    }
    assert names == {"Berlin": "place", "Anna Pell": "person", "United Nations": "organisation"}


def test_no_part_runs_over_a_paragraph_end_without_a_quotation() -> None:
    text = "The town has fallen, the general said\n\nKELMUND, March 15 – Nothing else was known of it on Sunday."
    for one in reader().read(page_of(text)).attributions:
        assert all("\n\n" not in span.text for span in (*one.sources, *one.contents))


def test_an_empty_text_has_an_empty_reading() -> None:
    reading = reader().read(page_of(""))
    assert (reading.attributions, reading.names) == ((), ())


def test_missing_weights_are_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install the package again"):
        Reader.load(folder=tmp_path)


def test_damaged_weights_are_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text("{}")
    with pytest.raises(ModelError, match="damaged"):
        Reader.load(folder=tmp_path)


@pytest.mark.parametrize("name", ["tokenizer.json", "ordinary.txt", "lands.txt"])
def test_damaged_words_are_one_clear_error(tmp_path: Path, name: str) -> None:
    for path in weights_folder().iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}.*install the package again"):
        Reader.load(folder=tmp_path)
    (tmp_path / name).write_bytes(b"\xff\xfe")
    with pytest.raises(ModelError, match="damaged"):
        Reader.load(folder=tmp_path)
