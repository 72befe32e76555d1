"""The sets of claims that the reader of pairs learns from hang together."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

SETS = Path(__file__).parents[2] / "benchmarks" / "gold" / "claim_sets"
KINDS = {"denies", "other figure", "grown", "later stage", "corrects", "withdraws", "same event"}
ROWS: list[dict[str, Any]] = [
    json.loads(line) for file in sorted(SETS.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()
]


def test_each_set_has_an_id_of_its_own() -> None:
    assert len({row["set"] for row in ROWS}) == len(ROWS) == 600


@pytest.mark.parametrize("row", ROWS, ids=[row["set"] for row in ROWS])
def test_a_set_hangs_together(row: dict[str, Any]) -> None:
    claims = {claim["id"]: claim for claim in row["claims"]}
    told = {claim["thread"] for claim in claims.values()}
    assert len(claims) == len(row["claims"]) >= 10
    assert all(claim["says"].strip() and claim["by"] in {"A", "B", "C"} for claim in claims.values())
    assert all(date.fromisoformat(claim["day"]) for claim in claims.values())
    for relation in row["relations"]:
        assert relation["from"] in told and relation["to"] in told and relation["from"] != relation["to"]
        assert relation["kind"] in KINDS
