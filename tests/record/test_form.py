"""The form is what the nouns' types and the table give; every field and every value has its words."""

from __future__ import annotations

import json
import runpy
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from reportedly.cli.program import program
from reportedly.model import Article, Claim, Document, Event, Span
from reportedly.record import columns, fields_of, meanings, nouns, schema, schema_text, table_of
from reportedly.record.tables import TABLES, VALUES

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES: dict[str, str] = runpy.run_path(str(DOCS / "output.py"))["pages"]()


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.__name__)
def test_every_field_has_its_words(noun: type) -> None:
    assert table_of(noun).words, f"{noun.__name__} has no table in record/tables.py"
    for field in fields_of(noun):
        assert field.row.words, f"{noun.__name__}.{field.name} has no row in record/tables.py"
        for value, meaning in meanings(field).items():
            assert meaning, f"{value!r} of {noun.__name__}.{field.name} has no words in VALUES of record/tables.py"


def test_every_row_has_its_field() -> None:
    assert {table.noun for table in TABLES} == set(nouns())
    for table in TABLES:
        own = {field.name for field in fields(table.noun)}
        assert own <= {field.name for field in fields_of(table.noun)}
        for row in table.rows:
            assert not row.field or hasattr(table.noun, row.field), f"{table.name}.{row.field} is gone"
    for kind, words in VALUES.items():
        assert tuple(words) == get_args(kind)


def test_a_new_field_of_a_noun_is_in_the_form_without_more() -> None:
    @dataclass(frozen=True, slots=True)
    class Judged(Span):
        tone: tuple[str, ...] = ()

    assert [field.row.json for field in fields_of(Judged)] == ["start", "end", "text", "tone"]


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
            assert field.get("description"), name


def test_the_schema_that_is_printed_is_what_the_types_give() -> None:
    printed = CliRunner().invoke(program, ["schema"])
    assert printed.exit_code == 0
    assert json.loads(printed.stdout) == schema()
    assert schema()["$id"] == "urn:reportedly:article:1"
    assert schema()["properties"]["schema"]["const"] == "reportedly/article/1"


def test_what_the_first_version_of_the_form_had_is_there_still() -> None:
    """Other programs read these keys: they are never renamed and never taken away."""
    had = {
        "article": "schema document actors untied places times numbers names claims diagnostics producer",
        "document": "id id_given path url title outlet published published_from language length notes",
        "claim": "id source cue content quotation certainty within events places times numbers score",
        "source": "spans kind actor side reason",
        "cue": "spans lemma force",
        "certainty": "source outlet",
        "event": "type trigger who place time number modality",
        "actor": "id name kind pack_id side members mentions",
        "mention": "span how score reason evidence",
        "untied": "span how candidates reason",
        "place": "id span name lat lon geonames_id country kind score candidates reason",
        "candidate": "geonames_id name lat lon country kind score",
        "time": "id span start end grain reason",
        "number": "id span value high bound unit",
        "name": "span kind score",
        "diagnostic": "rule name severity confidence span message ask related claim reference neutral",
        "related": "span message",
        "producer": "reportedly model packs gazetteer",
        "span": "start end text",
    }
    whole = schema()
    for name, keys in had.items():
        described = whole if name == "article" else whole["$defs"][name]
        now = list(described["properties"])
        assert [key for key in now if key in keys.split()] == keys.split(), name
    assert list(whole["$defs"]["claim"]["properties"]["content"]["properties"]) == ["spans"]


def test_ids_dates_and_shares_have_their_limits_in_the_schema() -> None:
    defs = schema()["$defs"]
    assert defs["claim"]["properties"]["id"]["pattern"] == "^c[0-9]+$"
    assert defs["source"]["properties"]["actor"] == {
        "description": "The actor that the source is, where resolved.", "type": ["string", "null"], "pattern": "^a[0-9]+$",
    }  # fmt: skip
    assert defs["claim"]["properties"]["score"]["maximum"] == 1
    assert defs["document"]["properties"]["published"]["format"] == "date"
    assert "text" not in defs["document"]["required"]
    assert "diagnostics" not in schema()["required"]


def test_every_column_is_one_of_the_table() -> None:
    names = [column.name for column in columns()]
    assert len(set(names)) == len(names)
    assert names[:2] == ["document", "document_id"]
    assert {"path", "line", "title", "published", "outlet", "url", "key", "origin", "polarity", "score_kind"} <= set(names)
    old = (
        "document claim source source_kind cue lemma force content quotation certainty_source certainty_outlet within score "
        "source_start source_end cue_start cue_end content_start content_end actor side events places times numbers"
    )
    assert set(old.split()) <= set(names)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).is_file(), "run python docs/output.py"
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name], "run python docs/output.py"


def test_the_page_explains_every_field_and_value() -> None:
    page = PAGES["output.md"]
    for noun in nouns():
        for field in fields_of(noun):
            assert f"`{field.row.json}`" in page
            assert all(f"`{value}`" in page for value in meanings(field))
    assert all(f"`{column.name}`" in page for column in columns())
    assert {Article, Claim, Document, Event} <= set(nouns())
