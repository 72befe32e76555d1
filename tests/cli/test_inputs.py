"""The command line over tables and archives: columns, places of findings, errors."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from standin import load, story

from reportedly.cli.opening import Opening
from reportedly.cli.program import program
from reportedly.model.errors import UsageError
from tests.archives import members, records

SOURCE = "\nThe bridge to the island was closed last night, a source said.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_NO_CACHE", "1")
    with Path("a.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            [["body", "headline", "date"], [story(1) + SOURCE, "A title", "2025-11-03"], [story(2), "", ""]]
        )
    several = members(records(3))
    several[1] = several[1][:90]
    Path("x.warc.gz").write_bytes(b"".join(several))
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(program, list(map(str, arguments)), obj=Opening(load, places=False), catch_exceptions=False)


def test_columns_of_read_and_check() -> None:
    given = ("--columns", "text=body,title=headline", "--columns", "published=date")
    first, second = map(json.loads, run("read", "a.csv", *given, "--format", "jsonl").stdout.splitlines())
    assert first["document"]["title"]["text"] == "A title"
    assert [each["document"]["line"] for each in (first, second)] == [1, 2]
    assert [each["document"]["published"] for each in (first, second)] == ["2025-11-03", None]
    checked = run("check", "a.csv", *given, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(each)["document"]["path"] for each in checked] == ["a.csv", "a.csv"]
    with pytest.raises(UsageError, match="no field is called 'txt'; fields: text, id, title"):
        run("read", "a.csv", "--columns", "txt=body")


def test_findings_in_a_row_say_its_number_and_no_line() -> None:
    columns = ("--columns", "text=body")
    sarif = json.loads(run("check", "a.csv", *columns, "--format", "sarif").stdout)
    results = sarif["runs"][0]["results"]
    assert results
    for each in results:
        assert each["properties"]["record"] == 1
        assert all("region" not in place["physicalLocation"] for place in each["locations"])
    told = run("check", "a.csv", *columns, "--format", "terminal").stdout
    assert "a.csv, record 1" in told and "a.csv:" not in told.replace("a.csv: ", "")
    for line in run("check", "a.csv", *columns, "--format", "github").stdout.splitlines():
        assert "file=a.csv,title=" in line and "::record " in line


def test_a_damaged_record_stands_in_the_errors_file_with_its_number() -> None:
    done = run("read", "x.warc.gz", "--format", "jsonl", "--errors", "errors.jsonl")
    assert done.exit_code == 1
    documents = [json.loads(each)["document"] for each in done.stdout.splitlines()]
    assert [(each["line"], each["captured"], each["published"]) for each in documents] == [
        (1, "2025-11-03T10:00:00Z", None), (3, "2025-11-03T10:00:00Z", None),
    ]  # fmt: skip
    (error,) = map(json.loads, Path("errors.jsonl").read_text().splitlines())
    assert (error["path"], error["line"], error["error"]) == ("x.warc.gz", 2, "MalformedRecord")
    assert error["message"].startswith("x.warc.gz, record 2: damaged gzip data")


def test_no_output_is_written_over_what_is_to_be_read_in_a_folder(tmp_path: Path) -> None:
    from reportedly.cli.request import refuse_nonsense
    from reportedly.model.errors import UsageError
    from reportedly.show import format_named

    folder, outside = tmp_path / "in", tmp_path / "outside.jsonl"
    folder.mkdir()
    (folder / "a.csv").write_text("text\nThe bridge is closed.\n")
    outside.write_text('{"text": "The bridge is closed."}\n')
    (folder / "b.jsonl").symlink_to(outside)
    (tmp_path / "link.csv").symlink_to(folder / "a.csv")
    ours = folder / "claims.jsonl"
    ours.write_text('{"schema":"reportedly/article/1"}\n')

    def refused(output: Path, errors: Path | None = None) -> bool:
        try:
            refuse_nonsense([str(folder)], format_named("jsonl", "read"), output, errors, resume=False, force=True)
        except UsageError as error:
            assert "is to be read, as " in str(error)
            return True
        return False

    assert refused(folder / "a.csv") and refused(tmp_path / "link.csv") and refused(outside)
    assert refused(tmp_path / "new.jsonl", folder / "a.csv")
    assert not refused(ours) and not refused(folder / "new.jsonl", folder / "errors.jsonl")


def test_what_went_wrong_with_all_and_dates_that_are_none_are_told_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text('{"body": "x"}\n' * 3)
    result = CliRunner().invoke(
        program, ["read", "in.jsonl", "-o", "out.jsonl", "--errors", "e.jsonl"], obj=Opening(load, places=False)
    )
    assert "nothing could be read; 3 of 3 times: no 'text' in the record; its keys: body;" in result.stderr

    lines = (json.dumps({"text": story(n), "published": "last week"}) + "\n" for n in range(2))
    Path("in.jsonl").write_text("".join(lines))
    result = CliRunner().invoke(program, ["read", "in.jsonl", "-o", "dated.jsonl"], obj=Opening(load, places=False))
    assert "2 publication dates could not be read: write them as 2025-11-30" in result.stderr
