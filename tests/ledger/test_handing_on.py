"""Answers in the forms in which they are handed on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from telling import Said, article

from reportedly.ledger import Ledger
from reportedly.model import Question
from reportedly.run import Tracer
from reportedly.show import ANSWER_FORMATS, Looks, answer_format

TAKEN = Said(
    "the mayor", "Elsby was taken, all of it", actor="Anna Holm", place="Elsby", event="control.taken", day="2026-02-27"
)
LOST = Said("=the army", "“Nowhere” was taken\u2028by night", place="Nowhere", event="control.taken")
REPORT = (
    "The ferry to Orra was stopped on Monday after a fire broke out in its engine room, and nobody was hurt in it. "
    "All 212 passengers were brought ashore within two hours by three boats of the coast guard from the harbour of Orra"
)


@pytest.fixture
def filled(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "ledger.sqlite", trace=Tracer())
    ledger.add(article(TAKEN, LOST, Said("fishermen", "it rains"), url="https://herald.example/1", outlet="Herald"))
    for number in range(2):
        said = Said("the harbour office", REPORT)
        ledger.add(
            article(said, url=f"https://p{number}.example/1", outlet=f"P{number}", published=f"2026-03-0{3 + number}")
        )
    return ledger


def made(ledger: Ledger, form: str, question: Question | None = None) -> bytes:
    lines = ledger.lines(question or Question())
    return b"".join(answer_format(form).render(lines, Looks(ledger.article, ledger.family)))


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_every_form_holds_nothing_where_there_is_nothing(filled: Ledger, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    assert isinstance(made(filled, form, Question(words="submarine")), bytes)


def test_json_lines_hold_all_of_a_line(filled: Ledger) -> None:
    told = [json.loads(line) for line in made(filled, "jsonl").decode().split("\n")[:-1]]
    assert len(told) == 5
    (taken,) = [each for each in told if each["claim"]["source"] == "the mayor"]
    assert taken["events"][0]["begins"] == "2026-02-27"
    assert taken["content"] == [[taken["claim"]["start"], taken["claim"]["end"]]]


def test_csv_and_parquet_have_the_same_rows(filled: Ledger) -> None:
    import pyarrow.parquet as pq

    rows = list(csv.DictReader(io.StringIO(made(filled, "csv").decode(), newline="")))
    table = pq.read_table(io.BytesIO(made(filled, "parquet"))).to_pylist()
    assert [row["content"] for row in rows] == [row["content"] for row in table]
    assert [row["events"] for row in rows] == ["; ".join(row["events"]) for row in table]
    assert [int(row["start"]) for row in rows] == [row["start"] for row in table]
    (taken,) = [row for row in table if row["source"] == "the mayor"]
    assert (taken["event_places"], taken["latitudes"]) == (["Elsby"], ["55.1"])


def test_geojson_has_a_point_a_place_and_none_where_it_was_not_settled(filled: Ledger) -> None:
    found = json.loads(made(filled, "geojson"))
    assert found["type"] == "FeatureCollection"
    by_source: dict[str, Any] = {each["properties"]["source"]: each for each in found["features"]}
    taken = by_source["the mayor"]
    assert taken["geometry"] == {"type": "Point", "coordinates": [12.0, 55.1]}
    assert taken["properties"]["precision"] == "populated place"
    assert taken["properties"]["candidates"][0]["coordinates"] == [12.0, 55.1]
    assert taken["properties"]["events"][0] == {
        "type": "control.taken", "modality": "asserted", "begins": "2026-02-27", "ends": "2026-02-27", "here": True,
    }  # fmt: skip
    for source in ("=the army", "fishermen"):
        assert by_source[source]["geometry"] is None
    assert by_source["=the army"]["properties"]["place"] == "Nowhere"


def test_json_ld_has_claims_that_appear_selectors_and_derivation(filled: Ledger) -> None:
    graph = json.loads(made(filled, "json-ld"))["@graph"]
    claims = [node for node in graph if node.get("@type") == "Claim"]
    assert len(claims) == 4
    (copied,) = [each for each in claims if len(each["appearance"]) == 2]
    assert copied["firstAppearance"] == {"@id": "https://p0.example/1"}
    (derived,) = [node for node in graph if "prov:wasDerivedFrom" in node]
    assert (derived["@id"], derived["prov:wasDerivedFrom"]["@id"]) == ("https://p1.example/1", "https://p0.example/1")
    notes = [node for node in graph if node.get("@type") == "oa:Annotation"]
    assert len(notes) == 5
    for note in notes:
        (target,) = note["oa:hasTarget"]
        position, quotation = target["oa:hasSelector"]
        text = filled.article(target["oa:hasSource"]["@id"]).document.text
        assert text[position["oa:start"] : position["oa:end"]] == quotation["oa:exact"]


def test_a_correction_is_told_in_what_is_handed_on(filled: Ledger) -> None:
    (line,) = filled.ask(Question(who="the mayor")).lines
    filled.decide("correct", line.claim.key, {"side": "south"}, who="Ines")
    (row,) = csv.DictReader(io.StringIO(made(filled, "csv", Question(who="the mayor")).decode(), newline=""))
    assert (row["side"], row["decided"]) == ("south", "side: south (read as none)")
    (feature,) = json.loads(made(filled, "geojson", Question(who="the mayor")))["features"]
    assert feature["properties"]["corrected"] == {"side": "south"}
