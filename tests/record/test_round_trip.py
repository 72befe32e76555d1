"""A record goes out and comes back: equal where it is whole, one clear error where it is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import articles
from jsonschema import Draft202012Validator

import reportedly
from reportedly.model import Article, Document, Span
from reportedly.model.errors import RecordError
from reportedly.record import packed, schema, unpacked_article
from tests.show.conftest import article, bare, checked

__all__ = ["article", "bare", "checked"]

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
VALID = Draft202012Validator(schema())
Change = Callable[[dict[str, Any]], object]


def test_what_went_out_comes_back(article: Article, bare: Article, checked: Article) -> None:
    for read in (article, bare, checked):
        assert Article.from_json(read.to_json(with_text=True)) == read
        assert Article.from_json(read.to_json(with_text=True, indent=2).encode()) == read
        assert Article.from_dict(read.to_dict(with_text=True)) == read


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_what_was_read_comes_back(path: Path) -> None:
    read = reportedly.check(path.read_text(encoding="utf-8"), published="2025-11-30", packs=["ru-ua"], places=False)
    assert Article.from_json(read.to_json(with_text=True)) == read
    assert unpacked_article(packed(read.to_dict(with_text=True))) == read
    VALID.validate(read.to_dict())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles())
def test_any_article_comes_back_and_follows_the_schema(read: Article) -> None:
    record = read.to_json(with_text=True)
    assert Article.from_json(record) == read
    assert Article.from_json(record).to_json(with_text=True) == record
    assert Article.from_json(read.to_json(), text=read.document.text) == read
    VALID.validate(json.loads(record))


def test_the_text_is_in_the_record_or_is_given(article: Article) -> None:
    without, text = article.to_json(), article.document.text
    assert "text" not in article.to_dict()["document"]  # type: ignore[operator]
    assert Article.from_json(without, text=text) == article
    assert Article.from_json(article.to_json(with_text=True), text=text) == article
    with pytest.raises(RecordError, match="written without its text"):
        Article.from_json(without)
    with pytest.raises(RecordError, match="SHA-256"):
        Article.from_json(without, text=f"{text} ")
    with pytest.raises(RecordError, match="not the one in the record"):
        Article.from_json(article.to_json(with_text=True), text=f"{text} ")


def test_a_text_given_without_the_title_that_was_put_before_it_is_told() -> None:
    text = "Rain in Elsby\n\nIt rained all day in Elsby."
    read = replace(empty(), document=Document(text, title=Span.of(text, 0, 13), given_at=15))
    with pytest.raises(RecordError, match="begins with the title"):
        Article.from_json(read.to_json(), text=text[15:])


def test_keys_of_a_later_version_are_left_aside_and_those_of_an_earlier_one_take_their_default(article: Article) -> None:
    record: Any = article.to_dict(with_text=True)
    record["mood"] = record["claims"][0]["mood"] = record["document"]["mood"] = {"any": [1]}
    for claim in record["claims"]:
        for new in ("key", "origin", "polarity", "score_kind"):
            del claim[new]
    for new in ("given_at", "line", "unread", "stand_ins", "remarks"):
        del record["document"][new]
    before = json.dumps(record)
    assert Article.from_dict(record) == article
    assert json.dumps(record) == before


def put(*path: str | int, value: Any) -> Change:
    """A change of one value."""

    def change(record: dict[str, Any]) -> None:
        at: Any = record
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value

    return change


def one_more_who(ident: str) -> Change:
    """A second one who did what the first event tells, whom none of the event's own ids would show."""

    def change(record: dict[str, Any]) -> None:
        known = record["claims"][0]["events"][0]["arguments"]
        known.append({**known[0], "role": "who", "id": ident})

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("schema", value="reportedly/article/2"), "a later version"),
        (put("schema", value=None), "schema"),
        (lambda record: record.pop("document"), "document"),
        (lambda record: record.pop("claims"), "claims"),
        (put("document", value=[]), "document"),
        (put("document", "text", value=7), "document.text is no string"),
        (put("document", "length", value=7), "document.length is 7"),
        (put("document", "published", value="2025-02-30"), "document.published: '2025-02-30' is no day"),
        (put("document", "given_at", value=10**6), "given_at"),
        (put("document", "unread", value=[[0, 10**6]]), "in no place of the text"),
        (put("document", "unread", value=[[0]]), "unread"),
        (put("document", "unread", value=[[9, 12], [2, 4]]), "not in the order"),
        (put("document", "stand_ins", value=[{"start": 2, "end": 10**6, "read_as": "&"}]), "in no place of the text"),
        (put("document", "stand_ins", value=[{"start": 2, "end": 5}]), r"stand_ins\[0\]"),
        (put("claims", value={}), "claims"),
        (put("claims", value=[None]), "claims"),
        (put("claims", 0, value=7), "claims"),
        (put("claims", 0, "id", value="c2"), "two of its claims have one id"),
        (put("claims", 0, "id", value="x1"), r"claims\[0\]\.id"),
        (put("claims", 0, "score", value=1.5), r"claims\[0\]\.score: 1\.5 is more than 1"),
        (put("claims", 0, "score", value="0.5"), "score"),
        (put("claims", 0, "content", value=None), r"claims\[0\]\.content"),
        (put("claims", 0, "content", "spans", value=[]), r"claims\[0\]\.content\.spans: it is empty"),
        (put("claims", 0, "cue", "force", value="lying\x1b[31m\n"), "force"),
        (
            put("claims", 0, "cue", "spans", 0, "text", value="lied"),
            r"claims\[0\]\.cue\.spans\[0\]: <Span .* is not what the text",
        ),
        (put("claims", 0, "cue", "spans", 0, "start", value=-1), r"cue\.spans\[0\]"),
        (put("claims", 0, "cue", "spans", 0, "end", value=10**30), "is not what the text has"),
        (put("claims", 0, "source", "actor", value="a9"), r"claims\[0\]\.source\.actor: 'a9' names none of its actors"),
        (put("claims", 0, "source", "spans", value=[]), "source.spans: is empty where kind is 'person'"),
        (put("claims", 0, "places", value=["p7"]), r"places\[0\]"),
        (one_more_who("a9"), r"events\[0\]\.arguments\[3\]\.id: 'a9' names none of its actors"),
        (put("claims", 0, "events", 0, "place", value="p2"), r"events\[0\]\.place is 'p2', but"),
        (put("claims", 5, "within", value="c6"), "the claim c6 is told within itself"),
        (put("claims", 4, "within", value="c6"), "within itself"),
        (put("places", 0, "lat", value=91), "lat"),
        (put("numbers", 0, "value", value=float("inf")), "no number"),
        (put("producer", "packs", value="ru-ua"), "packs"),
        (put("document", value="\ud800"), "document"),
        (put("document", "published_from", value="\ud800"), "no record"),
    ],
)
def test_a_damaged_record_is_one_clear_error(article: Article, change: Change, said: str) -> None:
    record = json.loads(article.to_json(with_text=True))
    change(record)
    with pytest.raises(RecordError, match=said) as caught:
        Article.from_dict(record)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "not JSON"),
        ("[]", "a JSON array"),
        ("7", "int in place of a JSON object"),
        ("{}", '"schema" is None'),
        ("{} {}", "one line at a time"),
        ('{"a": NaN}', "not JSON that can be read"),
        ('{"a": 1' + "0" * 5000 + "}", "not JSON that can be read"),
        ("[" * 100_000, "not JSON"),
        (b"\xff", "not UTF-8, at byte 0"),
    ],
)
def test_what_is_no_record_is_one_clear_error(data: str | bytes, said: str) -> None:
    with pytest.raises(RecordError, match=said):
        Article.from_json(data)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_damage_gives_the_error_or_an_article_whose_spans_are_slices(article: Article, data: st.DataObject) -> None:
    record = json.loads(article.to_json(with_text=True))
    at: Any = record
    while isinstance(at, dict | list) and at:
        step = data.draw(st.sampled_from(sorted(at)) if isinstance(at, dict) else st.integers(0, len(at) - 1))
        if not isinstance(at[step], dict | list) or not at[step] or data.draw(st.integers(0, 9)) == 0:
            junk = (
                st.none()
                | st.booleans()
                | st.integers()
                | st.floats()
                | st.text()
                | st.just([])
                | st.just({})
                | st.just([[]])
            )
            at[step] = data.draw(junk)
            break
        at = at[step]
    try:
        read = Article.from_dict(record)
    except RecordError:
        return
    text = read.document.text
    assert all(text[span.start : span.end] == span.text != "" for claim in read.claims for span in claim.spans)
    assert Article.from_json(read.to_json(with_text=True)) == read


def empty() -> Article:
    return Article(Document("It rained."), (), (), reportedly.model.Producer("0", "m@0"))


@pytest.mark.parametrize("data", [None, 10**12, 5, 1.5, {}])
def test_what_is_no_json_is_told(data: object) -> None:
    with pytest.raises(RecordError, match="in place of JSON"):
        Article.from_json(data)  # type: ignore[arg-type]
