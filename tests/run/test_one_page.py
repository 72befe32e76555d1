"""An article is taken apart once, whatever is done with it: a tracer counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import reportedly
from reportedly import api
from reportedly.cli.opening import Opening
from reportedly.cli.program import program
from reportedly.text import layout
from tests.run.standin import load, story

TEXT = "Harbour talks\n\nKeltis, March 4 — “We sail,” a source said. " + "\n\n".join(story(day) for day in range(60))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the article's text is cut into paragraphs, each paragraph into sentences, and quotations are sought."""
    calls: Counter[str] = Counter()

    def counting(name: str) -> None:
        wrapped: Callable[..., object] = getattr(layout, name)

        def count(text: str, *rest: object) -> object:
            if text == TEXT:
                calls[name if name != "sentences" else f"sentences from {rest[0]}"] += 1
            return wrapped(text, *rest)

        monkeypatch.setattr(layout, name, count)

    for name in ("paragraphs", "sentences", "quotations"):
        counting(name)
    return calls


def once(calls: Counter[str]) -> bool:
    return len(calls) > 100 and set(calls.values()) == {1}


@pytest.mark.parametrize("form", ["terminal", "text", "json", "html"])
def test_reading(form: str, counted: Counter[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(program, ["read", str(path), "--format", form], obj=Opening(load, places=False))
    assert done.exit_code == 0, done.output
    assert once(counted), counted


@pytest.mark.parametrize("form", ["terminal", "json", "sarif", "html", "github", "junit"])
def test_checking_and_showing_what_was_found(form: str, counted: Counter[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    options = ["check", str(path), "--format", form, "--no-cache"]
    done = CliRunner().invoke(program, options, obj=Opening(load, places=False))
    assert "SRC001" in done.output, done.output
    assert once(counted), counted


def test_from_python(counted: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "_shared_reader", lambda: load(1))
    assert reportedly.check(TEXT, places=False).diagnostics
    assert once(counted), counted
