"""Records on the command line: written with their text, read back, told apart in CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from standin import load, story

from reportedly.cli.opening import Opening
from reportedly.cli.program import program
from reportedly.model import Article
from reportedly.model.errors import UsageError

TWO = "\n".join(
    json.dumps({"id": name, "text": story(day), "title": None, "url": f"https://example.org/{name}"})
    for name, day in (("one", "Monday"), ("two", "Friday"))
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    Path("a.txt").write_text(story(), encoding="utf-8")
    Path("two.jsonl").write_text(f"\n{TWO}\n", encoding="utf-8")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(program, [*map(str, arguments)], obj=Opening(load, places=False), catch_exceptions=False)


@pytest.mark.parametrize("command", ["read", "check"])
def test_with_its_text_a_record_is_read_back_alone(command: str) -> None:
    (line,) = run(command, "a.txt", "--format", "jsonl", "--with-text").stdout.splitlines()
    article = Article.from_json(line)
    assert article.document.text == story()
    assert article.claims[0].source.text == "the mayor"
    assert Article.from_json(run(command, "a.txt", "--format", "json", "--with-text").stdout) == article
    whole = run(command, "a.txt", "two.jsonl", "--format", "json", "--with-text").stdout
    assert [Article.from_dict(record).document.path for record in json.loads(whole)] == ["a.txt", "two.jsonl", "two.jsonl"]


@pytest.mark.parametrize("command", ["read", "check"])
def test_without_it_the_text_is_given(command: str) -> None:
    (line,) = run(command, "a.txt", "--format", "jsonl").stdout.splitlines()
    assert "text" not in json.loads(line)["document"]
    assert Article.from_json(line, text=story()).document.path == "a.txt"


@pytest.mark.parametrize(("command", "form"), [("read", "csv"), ("read", "html"), ("check", "sarif"), ("check", "terminal")])
def test_only_a_record_takes_the_text(command: str, form: str) -> None:
    with pytest.raises(UsageError, match="--with-text goes with --format json, jsonl or parquet"):
        run(command, "a.txt", "--with-text", "--format", form)


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_record_says_on_which_line_it_was_also_where_it_is_kept(command: str) -> None:
    for _ in range(2):
        lines = run(command, "two.jsonl", "--format", "jsonl").stdout.splitlines()
        told = [json.loads(line)["document"] for line in lines]
        assert [(each["id_given"], each["path"], each["line"]) for each in told] == [
            ("one", "two.jsonl", 2),
            ("two", "two.jsonl", 3),
        ]


def test_rows_say_which_record_they_are_of() -> None:
    rows = list(csv.DictReader(io.StringIO(run("read", "two.jsonl", "--format", "csv").stdout, newline="")))
    assert {(row["document"], row["document_id"], row["line"], row["url"]) for row in rows} == {
        ("two.jsonl", "one", "2", "https://example.org/one"),
        ("two.jsonl", "two", "3", "https://example.org/two"),
    }
