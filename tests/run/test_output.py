"""Outputs are whole or absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportedly.model import Article, Document, Producer, Span
from reportedly.model.errors import OutputError
from reportedly.run import Done
from reportedly.run.output import Lines, Rendering, Stream, Whole, can_be_replaced
from reportedly.run.pages import Pages
from reportedly.show.formats import Framing


def article(title: str, path: str) -> Done:
    document = Document(f"{title}\n\nAll else.", path=path, title=Span(0, len(title), title))
    return Done(path, None, Article(document, (), (), Producer("0", "none")))


def names_in(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.iterdir())


def test_a_line_that_does_not_fit_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = Lines(tmp_path / "out.jsonl")
    lines.write("first\n")
    write = os.write

    def filling_up(file: int, data: memoryview) -> int:
        if len(data) < 5:
            raise OSError(28, "No space left on device")
        return write(file, data[: len(data) - 3])

    monkeypatch.setattr(os, "write", filling_up)
    with pytest.raises(OutputError, match=r"out\.jsonl: no space left on the device"):
        lines.write("second\n")
    lines.abandon()
    assert (tmp_path / "out.jsonl").read_text() == "first\n"


def test_lines_go_on_after_the_kept_bytes(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("first\nsec")
    lines = Lines(path, keep=6)
    lines.write("second\n")
    lines.finish()
    assert path.read_text() == "first\nsecond\n"


def test_two_runs_never_write_to_one_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    lines = Lines(path)
    lines.write("first\n")
    with pytest.raises(OutputError, match=r"out\.jsonl: another run is writing there"):
        Lines(path)
    lines.finish()
    assert path.read_text() == "first\n"
    Lines(path, keep=6).finish()


def test_a_file_appears_only_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    path.chmod(0o640)
    whole = Whole(path, Framing("[", ",", "]"))
    whole.write("1")
    assert path.read_text() == "old"
    whole.write("2")
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
    whole.write("x")
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
        Stream(stream, "/dev/full", Framing()).write("x")
    with pytest.raises(OutputError, match="/dev/full: no space left"):
        Lines(full).write("x\n")


def test_pages_have_an_index(tmp_path: Path) -> None:
    pages = Pages(tmp_path / "pages", lambda done: f"<p>{done.title}")
    pages.take(article("Boats & votes", "news/Harbour plan.txt"))
    pages.take(article("A title", "-"))
    assert not (tmp_path / "pages/index.html").exists()
    pages.finish()
    assert names_in(tmp_path / "pages") == ["0001-Harbour-plan.html", "0002-standard-input.html", "index.html"]
    assert (tmp_path / "pages/0002-standard-input.html").read_text() == "<p>A title"
    index = (tmp_path / "pages/index.html").read_text()
    assert '<a href="0001-Harbour-plan.html"><bdi>Boats &amp; votes</bdi></a>' in index
    assert "2 articles</h1>" in index


def test_articles_are_rendered_where_they_are_written(tmp_path: Path) -> None:
    sink = Rendering(Whole(tmp_path / "out", Framing(between=" | ")), lambda done: done.title)
    sink.take(article("One", "a"))
    sink.take(article("Two", "b"))
    sink.finish()
    assert (tmp_path / "out").read_text() == "One | Two"


def test_what_was_written_since_a_run_began_is_never_overwritten(tmp_path: Path) -> None:
    lines = tmp_path / "out.jsonl"
    lines.write_text("finished by another\n")
    with pytest.raises(OutputError, match="was written to since this run began"):
        Lines(lines, found=0)
    assert lines.read_text() == "finished by another\n"

    table = tmp_path / "out.csv"
    table.write_text("old")
    whole = Whole(table, Framing())
    whole.write("mine")
    table.write_text("another's")
    with pytest.raises(OutputError, match="was written to since this run began; the results of this one are in") as told:
        whole.finish()
    whole.abandon()
    assert table.read_text() == "another's"
    assert Path(str(told.value).rpartition(" in ")[2]).read_text() == "mine"


def test_a_run_that_writes_nothing_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old\n")
    Lines(path).abandon()
    assert path.read_text() == "old\n"
    Lines(path).finish()
    assert path.read_text() == ""
