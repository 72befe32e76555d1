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


def test_a_row_says_which_article_it_is_of(article: Article, bare: Article) -> None:
    row = _read(csv_.header() + csv_.rows(article))[0]
    assert (row["document_id"], row["path"], row["line"]) == (article.document.id, "examples/ferry <one>.txt", "")
    assert (row["title"], row["published"]) == ("Ferry crews end strike after night of talks", "2025-03-02")
    assert (row["outlet"], row["url"]) == ("The Elsby Courier", "")
    record = replace(article.document, path="records.jsonl", line=17, id_given="wire-17", url="https://example.org/17")
    row = _read(csv_.header() + csv_.rows(replace(article, document=record)))[0]
    assert (row["document"], row["document_id"], row["line"]) == ("records.jsonl", "wire-17", "17")
    assert row["url"] == "https://example.org/17"


def test_what_a_claim_is_about_stands_in_words(article: Article) -> None:
    first, *_, last = _read(csv_.header() + csv_.rows(article))
    assert (first["source_kind"], first["actor"], first["side"]) == ("person", "Anna Lind", "port")
    assert (first["events"], first["times"]) == ("access.opened (planned)", "Monday = 3 March 2025")
    assert (first["places"], first["numbers"]) == ("Port Elsby = Elsby, DK (55.10 N, 12.00 E)", "at least 1 rota")
    assert (first["polarity"], first["origin"], first["score"], first["score_kind"]) == (
        "positive",
        "model",
        "0.9734",
        "calibrated",
    )
    assert (last["source_kind"], last["cue"], last["lemma"], last["cue_start"]) == ("outlet", "", "", "")


def test_the_offsets_of_fragments_lead_back_to_the_text(article: Article) -> None:
    row = _read(csv_.header() + csv_.rows(article))[1]
    starts, ends = (list(map(int, row[key].split(";"))) for key in ("content_start", "content_end"))
    fragments = [article.document.text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert fragments == ["“We will not go back to the old rota,”", "“as long as I am in this office.”"]
    assert " … ".join(fragments) == row["content"]


def test_an_article_without_claims_has_no_rows(bare: Article) -> None:
    assert csv_.rows(bare) == ""
    assert csv_.header().startswith("document,document_id,path,line,")


def test_commas_quotes_and_line_ends_come_back_and_surrogates_can_be_written(article: Article) -> None:
    path = 'a, "b"\nc\ud800'
    odd = replace(article, document=replace(article.document, path=path))
    written = csv_.header() + csv_.rows(odd)
    written.encode("utf-8")
    assert _read(written)[0]["document"] == 'a, "b"\nc\\ud800'
