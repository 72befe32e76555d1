"""``reportedly rule``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.checks.rules import rulebook
from reportedly.cli.program import run


@pytest.mark.parametrize("name", ["SRC001", "src001", "bare-source"])
def test_a_page_by_identifier_or_name(name: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["rule", name]) == 0
    page = capsysbinary.readouterr().out.decode()
    assert page.startswith("# SRC001 bare-source\n")
    for part in ("## Why", "It rests on: ", "## It marks", "**a source**", "<!-- reportedly: ignore SRC001: reason -->"):
        assert part in page


def test_all_as_text_and_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["rule", "--all"]) == 0
    assert len(capsysbinary.readouterr().out.splitlines()) >= len(rulebook())
    assert run(["rule", "--all", "--format", "json"]) == 0
    assert {each["id"] for each in json.loads(capsysbinary.readouterr().out)} >= {rule.id for rule in rulebook()}


def test_a_style_adds_rules_and_changes_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("house.toml").write_text('id = "h"\ntitle = "H"\n[settings.SRC001]\nseverity = "info"\nenabled = false\n')
    assert run(["rule", "SRC001", "--style", "house.toml"]) == 0
    assert "Severity: info. It is off by default" in capsysbinary.readouterr().out.decode()
    assert run(["rule", "AGY001", "--style", "agency"]) == 0
    assert "unnamed-media-reports" in capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["SCR001"], "no rule is called 'SCR001', and no rule's page has that; did you mean 'SRC001'?"),
        (["bare-sauce"], "no rule is called 'bare-sauce', and no rule's page has that; did you mean 'bare-source'?"),
        (["zzz"], "no rule is called 'zzz', and no rule's page has that; reportedly rule lists them"),
        (["SRC001", "--all"], "name a rule, or list them all: reportedly rule --all"),
    ],
)
def test_misuse_is_one_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rule", *arguments]) == 2
    assert capsys.readouterr().err == f"reportedly: {message}\n"


def test_a_word_is_searched_in_the_pages(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["rule", "headline", "quotation"]) == 0
    found = capsysbinary.readouterr().out.decode().splitlines()
    assert any(line.startswith("HED001") for line in found)
    assert len(found) < len(rulebook())
    assert run(["rule", "headline", "--format", "json"]) == 0
    assert "HED001" in {each["id"] for each in json.loads(capsysbinary.readouterr().out)}


def test_without_a_name_all_are_listed(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["rule", "--all"]) == 0
    every = capsysbinary.readouterr().out
    assert run(["rule"]) == 0
    assert capsysbinary.readouterr().out == every
