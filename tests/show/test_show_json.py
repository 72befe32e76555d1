from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from reportedly.model import Article, Document, Span
from reportedly.record import schema
from reportedly.show.json_ import to_json, to_json_line


def _spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            return [value]
        value = list(value.values())
    return [span for part in value for span in _spans(part)] if isinstance(value, list) else []


def _valid(record: Any) -> bool:
    return bool(Draft202012Validator(schema()).is_valid(record))


@pytest.mark.parametrize("to_text", [to_json, to_json_line])
def test_json_follows_the_schema(article: Article, bare: Article, checked: Article, to_text: Any) -> None:
    for read in (article, bare, checked):
        record = json.loads(to_text(read))
        Draft202012Validator(schema()).validate(record)
        assert record == read.to_dict()
        assert to_text(read) == to_text(read)


def test_the_text_is_there_only_where_it_was_asked_for(article: Article) -> None:
    for to_text in (to_json, to_json_line):
        assert json.loads(to_text(article, with_text=True))["document"]["text"] == article.document.text
        assert "text" not in json.loads(to_text(article))["document"]


def test_every_span_is_its_slice_of_the_text(article: Article, checked: Article) -> None:
    spans = [*_spans(article.to_dict()), *_spans(checked.to_dict())]
    assert len(spans) > 30
    for span in spans:
        assert article.document.text[span["start"] : span["end"]] == span["text"]


def test_keys_stand_in_the_order_of_the_contract(article: Article) -> None:
    record: Any = article.to_dict()
    assert list(record) == [
        "schema", "document", "genre", "reserves", "actors", "untied", "places", "times", "numbers", "names", "claims", "producer",
    ]  # fmt: skip
    assert list(record["claims"][0]) == [
        "id", "key", "source", "cue", "content", "quotation", "certainty", "polarity", "within",
        "events", "places", "times", "numbers", "score", "score_kind", "origin",
    ]  # fmt: skip
    assert record["claims"][0]["score"] == 0.9734


def test_a_line_is_one_line_and_any_text_can_be_encoded() -> None:
    text = "A\u2028B\x85C\x9bD\ud800 “é”"
    article = Article(Document(text, title=Span.of(text, 0, len(text))), (), (), _producer())
    line = to_json_line(article)
    assert len(line.splitlines()) == 1
    line.encode("utf-8")
    assert "\x9b" not in line
    assert "“é”" in line
    assert json.loads(line)["document"]["title"]["text"] == text


def test_a_record_with_an_unknown_key_or_value_is_no_record(article: Article) -> None:
    record: Any = article.to_dict()
    assert _valid(record)
    assert not _valid(record | {"verdict": "true"})
    record["claims"][0]["cue"]["force"] = "lying"
    assert not _valid(record)


def test_only_a_missing_source_or_the_outlet_has_no_spans(article: Article) -> None:
    claim = article.claims[0]
    nobody = replace(article, claims=(replace(claim, source=replace(claim.source, spans=())),))
    with pytest.raises(ValidationError):
        Draft202012Validator(schema()).validate(nobody.to_dict())


def test_actors_places_times_and_numbers_are_told_by_id(article: Article) -> None:
    record: Any = article.to_dict()
    actor, claim, place = record["actors"][0], record["claims"][0], record["places"][0]
    assert (actor["id"], actor["pack_id"], actor["side"]) == ("a1", "harbour/lind", "port")
    assert [m["how"] for m in actor["mentions"]] == ["name", "name", "pronoun"]
    assert actor["mentions"][1]["evidence"][0]["text"] == "Anna Lind"
    assert claim["source"] | {"spans": ()} == {"spans": (), "kind": "person", "actor": "a1", "side": "port", "reason": ""}
    assert (place["lat"], place["lon"], place["candidates"][0]["name"]) == (55.1, 12.0, "Elsby")
    assert record["places"][1]["lat"] is None
    event = claim["events"][0]
    assert event | {"trigger": (), "arguments": ()} == {
        "type": "access.opened", "trigger": (), "who": "a1", "place": "p1", "time": "t1", "number": None, "modality": "planned",
        "arguments": (),
    }  # fmt: skip
    assert [(a["role"], a["id"], a["score_kind"]) for a in event["arguments"]] == [
        ("who", "a1", "set"), ("place", "p1", "set"), ("time", "t1", "set"),
    ]  # fmt: skip
    assert (event["arguments"][0]["reason"], event["arguments"][0]["evidence"][0]["text"]) == (
        "subject of the verb",
        "The ferries",
    )
    assert (claim["places"], claim["times"], claim["numbers"]) == (["p1"], ["t1"], ["n1"])
    assert record["numbers"][0]["value"] == 1
    assert record["untied"][0]["candidates"] == ["a1"]
    assert record["producer"]["gazetteer"] == "towns@5e6f"


def test_findings_are_told_only_where_the_article_was_checked(article: Article, checked: Article) -> None:
    record: Any = checked.to_dict()
    assert _valid(record)
    assert list(record)[-2:] == ["diagnostics", "producer"]
    assert "diagnostics" not in article.to_dict()
    assert replace(article, diagnostics=()).to_dict()["diagnostics"] == []
    found = next(each for each in record["diagnostics"] if each["rule"] == "ATT002")
    assert list(found) == [
        "rule", "name", "severity", "confidence", "judged", "span", "message", "ask", "related", "claim", "reference", "neutral",
    ]  # fmt: skip
    assert (found["confidence"], found["claim"], found["neutral"]) == (0.9123, "c8", "say no to")
    assert record["diagnostics"][0]["related"][0]["message"] == "attributed here"
    del found["neutral"]
    assert not _valid(record)


def _producer() -> Any:
    from reportedly.model import Producer

    return Producer("0.1.0", "news-en@1a2b3c4d")
