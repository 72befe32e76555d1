"""The program around the commands."""

from __future__ import annotations

import json

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
