"""Crops: articles cut into texts of their own, so that the linker learns to read a single sentence."""

from __future__ import annotations

import random
from importlib.resources import files
from pathlib import Path

import pytest

from reportedly.reader.pieces import Cutter, cut
from tests.pages import page_of
from training.corpora import Article, Attribution, attribution_windows, crops

TEXT = "Bridge closed\n\nThe river has risen, Mayor Pell said. It was late.\n\n“We wait.” The council\n\nsaid so on Monday."


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter.load(Path(str(files("reportedly.reader") / "weights")))


def attribution(**roles: str) -> Attribution:
    return {role: [(TEXT.index(words), TEXT.index(words) + len(words))] for role, words in roles.items()}


@pytest.fixture(scope="module")
def article(cutter: Cutter) -> Article:
    gold = [
        attribution(source="Mayor Pell", cue="said", content="The river has risen"),
        attribution(source="The council", cue="said so", content="“We wait.”"),
    ]
    page = page_of(TEXT)
    return Article("one", page, cut(page, cutter), gold)


@pytest.mark.parametrize("seed", range(8))
def test_crops_keep_every_word_and_shift_every_span(article: Article, cutter: Cutter, seed: int) -> None:
    parts = crops(article, cutter, random.Random(seed))
    assert " ".join(part.text for part in parts).split() == TEXT.split()
    told = [
        (part.text[slice(*one["source"][0])], part.text[slice(*one["cue"][0])], part.text[slice(*one["content"][0])])
        for part in parts
        for one in part.attributions
        if all(one.values())
    ]
    assert ("Mayor Pell", "said", "The river has risen") in told


def test_a_cue_whose_content_was_cut_off_teaches_nothing(article: Article, cutter: Cutter) -> None:
    parts = [part for seed in range(30) for part in crops(article, cutter, random.Random(seed))]
    cut_off = next(part for part in parts if part.text == "said so on Monday.")
    (window,) = attribution_windows(cut_off)
    assert not window.relations
    assert window.flat[0] == 3  # and it is no wrong proposal either
