"""Typed tables: what an article is in rows, and that nothing of it is lost."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

sys.path.append(str(Path(__file__).parents[1] / "record"))

from invented import articles  # noqa: E402

from reportedly.model import Article  # noqa: E402
from reportedly.record import RELATIONS, columns, columns_of, relation_named  # noqa: E402
from reportedly.show import Tables, arrow_schema  # noqa: E402

NAMES = tuple(relation.name for relation in RELATIONS)


def rows_of(files: Mapping[str, tuple[int, bytes]]) -> dict[str, list[dict[str, Any]]]:
    return {name: pq.read_table(io.BytesIO(data)).to_pylist() for name, (_, data) in files.items()}


def told(*given: Article, tables: tuple[str, ...] = NAMES, with_text: bool = False) -> dict[str, list[dict[str, Any]]]:
    made = Tables(tables, with_text=with_text)
    for number, article in enumerate(given, 1):
        made.add(article, number)
    return rows_of(made.take())


def test_a_row_a_claim_with_its_keys_and_types(article: Article) -> None:
    first, second = told(article, article)["claims"][:2]
    assert (first["article_id"], first["claim_id"], first["claim"]) == (1, "1.c1", "c1")
    assert (first["actor"], first["actor_id"], first["side"]) == ("Anna Lind", "1.a1", "port")
    assert first["published"].isoformat() == "2025-03-02"
    assert first["score"] == pytest.approx(0.9734)
    assert first["places"] == ["Port Elsby = Elsby, DK (55.10 N, 12.00 E)"]
    assert (first["place_ids"], first["events"]) == (["1.p1"], ["access.opened (planned)"])
    assert first["content_spans"] is None  # one stretch: it stands from content_start to content_end
    text = article.document.text
    assert first["content"] == text[first["content_start"] : first["content_end"]]
    assert [text[each["start"] : each["end"]] for each in second["content_spans"]] == second["content"].split(" … ")
    assert (second["content_start"], second["content_end"]) == (
        second["content_spans"][0]["start"],
        second["content_spans"][-1]["end"],
    )


def test_what_is_not_known_is_null(article: Article) -> None:
    last = told(article)["claims"][-1]
    assert (last["source_kind"], last["cue"], last["lemma"], last["cue_start"], last["line"]) == ("outlet",) + (None,) * 4
    assert last["source"] is None


def test_the_columns_of_csv_keep_their_names_in_parquet() -> None:
    names = {column.name for column in columns_of(relation_named("claims"))}
    assert {column.name for column in columns()} <= names
    assert arrow_schema("claims").field("content").metadata[b"words"].startswith(b"The fragments of what is claimed")


def test_texts_stand_in_articles_where_they_are_asked_for(article: Article) -> None:
    assert "text" not in told(article)["articles"][0]
    assert told(article, with_text=True)["articles"][0]["text"] == article.document.text


def test_only_the_tables_that_are_wanted_are_made_and_errors_always(article: Article) -> None:
    assert set(told(article, tables=("events",))) == {"events", "errors"}


def test_an_article_that_can_not_be_told_leaves_nothing_in_any_table(article: Article) -> None:
    made = Tables()
    with pytest.raises(AttributeError):
        made.add(replace(article, times=(None,)), 1)  # type: ignore[arg-type]
    assert {count for count, _ in made.take().values()} == {0}


def test_a_lone_surrogate_can_be_written(article: Article) -> None:
    odd = replace(article, document=replace(article.document, path="a\udc80", notes=("b\ud800",)))
    row = told(odd)["articles"][0]
    assert (row["path"], row["notes"]) == ("a\\udc80", ["b\ufffd"])


def test_the_same_articles_give_the_same_bytes(article: Article, bare: Article) -> None:
    def made() -> dict[str, tuple[int, bytes]]:
        tables = Tables(with_text=True)
        for number in range(1, 151):  # more than one batch
            tables.add(article if number % 2 else bare, number)
        return dict(tables.take())

    assert made() == made()


@settings(max_examples=60, deadline=None)
@given(articles())
def test_any_article_comes_back_row_by_row(article: Article) -> None:
    found = told(article, with_text=True)
    assert {name: len(rows) for name, rows in found.items()} == {
        "articles": 1, "claims": len(article.claims), "actors": len(article.actors), "places": len(article.places),
        "times": len(article.times), "numbers": len(article.numbers),
        "events": sum(len(claim.events) for claim in article.claims), "findings": len(article.diagnostics or ()), "errors": 0,
    }  # fmt: skip
    assert [row["actor_id"] for row in found["actors"]] == [f"1.{actor.id}" for actor in article.actors]
    for row, claim in zip(found["claims"], article.claims, strict=True):
        spans = row["content_spans"] or [{"start": row["content_start"], "end": row["content_end"], "text": row["content"]}]
        assert [(each["start"], each["end"], each["text"]) for each in spans] == [
            (span.start, span.end, span.text) for span in claim.contents
        ]
        assert row["place_ids"] == [f"1.{ident}" for ident in claim.places]
        assert row["within_id"] == (claim.within and f"1.{claim.within}")
    record = article.to_dict()
    assert [row["mentions"] for row in found["actors"]] == [each["mentions"] for each in record["actors"]]  # type: ignore[attr-defined]
    assert [row["candidates"] for row in found["places"]] == [each["candidates"] for each in record["places"]]  # type: ignore[attr-defined]
    assert found["articles"][0]["names"] == record["names"]


def test_offsets_stay_true_where_a_text_holds_lone_surrogates(article: Article) -> None:
    text = article.document.text
    odd = replace(article, document=replace(article.document, text="\udcff" + text[1:]))
    assert told(odd, with_text=True)["articles"][0]["text"] == "\ufffd" + text[1:]
