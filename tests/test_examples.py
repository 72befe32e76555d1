"""The examples that the README and ``make demo`` show: three articles of the right length, which can really be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
ARTICLES = sorted(EXAMPLES.glob("0*.txt"))
WEIGHTS = EXAMPLES.parent / "src" / "reportedly" / "reader" / "weights"
NAMES = [path.name for path in ARTICLES]

needs_model = pytest.mark.skipif(not (WEIGHTS / "encoder.onnx").is_file(), reason="the model is not built")


def test_there_are_three_articles_and_a_page_that_explains_them() -> None:
    assert len(ARTICLES) == 3
    explained = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(name in explained for name in NAMES)


@pytest.mark.parametrize("path", ARTICLES, ids=NAMES)
def test_each_is_a_short_article_with_a_title_and_paragraphs(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    paragraphs = text.strip().split("\n\n")
    assert 300 <= len(text.split()) <= 600
    assert len(paragraphs[0].split()) <= 16
    assert not paragraphs[0].endswith(".")
    assert len(paragraphs) >= 8


def test_the_pack_of_the_ledger_is_that_of_the_gold_threads() -> None:
    gold = EXAMPLES.parent / "benchmarks" / "gold" / "threads" / "packs" / "arvel-war"
    files = sorted(path.name for path in gold.iterdir())
    assert sorted(path.name for path in (EXAMPLES / "arvel" / "pack").iterdir()) == files
    assert all((gold / name).read_bytes() == (EXAMPLES / "arvel" / "pack" / name).read_bytes() for name in files)


def test_one_has_a_dateline_with_a_full_date() -> None:
    first_paragraphs = [path.read_text(encoding="utf-8").split("\n\n")[1] for path in ARTICLES]
    assert any(re.match(r"[A-Z]{3,}, [A-Z][a-z]+ \d{1,2}, \d{4} \(", paragraph) for paragraph in first_paragraphs)


def test_the_sides_use_different_words_and_figures() -> None:
    herald, courier, wire = (path.read_text(encoding="utf-8") for path in ARTICLES)
    assert "had liberated" in herald
    assert "have captured" in courier
    assert "240" in herald
    assert "more than 500" in courier
    assert "fewer than 90" in wire
    assert "240" in wire


@pytest.mark.quality
@needs_model
def test_the_first_is_read_into_claims_with_verbatim_spans() -> None:
    import reportedly

    text = ARTICLES[0].read_text(encoding="utf-8")
    article = reportedly.read(text)
    assert len(article.claims) >= 8
    for claim in article.claims:
        assert all(span.text == text[span.start : span.end] for span in claim.spans)
    assert any("Corvath" in claim.source.text for claim in article.claims)
