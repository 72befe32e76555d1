"""The program around the commands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import reportedly
from reportedly.cli.program import program, run


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"reportedly {reportedly.__version__}\n"


def test_schema_is_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["schema"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["title"]


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in ("read", "schema"))


def test_an_error_nobody_foresaw_is_one_line_that_asks_for_a_report(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero\nsecond line")

    monkeypatch.setattr(program, "main", broken)
    assert run([]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first == "reportedly: ZeroDivisionError: division by zero; this is a bug in reportedly, please report it"
    assert second == "reportedly: set REPORTEDLY_DEBUG=1 to see where it happened"
    monkeypatch.setenv("REPORTEDLY_DEBUG", "1")
    assert run([]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["pack"], ["gazetteer"]])
def test_a_group_alone_prints_its_help_as_it_is(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Usage: reportedly")
    assert "\nCommands:\n" in told.out
    assert told.err == ""


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("article.txt", "'article.txt' is no command; to read it: reportedly read article.txt"),
        (
            "https://example.org/a",
            "'https://example.org/a' is no command; to fetch and keep it: reportedly add https://example.org/a",
        ),
        ("chek", "'chek' is no command; did you mean 'check'?"),
    ],
)
def test_a_word_that_is_no_command_gets_a_hint(word: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([word]) == 2
    assert capsys.readouterr().err.splitlines()[0] == f"reportedly: {told}"


@pytest.mark.parametrize(
    ("words", "offered"),
    [("rule SRC00", "SRC001"), ("rule vague", "vague-collective"), ("pack show r", "ru-ua"), ("rule --pack a", "am-az")],
)
def test_the_shell_is_offered_what_there_is(
    words: str, offered: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["reportedly", *words.split()]
    monkeypatch.setenv("_REPORTEDLY_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(line))
    monkeypatch.setenv("COMP_CWORD", str(len(line) - 1))
    with pytest.raises(SystemExit):
        run([])
    assert f"plain,{offered}" in capsys.readouterr().out.split()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_help_to_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-m", "reportedly", "--help"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (1, "reportedly: standard output: no space left on device\n")


def test_a_score_that_is_no_number_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "a.txt", "--min-score", "nan"]) == 2
    assert "not a number" in capsys.readouterr().err
