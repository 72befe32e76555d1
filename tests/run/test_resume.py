"""Going on: what is done stays done, the rest is read, and another input is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from standin import load, story

from reportedly.model.errors import InputError, UsageError
from reportedly.run import Done, Failed, Job, Read, outcomes
from reportedly.run.resume import Rest, rest
from reportedly.show.json_ import to_json_line
from reportedly.sources import Item

JOB = Job(load_reader=load)


def records(*texts: str) -> list[Item]:
    return [Item("feed.jsonl", "record", n, json.dumps({"text": text}).encode()) for n, text in enumerate(texts, 1)]


FEED = records(story(1), story(2), "", story(4), story(4), story(6))


def write(folder: Path, entries: list[Item]) -> tuple[Path, Path]:
    """What a run over ``entries`` leaves: an output and an errors file."""
    done = list(outcomes(entries, JOB))
    (folder / "out.jsonl").write_text("".join(to_json_line(o.article) for o in done if isinstance(o, Done)))
    (folder / "errors.jsonl").write_text("".join(o.as_line() for o in done if isinstance(o, Failed)))
    return folder / "out.jsonl", folder / "errors.jsonl"


def lines_left(left: Rest) -> list[int | None]:
    return [entry.line for entry in left.entries if not isinstance(entry, InputError)]


@pytest.mark.parametrize("stop", range(7))
def test_the_rest_begins_where_the_run_stopped(tmp_path: Path, stop: int) -> None:
    out, errors = write(tmp_path, FEED[:stop])
    left = rest(FEED, JOB, out, errors)
    assert lines_left(left) == [1, 2, 3, 4, 5, 6][stop:]
    assert (left.done, left.failed) == (stop, int(stop > 2))
    assert left.keep == out.stat().st_size


def test_a_torn_line_is_not_kept(tmp_path: Path) -> None:
    out, errors = write(tmp_path, FEED[:4])
    whole = out.stat().st_size
    with out.open("a") as file:
        file.write('{"schema": "repor')
    left = rest(FEED, JOB, out, errors)
    assert (lines_left(left), left.keep) == ([5, 6], whole)


def test_without_an_errors_file_what_failed_is_reported_once_more(tmp_path: Path) -> None:
    out, _ = write(tmp_path, FEED[:4])
    left = rest(FEED, JOB, out, None)
    assert lines_left(left) == [3, 5, 6]
    assert left.done == 3


def test_a_run_that_never_began_is_begun(tmp_path: Path) -> None:
    assert lines_left(rest(FEED, JOB, tmp_path / "none.jsonl", tmp_path / "none")) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("now", "message"),
    [
        (FEED[:2], "holds more than the input"),
        (FEED[1:], "feed.jsonl, line 2, is not what was read"),
        (records(story(1), story("another")), "feed.jsonl, line 2, is not what was read"),
    ],
)
def test_another_input_is_refused(tmp_path: Path, now: list[Item], message: str) -> None:
    out, errors = write(tmp_path, FEED[:4])
    with pytest.raises(UsageError, match=message):
        rest(now, JOB, out, errors)


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "notes.txt"
    out.write_text("my notes\n")
    with pytest.raises(UsageError, match="no results"):
        rest(FEED, JOB, out, None)


def test_a_file_that_changed_since_is_noticed(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(story(1))
    entries = [Item(str(article), "text")]
    out, errors = write(tmp_path, entries)
    article.write_text(story(2))
    with pytest.raises(UsageError, match="is not what was read"):
        rest(entries, JOB, out, errors)


def with_record(**more: str) -> list[Item]:
    data = json.dumps({"text": story(1), **more}).encode()
    return [Item("feed.jsonl", "record", 1, data), *FEED[1:]]


@pytest.mark.parametrize("more", [{"id": "b"}, {"url": "https://b.example/"}, {"published": "2025-01-01"}])
def test_a_record_that_says_something_else_of_itself_is_refused(tmp_path: Path, more: dict[str, str]) -> None:
    out, errors = write(tmp_path, with_record(id="a", url="https://a.example/", published="2025-02-02"))
    said = {"id": "a", "url": "https://a.example/", "published": "2025-02-02", **more}
    with pytest.raises(UsageError, match=r"feed\.jsonl, line 1, is not what was read"):
        rest(with_record(**said), JOB, out, errors)


def test_another_option_is_refused_as_far_as_results_show_it(tmp_path: Path) -> None:
    out, errors = write(tmp_path, FEED[:4])
    with pytest.raises(UsageError, match="was begun without --with-text"):
        rest(FEED, JOB, out, errors, with_text=True)
    with pytest.raises(UsageError, match="is not what was read"):
        rest(FEED, Job(Read(least=1.0), load_reader=load), out, errors)
    out.write_text(out.read_text().replace('"model":"', '"model":"other-'))
    with pytest.raises(UsageError, match="was begun with model other-"):
        rest(FEED, JOB, out, errors, with_text=False)
    out.write_text("[" * 100_000 + "\n")
    with pytest.raises(UsageError, match="holds lines that are no results"):
        rest(FEED, JOB, out, errors)
