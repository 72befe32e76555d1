"""Sentences as vectors, with the real model on small texts."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from reportedly.model.errors import ModelError
from reportedly.reader import Sentences, open_sentences
from reportedly.reader.sentences import WIDTH, sentences_digest
from reportedly.reader.weights import weights_folder

CLAIM = "The army captured Ternholt after six days of shelling."
SAME = "Ternholt was taken by troops following nearly a week of bombardment."
OTHER = "The harbour of Orra will close for repairs next year."

PINNED = {
    "sentences.onnx": "97a8611b3e8c48eb2f85988c2020432ac2f3fff93b3c1d0dedbf6225a215aec2",
    "sentences.npz": "25c5113c054b59d22153316b1188e5e5a4142ba28988bae9ed6b6dccb2c06c29",
}


@cache
def sentences() -> Sentences:
    return open_sentences()


def test_each_text_has_a_vector_of_length_one() -> None:
    vectors = sentences().encode([CLAIM, SAME, OTHER])
    assert vectors.shape == (3, WIDTH) and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_have_no_vectors() -> None:
    assert sentences().encode([]).shape == (0, WIDTH)


def test_a_paraphrase_is_nearer_than_another_claim() -> None:
    one, same, other = sentences().encode([CLAIM, SAME, OTHER])
    assert one @ same > 0.5 > 0.3 > one @ other


def test_a_vector_is_the_same_alone_and_in_any_company() -> None:
    texts = [CLAIM, "", OTHER, SAME, CLAIM, "word " * 300]
    together = sentences().encode(texts)
    assert all(np.array_equal(sentences().encode([text])[0], vector) for text, vector in zip(texts, together, strict=True))
    assert np.array_equal(sentences().encode(texts[::-1]), together[::-1])


@pytest.mark.parametrize("text", ["", " \n\t", "\ud800", "…", "北京", "Київ і Харків", "دمشق", "😀" * 40, "x" * 5000])
def test_any_text_has_a_vector(text: str) -> None:
    (vector,) = sentences().encode([text])
    assert np.isfinite(vector).all() and np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_case_and_accents_count_for_nothing() -> None:
    one, other = sentences().encode(["The Café of Orra", "THE CAFE OF ORRA"])
    assert np.array_equal(one, other)


def test_what_stands_beyond_the_pieces_that_are_read_changes_nothing() -> None:
    one, other, shorter = sentences().encode(["rain " * 126 + "snow", "rain " * 126 + "sun", "rain " * 125 + "snow"])
    assert np.array_equal(one, other)
    assert not np.array_equal(one, shorter)


def test_one_text_in_place_of_several_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="sequence of texts"):
        sentences().encode(CLAIM)


def test_two_threads_give_the_same_up_to_the_last_digits() -> None:
    assert open_sentences(threads=2).encode([CLAIM, SAME]) == pytest.approx(sentences().encode([CLAIM, SAME]), abs=1e-5)


def test_weights_are_those_that_the_model_card_names() -> None:
    folder = weights_folder()
    card = json.loads((folder / "sentences.json").read_text(encoding="utf-8"))
    assert sentences().model == f"{card['name']}@{sentences_digest(folder)}"
    page = (Path(__file__).resolve().parents[2] / "docs" / "sentences.md").read_text(encoding="utf-8")
    assert sentences().model in page
    for name, digest in PINNED.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        assert digest in page


def test_the_weights_take_less_room_than_they_may() -> None:
    assert sum((weights_folder() / name).stat().st_size for name in PINNED) < 25e6


@pytest.mark.parametrize("name", ["sentences.json", "sentences.onnx", "sentences.npz", "tokenizer.json", "encoder.npz"])
def test_missing_and_damaged_weights_are_one_clear_error(tmp_path: Path, name: str) -> None:
    for path in weights_folder().iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match="install the package again"):
        open_sentences(folder=tmp_path)
    (tmp_path / name).write_bytes(b"\xff\xfe")
    with pytest.raises(ModelError, match="install the package again"):
        open_sentences(folder=tmp_path)


def test_the_reader_is_opened_without_it() -> None:
    program = "from reportedly.reader import Reader; import sys; print('reportedly.reader.sentences' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "False\n"
