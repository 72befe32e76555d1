"""``reportedly read``, as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from standin import load, story

from reportedly.cli.opening import Opening
from reportedly.cli.program import program
from reportedly.show import formats_of

Start = Callable[..., "subprocess.Popen[str]"]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


def read(*arguments: object, input: str | None = None) -> Result:  # noqa: A002
    """``reportedly read`` in this process; errors that the program around it would explain are raised."""
    return CliRunner().invoke(program, ["read", *map(str, arguments)], obj=Opening(load, places=False), input=input)


def names_in(path: str) -> list[str]:
    return sorted(entry.name for entry in Path(path).iterdir())


def folder(path: Path, count: int, **odd: str) -> Path:
    path.mkdir()
    for n in range(count):
        (path / f"{n:04}.txt").write_text(odd.get(f"f{n}", story(n)), encoding="utf-8")
    return path


class TestOneArticle:
    def test_text_is_the_format_of_a_pipe(self) -> None:
        Path("a.txt").write_text(story())
        result = read("a.txt")
        assert result.exit_code == 0
        assert "Anna Holm" in result.output
        assert "\x1b" not in result.output

    def test_standard_input_is_read_where_no_path_is_given(self) -> None:
        assert "Anna Holm" in read(input=story()).output
        assert "Anna Holm" in read("-", input=story()).output

    def test_json_is_one_object(self) -> None:
        Path("a.txt").write_text(story())
        article = json.loads(read("a.txt", "--format", "json", "--published", "2025-11-30").output)
        assert article["document"]["path"] == "a.txt"
        assert (article["document"]["published"], article["document"]["published_from"]) == ("2025-11-30", "option")
        assert [claim["source"]["spans"][0]["text"] for claim in article["claims"]] == ["the mayor", "Anna Holm"]

    def test_the_suffix_of_the_output_names_the_format(self) -> None:
        Path("a.txt").write_text(story())
        assert read("a.txt", "-o", "a.html").exit_code == 0
        assert Path("a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert read("a.txt", "-o", "a.csv").exit_code == 0
        assert Path("a.csv").read_text().startswith("document,")

    @pytest.mark.parametrize(("choice", "coloured"), [("always", True), ("never", False), ("auto", False)])
    def test_colour_is_for_terminals_unless_asked_for(self, choice: str, coloured: bool) -> None:
        Path("a.txt").write_text(story())
        output = read("a.txt", "--format", "terminal", "--color", choice, "--width", "60").output
        assert ("\x1b[" in output) is coloured
        if not coloured:
            assert max(map(len, output.splitlines())) <= 60

    def test_a_lone_surrogate_leaves_the_output_valid(self) -> None:
        Path("a.jsonl").write_text(json.dumps({"text": story("\ud800")}))
        for form in formats_of("read"):
            assert read("a.jsonl", "--format", form.name, "-o", f"out.{form.name}").exit_code == 0
            for path in (Path(f"out.{form.name}"), *Path(f"out.{form.name}").glob("*")):
                assert path.is_dir() or path.read_text(encoding="utf-8")


class TestManyArticles:
    def test_a_folder_gives_an_array_even_of_one(self, here: Path) -> None:
        folder(here / "in", 1)
        assert len(json.loads(read("in", "--format", "json").output)) == 1
        folder(here / "more", 3)
        assert len(json.loads(read("more", "--format", "json").output)) == 3

    def test_csv_has_one_header(self, here: Path) -> None:
        folder(here / "in", 3)
        rows = list(csv.DictReader(io.StringIO(read("in", "--format", "csv").output)))
        assert [row["document"] for row in rows] == [f"in/{n:04}.txt" for n in (0, 0, 1, 1, 2, 2)]

    def test_html_is_a_folder_of_pages(self, here: Path) -> None:
        folder(here / "in", 2)
        assert read("in", "--format", "html", "-o", "pages").exit_code == 0
        assert names_in("pages") == ["0001-0000.html", "0002-0001.html", "index.html"]

    def test_one_bad_file_does_not_stop_the_rest(self, here: Path) -> None:
        folder(here / "in", 4, f1="", f2=story("BUG"))
        result = read("in", "--format", "jsonl", "-o", "out.jsonl", "--errors", "errors.jsonl")
        assert result.exit_code == 1
        assert result.stderr == ""
        found = [json.loads(line)["document"]["path"] for line in Path("out.jsonl").read_text().splitlines()]
        assert found == ["in/0000.txt", "in/0003.txt"]
        errors = [json.loads(line) for line in Path("errors.jsonl").read_text().splitlines()]
        assert [(e["path"], e["line"], e["error"]) for e in errors] == [
            ("in/0001.txt", None, "EmptyInput"),
            ("in/0002.txt", None, "RuntimeError"),
        ]
        assert set(errors[0]) == {"path", "line", "error", "message"}

    def test_without_an_errors_file_each_failure_is_one_line_on_stderr(self, here: Path) -> None:
        folder(here / "in", 3, f1="")
        result = read("in", "gone.txt", "--format", "jsonl")
        assert result.exit_code == 1
        assert len(result.stdout.splitlines()) == 2
        first, second = result.stderr.splitlines()
        assert first.startswith("reportedly: in/0001.txt: ")
        assert second.startswith("reportedly: gone.txt: no such file")

    def test_what_is_no_article_is_misuse(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        Path("feed.rss").write_text("<rss version='2.0'><channel/></rss>")
        result = read("feed.rss")
        assert result.exit_code == 2
        assert "feed.rss: a feed: nothing is fetched to read it" in result.stderr

    def test_claims_below_a_score_are_left_out(self, here: Path) -> None:
        Path("a.txt").write_text(story())
        every = json.loads(read("a.txt", "--format", "json").stdout)["claims"]
        assert every
        some = json.loads(read("a.txt", "--format", "json", "--min-score", "1").stdout)["claims"]
        assert some == [claim for claim in every if claim["score"] >= 1]
        assert "scored below 1 left out" in read("a.txt", "--format", "text", "--min-score", "1").stdout

    def test_the_files_that_the_run_writes_are_not_read(self, here: Path) -> None:
        folder(here / "in", 2)
        for _ in range(2):
            arguments = ("--format", "jsonl", "-o", "in/out.jsonl", "--errors", "in/errors.jsonl", "--force")
            assert read("in", *arguments).exit_code == 0
        assert len(Path("in/out.jsonl").read_text().splitlines()) == 2

    def test_the_same_bytes_for_any_number_of_workers(self, here: Path, reportedly_command: Command) -> None:
        folder(here / "in", 30, f7="", f9=story("x", "DIE-ALWAYS"))
        Path("in/0009.txt").unlink()
        outputs = set()
        for n in (1, 3):
            done = reportedly_command("read", "in", "-o", f"{n}.jsonl", "--workers", n, "--errors", f"{n}.errors")
            assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
            outputs.add((Path(f"{n}.jsonl").read_bytes(), Path(f"{n}.errors").read_bytes()))
        assert len(outputs) == 1

    def test_an_output_that_is_there_is_not_lost(self, here: Path, reportedly_command: Command) -> None:
        folder(here / "in", 1)
        Path("out.jsonl").write_text('{"a million": "articles"}\n')
        done = reportedly_command("read", "in", "-o", "out.jsonl")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            "reportedly: out.jsonl: is there already; add --resume to go on with it or --force to write it anew\n"
        )
        assert Path("out.jsonl").read_text() == '{"a million": "articles"}\n'


STOPPED = {
    # Ctrl-C may fall between the opening of a file and its ``with``; the collector then closes it, which is well
    "PYTHONWARNINGS": "error,ignore::ResourceWarning"
}


class TestStopping:
    @pytest.mark.parametrize("workers", [1, 2])
    def test_ctrl_c_leaves_whole_lines_and_resume_goes_on(self, here: Path, start: Start, workers: int) -> None:
        slow = {f"f{n}": story(n, "SLOWLY") for n in range(40)}
        folder(here / "in", 40, **(slow | {"f2": ""}))
        arguments = ("read", "in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--workers", workers)
        # a group of its own, as a shell makes it: Ctrl-C reaches the workers too
        with start(*arguments, start_new_session=True, env=STOPPED) as process:
            wait_for(lambda: Path("out.jsonl").exists() and Path("out.jsonl").read_bytes().count(b"\n") >= 4)
            os.killpg(process.pid, signal.SIGINT)
            out, err = process.communicate(timeout=30)
        assert (process.returncode, out) == (130, "")
        done = Path("out.jsonl").read_bytes().count(b"\n") + 1
        assert err == f"reportedly: stopped after {done} articles; the same command with --resume goes on\n"
        assert Path("out.jsonl").read_bytes().endswith(b"\n")
        assert done < 40

        for n in range(done + 1, 40):  # the rest need not be slow
            Path(f"in/{n:04}.txt").write_text(story(n))
        assert read("in", "--format", "jsonl", "-o", "fresh.jsonl", "--errors", "fresh.errors").exit_code == 1
        with Path("out.jsonl").open("a") as file:
            file.write('{"torn')
        resumed = read("in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--resume")
        assert (resumed.exit_code, resumed.output) == (1, "")
        assert Path("out.jsonl").read_bytes() == Path("fresh.jsonl").read_bytes()
        assert Path("errors.jsonl").read_bytes() == Path("fresh.errors").read_bytes()
        assert read("in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--resume").exit_code == 1  # nothing left to do
        assert Path("out.jsonl").read_bytes() == Path("fresh.jsonl").read_bytes()

    def test_an_unfinished_json_file_does_not_appear(self, here: Path, start: Start) -> None:
        folder(here / "in", 40, **{f"f{n}": story(n, "SLOWLY") for n in range(40)})
        with start("read", "in", "-o", "out.json", "--workers", 1, env=STOPPED) as process:
            wait_for(lambda: any(path.stat().st_size for path in here.glob(".out.json.*")))
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=30)
        assert process.returncode == 130
        assert err.startswith("reportedly: stopped after ")
        assert names_in(".") == ["in"]


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


class TestOutputTrouble:
    def test_a_closed_pipe_is_no_trouble(self, here: Path, start: Start) -> None:
        folder(here / "in", 60)
        with start("read", "in", "--format", "jsonl", "--workers", 1) as process:
            assert process.stdout
            assert process.stdout.readline()
            process.stdout.close()
            assert process.wait(30) == 141
            assert process.stderr
            assert process.stderr.read() == ""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    @pytest.mark.parametrize("form", ["jsonl", "text"])
    def test_a_full_disk_is_one_line(self, here: Path, reportedly_command: Command, form: str) -> None:
        Path("a.txt").write_text(story())
        with Path("/dev/full").open("w") as full:
            done = reportedly_command("read", "a.txt", "--format", form, stdout=full)
        reason = "no space left on the device; free some and run the command again"
        assert (done.returncode, done.stderr) == (1, f"reportedly: standard output: {reason}\n")
        done = reportedly_command("read", "a.txt", "--format", form, "-o", "/dev/full")
        assert (done.returncode, done.stderr) == (1, f"reportedly: /dev/full: {reason}\n")

    def test_closed_standard_output_is_one_line(self, here: Path, reportedly_command: Command) -> None:
        Path("a.txt").write_text(story())
        done = reportedly_command("read", "a.txt", stdout=None, preexec_fn=lambda: os.close(1))
        assert (done.returncode, done.stderr) == (1, "reportedly: standard output: is closed; name a file with -o\n")

    def test_output_is_utf_8_whatever_the_locale(self, here: Path, reportedly_command: Command) -> None:
        Path("a.txt").write_text(story("“Môntag”"), encoding="utf-8")
        env = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
        done = reportedly_command("read", "a.txt", "--format", "json", env=env)
        assert done.returncode == 0
        assert "Council votes" in done.stdout


class TestMisuse:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["read", "a.txt", "--published", "tomorrow"], "--published tomorrow: not a date; write it as 2025-11-30"),
            (["read", "a.txt", "--published", "2025-02-30"], "--published 2025-02-30: not a date; write it as 2025-11-30"),
            (["read", "a.txt", "--resume"], "--resume goes with --format jsonl or parquet, and -o"),
            (["read", "-", "--resume", "-o", "o.jsonl"], "--resume can't read standard input again: name the file instead"),
            (["read", ".", "--format", "html"], "html of several articles is a folder of pages: name the folder with -o"),
            (["read", "a.txt", "-o", "x.jsonl", "--errors", "./x.jsonl"], "x.jsonl: given both for results and for errors"),
            (
                ["read", "a.txt", "-o", "a.txt"],
                "a.txt: is to be read, so it can't be written; choose another name for the output",
            ),
            (["read", "a.txt", "--format", "pdf"], None),
            (["read", "a.txt", "--workers", "0"], None),
            (["write"], None),
        ],
    )
    def test_options_that_make_no_sense(
        self, here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str | None
    ) -> None:
        from reportedly.cli.program import run

        Path("a.txt").write_text(story())
        assert run(arguments, Opening(load, places=False)) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert 1 <= len(err.splitlines()) <= 2
        assert all(line.startswith("reportedly: ") for line in err.splitlines())
        if message:
            assert err == f"reportedly: {message}\n"
        assert names_in(".") == ["a.txt"]

    def test_a_missing_file_is_one_line(self, here: Path, reportedly_command: Command) -> None:
        done = reportedly_command("read", "gone\x1b[31m.txt")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("reportedly: gone")
        assert done.stderr.endswith("[31m.txt: no such file: check the name\n")
        assert "\x1b" not in done.stderr

    def test_a_terminal_is_not_waited_for(self, here: Path, reportedly_command: Command) -> None:
        pty = pytest.importorskip("pty")
        _, terminal = pty.openpty()
        done = reportedly_command("read", stdin=terminal)
        assert done.returncode == 2
        assert done.stderr.startswith("reportedly: nothing to read: name a file or a folder")

    def test_a_bug_shows_its_traceback_only_when_asked(self, here: Path, reportedly_command: Command) -> None:
        Path("a.txt").write_text(story("BUG"))
        done = reportedly_command("read", "a.txt")
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert "this is a bug in reportedly, please report it" in done.stderr
        assert "Traceback" in reportedly_command("read", "a.txt", env={"REPORTEDLY_DEBUG": "1"}).stderr


class TestProgress:
    def test_long_work_shows_its_progress_on_a_terminal(self, here: Path, reportedly_command: Command) -> None:
        pty = pytest.importorskip("pty")
        folder(here / "in", 12, f3="", **{f"f{n}": story(n, "SLOWLY") for n in (4, 5, 6, 7)})
        ours, terminal = pty.openpty()
        done = reportedly_command("read", "in", "-o", "o.jsonl", "--workers", 1, stderr=terminal, env={"TERM": "xterm"})
        os.close(terminal)
        seen = b""
        while True:
            try:
                seen += os.read(ours, 65536)
            except OSError:  # the end of a terminal
                break
        os.close(ours)
        assert (done.returncode, done.stdout) == (1, "")
        assert b"/12" in seen
        assert b"words/s" in seen
        assert seen.count(b"reportedly: in/0003.txt") == 1


def test_ids_that_several_records_bear_are_told(reportedly_command: Command, tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": story(day)}) for day, name in enumerate("abac")]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines))
    for workers in (1, 2):
        done = reportedly_command("read", "feed.jsonl", "--format", "jsonl", "--workers", workers)
        assert (
            done.stderr
            == "reportedly: 1 id belongs to more than one record: 'a' (feed.jsonl, line 1 and feed.jsonl, line 3)\n"
        )
        assert len(done.stdout.splitlines()) == 4
