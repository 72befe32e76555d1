"""Outputs are whole or absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportedly.model.errors import OutputError
from reportedly.run.output import Lines, Stream, Whole, can_be_replaced
from reportedly.run.pages import Pages
from reportedly.run.rendering import Framing
from reportedly.run.work import Outcome


def article(text: str, **more: str) -> Outcome:
    return Outcome(more.get("path", "a.txt"), text=text, title=more.get("title", "A title"), claims=1)


def names_in(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.iterdir())


def test_a_line_that_does_not_fit_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = Lines(tmp_path / "out.jsonl")
    lines.take(article("first\n"))
    write = os.write

    def filling_up(file: int, data: memoryview) -> int:
        if len(data) < 5:
            raise OSError(28, "No space left on device")
        return write(file, data[: len(data) - 3])

    monkeypatch.setattr(os, "write", filling_up)
    with pytest.raises(OutputError, match=r"out\.jsonl: no space left on the device"):
        lines.take(article("second\n"))
    lines.abandon()
    assert (tmp_path / "out.jsonl").read_text() == "first\n"


def test_lines_go_on_after_the_kept_bytes(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("first\nsec")
    lines = Lines(path, keep=6)
    lines.take(article("second\n"))
    lines.finish()
    assert path.read_text() == "first\nsecond\n"


def test_a_file_appears_only_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    path.chmod(0o640)
    whole = Whole(path, Framing("[", ",", "]"))
    whole.take(article("1"))
    assert path.read_text() == "old"
    whole.take(article("2"))
    whole.finish()
    assert path.read_text() == "[1,2]"
    assert path.stat().st_mode & 0o777 == 0o640
    assert names_in(tmp_path) == ["out.json"]


@pytest.mark.parametrize("ending", ["abandon", "finish"])
def test_nothing_is_left_of_a_file_that_was_given_up_or_got_no_article(tmp_path: Path, ending: str) -> None:
    whole = Whole(tmp_path / "out.json", Framing())
    getattr(whole, ending)()
    assert names_in(tmp_path) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    whole = Whole(tmp_path / "link.csv", Framing())
    whole.take(article("x"))
    whole.finish()
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "x"


@pytest.mark.parametrize(("name", "message"), [("no/such/out.csv", "no such folder"), (".", "is a folder; name a file")])
def test_errors_say_what_is_wrong_with_the_name(tmp_path: Path, name: str, message: str) -> None:
    for sink in (lambda path: Whole(path, Framing()), Lines):
        with pytest.raises(OutputError, match=message):
            sink(tmp_path / name)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_device_is_written_to_as_it_is() -> None:
    full = Path("/dev/full")
    assert not can_be_replaced(full)
    with full.open("wb", buffering=0) as stream, pytest.raises(OutputError, match="/dev/full: no space left"):
        Stream(stream, "/dev/full", Framing()).take(article("x"))
    with pytest.raises(OutputError, match="/dev/full: no space left"):
        Lines(full).take(article("x\n"))


def test_pages_have_an_index(tmp_path: Path) -> None:
    pages = Pages(tmp_path / "pages")
    pages.take(article("<p>1", path="news/Harbour plan.txt", title="Boats & votes"))
    pages.take(article("<p>2", path="-"))
    assert not (tmp_path / "pages/index.html").exists()
    pages.finish()
    assert names_in(tmp_path / "pages") == ["0001-Harbour-plan.html", "0002-standard-input.html", "index.html"]
    index = (tmp_path / "pages/index.html").read_text()
    assert '<a href="0001-Harbour-plan.html">Boats &amp; votes</a>' in index
    assert "<h1>2 articles</h1>" in index
