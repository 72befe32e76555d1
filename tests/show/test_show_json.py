from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from reportedly.model import Article, Document, Span
from reportedly.show import FORMATS, as_dict
from reportedly.show.json_ import to_json, to_json_line
from reportedly.show.schema import schema, schema_text


def _spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            return [value]
        value = list(value.values())
    return [span for part in value for span in _spans(part)] if isinstance(value, list) else []


def _valid(record: Any) -> bool:
    return bool(Draft202012Validator(schema()).is_valid(record))


def test_the_schema_is_a_schema_and_describes_every_field() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema_text().endswith("}\n")

    def objects(node: Any) -> list[dict[str, Any]]:
        inside = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
        here = [node] if isinstance(node, dict) and node.get("type") == "object" else []
        return here + [found for part in inside for found in objects(part)]

    for found in objects(schema()):
        assert found["additionalProperties"] is False
        assert found["description"]
        for name, field in found["properties"].items():
            assert "description" in field or "$ref" in field, name


@pytest.mark.parametrize("to_text", [to_json, to_json_line])
def test_json_follows_the_schema(article: Article, bare: Article, to_text: Any) -> None:
    for read in (article, bare):
        record = json.loads(to_text(read))
        Draft202012Validator(schema()).validate(record)
        assert record == as_dict(read)
        assert to_text(read) == to_text(read)


def test_every_span_is_its_slice_of_the_text(article: Article) -> None:
    spans = _spans(as_dict(article))
    assert len(spans) > 30
    for span in spans:
        assert article.document.text[span["start"] : span["end"]] == span["text"]


def test_keys_stand_in_the_order_of_the_contract(article: Article) -> None:
    record: Any = as_dict(article)
    assert list(record) == [
        "schema", "document", "actors", "places", "times", "numbers", "names", "claims", "producer",
    ]  # fmt: skip
    assert list(record["claims"][0]) == [
        "id", "source", "cue", "content", "quotation", "certainty", "within",
        "events", "places", "times", "numbers", "score",
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
    record: Any = as_dict(article)
    assert _valid(record)
    assert not _valid(record | {"verdict": "true"})
    record["claims"][0]["cue"]["force"] = "lying"
    assert not _valid(record)


def test_only_a_missing_source_or_the_outlet_has_no_spans(article: Article) -> None:
    claim = article.claims[0]
    nobody = replace(article, claims=(replace(claim, source=replace(claim.source, spans=())),))
    with pytest.raises(ValidationError):
        Draft202012Validator(schema()).validate(as_dict(nobody))


def test_the_schema_holds_what_later_work_fills_in(article: Article) -> None:
    span = {"start": 0, "end": 5, "text": "Ferry"}
    record: Any = as_dict(article)
    record["actors"] = [
        {"id": "a1", "name": "Anna Lind", "kind": "person", "pack_id": None, "side": None,
         "mentions": [{"span": span, "how": "role"}]},
    ]  # fmt: skip
    record["places"] = [
        {"id": "p1", "span": span, "name": "Elsby", "lat": 55.1, "lon": 12.0, "geonames_id": 1, "country": "DK",
         "kind": "populated place", "score": 0.9, "candidates": [{"geonames_id": 2, "name": "Elsby", "score": 0.1}],
         "reason": "the only one near the sea"},
        {"id": "p2", "span": span, "name": None, "lat": None, "lon": None, "geonames_id": None, "country": None,
         "kind": None, "score": 0.2, "candidates": [], "reason": "two places fit equally"},
    ]  # fmt: skip
    record["times"] = [
        {"id": "t1", "span": span, "start": "2025-03-03", "end": "2025-03-04", "grain": "day", "reason": "Monday"},
    ]
    record["numbers"] = [{"id": "n1", "span": span, "value": 3, "bound": "at least", "unit": "ferries"}]
    claim = record["claims"][0]
    claim |= {"places": ["p1"], "times": ["t1"], "numbers": ["n1"]}
    claim["events"] = [
        {"type": "control.taken", "trigger": span, "who": "a1", "place": "p1", "time": None, "number": None},
    ]
    record["diagnostics"] = [
        {"rule": "SRC002", "name": "vague-collective-source", "severity": "warning", "confidence": 0.9, "span": span,
         "message": "Who?", "ask": "Which officials?", "related": [{"span": span, "message": "named here"}],
         "claim": "c8", "reference": "a guideline"},
    ]  # fmt: skip
    Draft202012Validator(schema()).validate(record)


def test_the_formats_are_those_of_the_command_line() -> None:
    assert FORMATS == ("terminal", "text", "json", "jsonl", "csv", "html")


def _producer() -> Any:
    from reportedly.model import Producer

    return Producer("0.1.0", "news-en@1a2b3c4d")
