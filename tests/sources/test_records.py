"""JSON Lines: one record a line; a bad line names itself."""

import json
from dataclasses import fields, replace

import pytest

from reportedly.model import Document, Metadata
from reportedly.model.errors import EmptyInput, MalformedRecord, OversizedInput, UndecodableInput
from reportedly.sources import Item, document_from_text, load, locate
from reportedly.sources.records import record
from tests.pages import ENGLISH

TEXT = "Bridge closed after storm\n\nThe mayor said that the bridge was closed on Monday after a storm."


def loaded(path):
    out = []
    for item in locate([str(path)]):
        try:
            out.append(load(item, ENGLISH) if isinstance(item, Item) else item)
        except MalformedRecord as error:
            out.append(error)
    return out


def test_every_field_of_a_record_is_kept(tmp_path):
    path = tmp_path / "feed.jsonl"
    fields = {"id": 7, "text": TEXT, "title": "Bridge closed after storm", "published": "2025-11-03T10:00:00+02:00",
              "url": "https://valley.example/1", "outlet": "The Valley Post", "more": [1]}  # fmt: skip
    path.write_text(json.dumps(fields) + "\n")
    (document,) = loaded(path)
    assert document.text == TEXT
    assert document.title is not None and document.title.text == "Bridge closed after storm"
    assert (document.id_given, document.url, document.outlet) == ("7", "https://valley.example/1", "The Valley Post")
    assert (document.published, document.published_from) == ("2025-11-03", "metadata")
    assert document.published_at == "2025-11-03T08:00:00Z"
    assert document.path == str(path)
    assert document.notes == ()


def test_whatever_is_known_about_an_article_may_stand_in_its_record_and_goes_to_its_document():
    said = {field.name: f"its {field.name}" for field in fields(Metadata)}
    given = record(json.dumps({"text": TEXT, **said, "id": said["id_given"]}).encode(), "f:1").metadata
    assert given == Metadata(**said)
    assert set(said) <= {field.name for field in fields(Document)}
    assert replace(Document(TEXT), **given.taken_over()).outlet == "its outlet"


def test_what_is_given_goes_before_what_the_record_says():
    item = Item(
        "f", "record", 1, json.dumps({"text": TEXT, "outlet": "The Valley Post", "url": "https://valley.example"}).encode()
    )
    document = load(item, ENGLISH, Metadata(outlet="The Post", published="2025-11-30"))
    assert (document.outlet, document.url, document.published_from) == ("The Post", "https://valley.example", "option")


def test_only_the_text_is_needed_and_null_is_nothing():
    assert record(b'{"text": "So.", "title": null, "id": null, "url": " "}', "f:1").notes == ()


def test_a_title_that_the_text_does_not_hold_is_put_before_it(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"text": TEXT, "title": "Another\ntitle\u0007 altogether "}))
    (document,) = loaded(path)
    assert document.text == f"Another title altogether\n\n{TEXT}"
    assert document.text[document.given_at :] == TEXT
    assert document.title is not None and document.title.text == "Another title altogether"
    assert document.notes == ()


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("* * *", "it holds no word"),
        ("bridge " * 100, "699 characters are more than a title has"),
        ("The valley  POST", "it is the outlet's name"),
    ],
)
def test_a_title_that_is_none_is_left_out_and_noted(title, note):
    document = load(
        Item("f", "record", 1, json.dumps({"text": TEXT, "title": title, "outlet": "The Valley Post"}).encode()), ENGLISH
    )
    assert (document.text, document.given_at) == (TEXT, 0)
    assert [note in each for each in document.notes] == [True]


@pytest.mark.parametrize("title", [" ", "\n", "bridge CLOSED  after storm", "Bridge closed after storm"])
def test_a_title_that_the_text_begins_with_is_not_put_there_again(title):
    document = load(Item("f", "record", 1, json.dumps({"text": TEXT, "title": title}).encode()), ENGLISH)
    assert document.text == TEXT
    assert document.title is not None and document.title.text == "Bridge closed after storm"


