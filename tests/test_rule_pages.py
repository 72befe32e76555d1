"""The pages of the rules are what the rules say."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from reportedly.checks.precision import Precision, measured, precision_words
from reportedly.checks.rules import rulebook

DOCS = Path(__file__).resolve().parents[1] / "docs"
MADE = runpy.run_path(str(DOCS / "rules.py"))
PAGES: dict[str, str] = MADE["pages"]()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).is_file(), "run python docs/rules.py"
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name], "run python docs/rules.py"


def test_there_are_no_other_pages() -> None:
    assert {f"rules/{path.name}" for path in (DOCS / "rules").iterdir()} == set(PAGES) - {"rules.md"}


def test_every_family_of_rules_has_a_heading() -> None:
    assert {rule.family for rule in rulebook()} == set(MADE["FAMILIES"])
    assert all(f"(rules/{rule.id}.md)" in PAGES["rules.md"] for rule in rulebook())


def test_figures_are_those_of_known_rules_and_make_sense() -> None:
    assert set(measured()) <= {rule.id for rule in rulebook()}
    for found in measured().values():
        assert 0 <= found.right <= found.judged > 0


def test_a_rule_that_is_on_was_right_often_enough_or_is_believed_to_be() -> None:
    for rule in rulebook():
        found = measured().get(rule.id)
        assert (found.share if found else rule.confidence) >= 0.85 or not rule.default, rule.id


def test_a_figure_is_told_in_words() -> None:
    assert str(Precision(60, 57)) == "57 of 60 findings that were judged hold by the rule's definition (95%)"
    assert precision_words("ABC999") == "not measured yet"
