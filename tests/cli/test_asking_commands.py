"""``ask``, ``who``, ``place``, ``compare`` and ``edit`` as people call them."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import standin
from standin import story

from reportedly.cli.opening import Opening
from reportedly.cli.program import run

Command = Callable[..., "subprocess.CompletedProcess[str]"]
AT = ("--ledger", "ledger.sqlite")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two reports that are one, filled once."""
    home = tmp_path_factory.mktemp("filled")
    records = home / "records.jsonl"
    with records.open("w", encoding="utf-8") as file:
        for number, outlet in enumerate(("Herald", "Courier")):
            record = {
                "text": story(f"day {number}"),
                "url": f"https://{outlet.lower()}.example/1",
                "outlet": outlet,
                "published": f"2026-03-0{number + 1}",
            }
            file.write(json.dumps(record) + "\n")
    assert run(["add", str(records), "--ledger", str(home / AT[1])], Opening(standin.load, places=False)) == 0
    return home / AT[1]


@pytest.fixture
def filled(reportedly_command: Command, ledger: Path, tmp_path: Path) -> Command:
    shutil.copy(ledger, tmp_path)
    return reportedly_command


def handle(command: Command, *asked: str) -> str:
    page = json.loads(command("ask", *asked, *AT, "--format", "json").stdout)
    claim = page["lines"][0]["claim"]
    return f"{claim['article']}/{claim['claim']}"


def test_a_claim_is_told_with_its_article_offsets_and_copies(filled: Command) -> None:
    done = filled("ask", "closing", *AT)
    assert done.returncode == 0, done.stderr
    first, second, third = done.stdout.splitlines()
    assert first.startswith("2026-03-02  ")
    assert "  Courier  " in first
    assert second.startswith("  the mayor: The council will close the old harbour next year [said")
    assert third.startswith("  also      2026-03-01  ")
    assert done.stderr == "reportedly: ledger.sqlite: 2 claims in 2 articles, 1 independent report\n"


def test_pages_follow_each_other(filled: Command) -> None:
    page = json.loads(filled("ask", *AT, "--format", "json", "--limit", "3").stdout)
    assert (len(page["lines"]), page["tally"]["claims"]) == (3, 4)
    rest = json.loads(filled("ask", *AT, "--format", "json", "--after", page["after"]).stdout)
    assert (len(rest["lines"]), rest["after"]) == (1, None)
    assert "--after 2026" in filled("ask", *AT, "--limit", "1").stderr


def test_answers_are_handed_on(filled: Command, tmp_path: Path) -> None:
    lines = filled("ask", *AT, "--format", "jsonl", "--who", "Anna Holm").stdout.splitlines()
    assert [json.loads(line)["claim"]["source"] for line in lines] == ["Anna Holm"] * 2
    rows = list(csv.DictReader(io.StringIO(filled("ask", *AT, "--format", "csv", "--limit", "3").stdout)))
    assert len(rows) == 3
    for form, name in (("csv", "a.csv"), ("geojson", "a.geojson"), ("json-ld", "a.jsonld"), ("parquet", "a.parquet")):
        done = filled("ledger", "export", *AT, "--format", form, "-o", name)
        assert (done.returncode, done.stderr) == (0, f"reportedly: {name}: 4 claims\n")
        assert (tmp_path / name).stat().st_size
    done = filled("ledger", "export", *AT, "--format", "sqlite", "-o", "copy.sqlite")
    assert done.returncode == 0, done.stderr
    assert filled("ledger", "check", "--ledger", "copy.sqlite").returncode == 0


def test_somebody_and_two_outlets_are_asked_about(filled: Command) -> None:
    done = filled("who", "Anna Holm", *AT)
    assert done.returncode == 0, done.stderr
    assert "quoted by  Courier (1), Herald (1)" in done.stdout
    nobody = filled("who", "Nobody", *AT)
    assert nobody.stderr == "reportedly: ledger.sqlite: nobody called Nobody claims anything\n"
    assert "no day in common" in filled("compare", "Herald", "Courier", *AT).stderr
    assert "no claim tells of an event at Elsby" in filled("place", "Elsby", *AT).stderr


def test_people_decide(filled: Command) -> None:
    claim = handle(filled, "closing")
    done = filled("edit", "reject", claim, "--by", "Ines", "--why", "not in the paper", *AT)
    assert done.returncode == 0, done.stderr
    ident = done.stdout.split()[0]
    assert len(filled("ask", "closing", *AT, "--format", "jsonl").stdout.splitlines()) == 1
    assert len(filled("ask", "closing", *AT, "--format", "jsonl", "--rejected").stdout.splitlines()) == 2
    assert filled("edit", "correct", claim, "side=north", "--by", "Ines", *AT).returncode == 0
    shown = filled("ask", "closing", "--rejected", "--side", "north", *AT).stdout
    assert "corrected: side is north, read as none (Ines, " in shown
    assert "rejected]" in shown
    listed = filled("edit", "list", *AT).stdout.splitlines()
    assert ident in listed[0]
    assert "not in the paper" in listed[0]
    assert filled("edit", "undo", ident[:8], "--by", "Jon", *AT).returncode == 0
    assert [json.loads(line)["stands"] for line in filled("edit", "list", *AT, "--format", "json").stdout.splitlines()] == [
        False, True, True,
    ]  # fmt: skip
    example = json.loads(filled("edit", "export", "--training", *AT).stdout)
    assert example["claims"][0]["corrected"] == {"side": "north"}


def test_decisions_are_carried_in_a_file(filled: Command, tmp_path: Path) -> None:
    filled("edit", "comment", handle(filled, "closing"), "cf. p. 3", "--by", "Ines", *AT)
    assert filled("edit", "export", "-o", "decisions.jsonl", *AT).stderr == "reportedly: decisions.jsonl: 1 decision\n"
    again = filled("edit", "import", "decisions.jsonl", *AT)
    assert again.stderr == "reportedly: ledger.sqlite: 0 decisions more, 1 known\n"
    (tmp_path / "bad.jsonl").write_text("{}\n", encoding="utf-8")
    bad = filled("edit", "import", "bad.jsonl", *AT)
    assert (bad.returncode, bad.stderr) == (
        1, "reportedly: bad.jsonl:1: no decision: its schema is not reportedly/decision/1\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ask", "--within", "20km"), "within goes with a place"),
        (("ask", "--place", "Elsby", "--within", "near"), "--within near: write kilometres"),
        (("ask", "--from", "March"), "--from March: not a date"),
        (("ask", "--event", "*"), "write a type as control.taken"),
        (("ask", "--article", "ffff"), "no article is called ffff"),
        (("ask", "--after", "x"), "no place in an answer"),
        (("ask", "-o", "x"), "-o goes with a form to hand on"),
        (("ask", "--format", "csv", "--after", "x"), "--after goes with text and json"),
        (("compare", "Herald", "Gazette"), "no article of Gazette"),
        (("edit", "reject", "nobody"), "name a claim as ask prints it"),
        (("edit", "undo", "x"), "no decision is called x"),
        (("edit", "correct", "actor:A", "side"), "write FIELD=VALUE"),
        (("edit", "import", "none.jsonl"), "none.jsonl: no such file"),
    ],
)
def test_what_is_wrong_is_one_line(filled: Command, arguments: tuple[str, ...], told: str) -> None:
    done = filled(*arguments, *AT)
    assert done.returncode in (1, 2)
    assert told in done.stderr.splitlines()[0]
    assert "Traceback" not in done.stderr
