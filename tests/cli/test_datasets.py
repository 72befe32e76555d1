"""Parquet from the command line: written, killed, gone on with, verified."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

from standin import load, story  # noqa: E402

import reportedly  # noqa: E402
from reportedly.cli.opening import Opening  # noqa: E402
from reportedly.cli.program import program  # noqa: E402
from reportedly.model.errors import UsageError  # noqa: E402

Start = Callable[..., "subprocess.Popen[str]"]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_NO_CACHE", "1")
    return tmp_path


def run(*arguments: object) -> Result:
    """A command in this process; errors that the program around it would explain are raised."""
    return CliRunner().invoke(program, list(map(str, arguments)), obj=Opening(load, places=False), catch_exceptions=False)


def feed(path: Path, count: int, **odd: str) -> Path:
    lines = (json.dumps({"id": str(n), "text": odd.get(f"n{n}", story(n))}) for n in range(count))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows(table: str, folder: str = "out") -> list[dict[str, Any]]:
    return [row for path in sorted(Path(folder, table).iterdir()) for row in pq.read_table(path).to_pylist()]


def parts(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.*")
        if path.name != "manifest.json"
    }


def test_reading_gives_tables_errors_and_a_line_of_what_was_done(here: Path) -> None:
    feed(here / "feed.jsonl", 4, n1="")
    result = run("read", "feed.jsonl", "--format", "parquet", "-o", "out", "--errors", "errors.jsonl")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert re.match(r"reportedly: out: 4 articles in \d+ s, ", result.stderr)
    assert result.stderr.endswith(" words/s; 1 of them could not be read: see out/errors\n")
    assert [row["document_id"] for row in rows("claims")] == ["0", "0", "2", "2", "3", "3"]
    assert [(row["article_id"], row["line"], row["error"]) for row in rows("errors")] == [(2, 2, "EmptyInput")]
    assert [json.loads(line)["line"] for line in Path("errors.jsonl").read_text().splitlines()] == [2]
    assert not Path("out/findings").exists()
    assert run("verify", "out").exit_code == 0


def test_the_tables_that_are_named_are_written(here: Path) -> None:
    feed(here / "feed.jsonl", 2)
    command = ("read", "feed.jsonl", "--format", "parquet", "-o", "out", "--table", "times", "--table", "claims")
    assert run(*command).exit_code == 0
    assert sorted(path.name for path in Path("out").iterdir() if path.is_dir()) == ["claims", "errors", "parts", "times"]


def test_a_check_writes_its_findings_too(here: Path) -> None:
    feed(here / "feed.jsonl", 3, n1=story(1, "A source said the mayor knew."))
    result = run("check", "feed.jsonl", "--format", "parquet", "-o", "out", "--select", "SRC001", "--no-config")
    found = rows("findings")
    assert [(row["article_id"], row["finding_id"], row["rule"], row["text"]) for row in found] == [
        (2, "2.f1", "SRC001", "A source")
    ]
    assert len(rows("articles")) == 3
    assert result.exit_code == 1  # a finding, as in every format
    assert run("verify", "out").exit_code == 0
    with pytest.raises(UsageError, match="was begun with rules and configuration"):
        run("check", "feed.jsonl", "--format", "parquet", "-o", "out", "--no-config", "--resume")


def test_a_table_of_csv_has_the_keys_that_join_it(here: Path) -> None:
    feed(here / "feed.jsonl", 3, n0="")

    def table(*options: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(run("read", "feed.jsonl", "--format", "csv", *options).stdout, newline="")))

    names = {row["actor_id"]: row["name"] for row in table("--table", "actors")}
    assert set(names) == {"2.a1", "2.a2", "3.a1", "3.a2"}
    assert [names[row["actor_id"]] for row in table()] == [row["actor"] for row in table("--table", "claims")]


def test_csv_of_a_check_is_its_findings(here: Path) -> None:
    Path("a.txt").write_text(story(1, "A source said the mayor knew."))
    told = run("check", "a.txt", "--format", "csv", "--select", "SRC001", "--no-config").stdout
    assert [(row["rule"], row["text"]) for row in csv.DictReader(io.StringIO(told))] == [("SRC001", "A source")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "parquet"], "parquet is a folder of tables: name the folder with -o"),
        (["--format", "csv", "--table", "actors", "--table", "claims"], "--table: csv shows one table"),
        (["--format", "json", "--table", "actors"], "--table goes with --format csv or parquet"),
        (["--format", "csv", "--part-size", "3"], "--part-size goes with --format parquet"),
        (["--format", "parquet", "-o", "out", "--resume", "--force"], "choose one"),
    ],
)
def test_options_that_make_no_sense(here: Path, arguments: list[str], message: str) -> None:
    feed(here / "feed.jsonl", 1)
    with pytest.raises(UsageError, match=message):
        run("read", "feed.jsonl", *arguments)


def test_without_pyarrow_one_line_names_the_extra(here: Path, reportedly_command: Command) -> None:
    feed(here / "feed.jsonl", 1)
    (here / "without" / "pyarrow").mkdir(parents=True)
    (here / "without" / "pyarrow" / "__init__.py").write_text("raise ModuleNotFoundError('No pyarrow', name='pyarrow')")
    rooms = (here / "without", Path(reportedly.__file__).parents[1], Path(__file__).parents[1] / "run")
    path = os.pathsep.join(map(str, rooms))
    done = reportedly_command("read", "feed.jsonl", "--format", "parquet", "-o", "out", env={"PYTHONPATH": path})
    assert (done.returncode, done.stderr) == (1, "reportedly: parquet needs an extra: pip install 'reportedly[parquet]'\n")
    assert not Path("out").exists()


def test_a_run_killed_at_any_moment_is_gone_on_with(here: Path, start: Start, reportedly_command: Command) -> None:
    feed(here / "feed.jsonl", 60, n7="", n33="")
    options = ("read", "feed.jsonl", "--format", "parquet", "--part-size", "4", "--workers", "1")
    assert reportedly_command(*options, "-o", "whole").returncode == 1
    chance = random.Random(7)
    for _ in range(8):
        process = start(*options, "-o", "out", "--resume")
        time.sleep(chance.uniform(0.25, 0.75))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    last = reportedly_command(*options, "-o", "out", "--resume")
    assert last.returncode == 1, last.stderr
    assert parts(here / "out") == parts(here / "whole")
    assert reportedly_command("verify", "out").returncode == 0


def test_a_run_that_was_stopped_says_how_to_go_on(here: Path, start: Start, reportedly_command: Command) -> None:
    feed(here / "feed.jsonl", 40, **{f"n{n}": story(n, "SLOWLY") for n in range(40)})
    options = ("read", "feed.jsonl", "--format", "parquet", "-o", "out", "--part-size", "2", "--workers", "1")
    process = start(*options)
    while len(list(here.glob("out/parts/*.json"))) < 2:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert "the same command with --resume goes on" in err
    done = reportedly_command("verify", "out")
    assert (done.returncode, "was not finished" in done.stderr) == (2, True)


def test_verify_tells_what_is_wrong_a_line_each(here: Path) -> None:
    feed(here / "feed.jsonl", 2)
    run("read", "feed.jsonl", "--format", "parquet", "-o", "out")
    Path("out/claims/part-00000.parquet").unlink()
    Path("out/notes.txt").write_text("mine")
    result = run("verify", "out")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "claims/part-00000.parquet: is missing",
        "notes.txt: is no part of the dataset",
    ]
