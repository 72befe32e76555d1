from __future__ import annotations

import csv
import io
from dataclasses import replace

from reportedly.model import Article
from reportedly.show import csv_


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_a_claim_with_verbatim_texts(article: Article) -> None:
    rows = _read(csv_.header() + csv_.rows(article))
    assert [row["claim"] for row in rows] == [claim.id for claim in article.claims]
    for row, claim in zip(rows, article.claims, strict=True):
        assert (row["source"], row["content"]) == (claim.source.text, claim.text)
        assert None not in row
    assert rows[0]["document"] == "examples/ferry <one>.txt"
    assert rows[5]["within"] == "c5"


def test_the_offsets_of_fragments_lead_back_to_the_text(article: Article) -> None:
    row = _read(csv_.header() + csv_.rows(article))[1]
    starts, ends = (list(map(int, row[key].split(";"))) for key in ("content_start", "content_end"))
    fragments = [article.document.text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert fragments == ["“We will not go back to the old rota,”", "“as long as I am in this office.”"]
    assert " … ".join(fragments) == row["content"]


def test_an_article_without_claims_has_no_rows(bare: Article) -> None:
    assert csv_.rows(bare) == ""
    assert csv_.header().startswith("document,claim,source,")


def test_commas_quotes_and_line_ends_come_back_and_surrogates_can_be_written(article: Article) -> None:
    path = 'a, "b"\nc\ud800'
    odd = replace(article, document=replace(article.document, path=path))
    written = csv_.header() + csv_.rows(odd)
    written.encode("utf-8")
    assert _read(written)[0]["document"] == 'a, "b"\nc\\ud800'