def test_a_date_that_is_none_is_noted(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"text": TEXT, "published": "last week"}))
    (document,) = loaded(path)
    assert (document.published, document.published_from) == (None, "none")
    assert "'last week'" in document.notes[0]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a" "b"}', "not JSON: .* at column 14"),
        (b"[1, 2]", "not a JSON object"),
        (
            b'{"title": "x"}',
            "no 'text' in the record; its keys: title; name the one that holds the article with --columns text=KEY",
        ),
        (b'{"text": 5}', "'text' is not a string"),
        (b'{"text": null}', "'text' is null"),
        (b'{"text": "', "not JSON: unterminated string starting at column 10"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "too long"),
        (b'{"text": "a", "n": ' + b"[" * 100_000, "too deep|not JSON"),
    ],
)
def test_a_line_that_is_no_record_says_where_and_why(line, reason):
    with pytest.raises(MalformedRecord, match=f"^feed.jsonl:3: .*(?:{reason})"):
        record(line, "feed.jsonl:3")


def test_a_bad_line_is_named_by_its_number_and_the_rest_goes_on(tmp_path):
    path = tmp_path / "feed.ndjson"
    good = json.dumps({"text": TEXT})
    path.write_text(f"{good}\n\n{{broken\n{good}\r\n{good}")
    first, bad, second, third = loaded(path)
    assert first.text == second.text == third.text == TEXT
    assert str(bad).startswith(f"{path}:3: not JSON")


def test_a_lone_surrogate_is_kept(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_bytes(
        b'{"text": "The mayor said that the bridge was closed \\ud800 and that it was not safe to cross the river."}'
    )
    (document,) = loaded(path)
    assert "\ud800" in document.text
    assert len(document.id) == 64


def test_gzip_is_read_and_its_damage_told(tmp_path):
    import gzip

    path = tmp_path / "feed.jsonl.gz"
    data = gzip.compress("".join(json.dumps({"text": TEXT, "id": n}) + "\n" for n in range(2000)).encode())
    path.write_bytes(data)
    assert sum(1 for _ in locate([str(path)])) == 2000
    path.write_bytes(data[: len(data) // 2])
    *_, last = locate([str(path)])
    assert isinstance(last, UndecodableInput) and "damaged gzip" in str(last)
    path.write_bytes(b"no gzip at all")
    (only,) = locate([str(path)])
    assert isinstance(only, UndecodableInput)


def test_lines_are_streamed_not_loaded(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b'{"text": "a"}\n' * 3)
    items = locate([str(path)])
    assert next(items) == Item(str(path), "record", 1, b'{"text": "a"}')
    items.close()


def test_a_line_longer_than_an_article_is_refused_and_the_rest_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr("reportedly.sources.holding.MAX_LINE", 1000)
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b'{"text": "a"}\n' + b"x" * 100_000 + b'\n{"text": "b"}\n')
    first, long, last = locate([str(path)])
    assert isinstance(long, OversizedInput) and str(long).startswith(f"{path}:2: ")
    assert (first.line, last.line) == (1, 3)


def test_a_file_without_records_is_empty(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text("\n\n")
    (only,) = locate([str(path)])
    assert isinstance(only, EmptyInput)


def test_utf16_is_told(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_bytes('{"text": "a"}\n'.encode("utf-16"))
    (only,) = locate([str(path)])
    assert isinstance(only, UndecodableInput) and "iconv -f UTF-16" in str(only)


@pytest.mark.parametrize(
    "title",
    ["Bridge closed, the mayor\u00ad says", "Bridge closed,\u200b the mayor says", "Bridge&nbsp;closed, the mayor says"],
)
def test_a_title_that_the_text_begins_with_is_not_put_before_it_again(title):
    text = "Bridge closed, the mayor says\n\nThe bridge is closed, Mayor Anna Pell said on Monday."
    document = document_from_text(text, ENGLISH, Metadata(title=title))
    assert document.text == text
    assert document.title is not None and document.title.text == "Bridge closed, the mayor says"


def test_a_date_given_for_many_is_that_of_those_that_say_none() -> None:
    for said, expected in (("2025-11-03", ("2025-11-03", "metadata")), (None, ("2025-11-30", "option"))):
        item = Item("a.jsonl", "record", 1, json.dumps({"text": TEXT, "published": said}).encode())
        document = load(item, ENGLISH, Metadata(published="2025-11-30"))
        assert (document.published, document.published_from) == expected
