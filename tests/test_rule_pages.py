"""The pages of the rules are what the rules say."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from reportedly.checks.precision import Precision, judged_how, measured, precision_words
from reportedly.checks.rule import Rule
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
        assert min(found.right, found.doubtful, found.wrong) >= 0 < found.judged


def test_no_rule_is_on_that_surely_was_right_too_seldom() -> None:
    """One of which enough was judged and whose whole interval lies below the bar is off."""
    for rule in rulebook():
        found = measured().get(rule.id)
        assert (found.interval[1] if found and found.enough else rule.confidence) >= 0.85 or not rule.default, rule.id


def test_a_figure_is_told_in_words() -> None:
    assert str(Precision(57, 0, 3)) == "95%; 95% interval 86% to 98% (60 judged: 57 right, 0 doubtful, 3 wrong)"
    assert str(Precision(16, 2, 2)).startswith("85%, the doubtful as half; ")
    assert precision_words("ABC999") == str(Precision()) == "not measured yet"


def test_of_few_findings_no_share_is_told() -> None:
    assert str(Precision(1)) == "too few to tell (1 judged: 1 right, 0 doubtful, 0 wrong)"
    assert "%" not in str(Precision(19)) and str(Precision(20)).startswith("100%; 95% interval 84% to 100%")
    assert (Precision().figure, Precision(19).figure) == ("–", "too few to tell (19)")
    assert Precision(20).figure == "100% of 20 (84%–100%)"


def test_the_interval_is_wilsons() -> None:
    low, high = Precision(81, 0, 182).interval  # Newcombe (1998), table I: 0.2553 to 0.3662
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert Precision().interval == (0.0, 1.0) and Precision(0, 0, 9).interval[0] == 0.0


def test_the_table_of_precision_is_what_the_verdicts_say() -> None:
    from benchmarks.findings import BLIND, FIGURES, figures, judgements

    wanted = figures(judgements(BLIND), judged_how())
    assert FIGURES.read_text(encoding="utf-8") == wanted, "run python -m benchmarks.findings --figures"


@pytest.mark.parametrize("rule", rulebook(), ids=lambda rule: rule.id)
def test_a_page_says_where_its_rule_does_not_hold(rule: Rule) -> None:
    assert ("does not hold in articles of these genres" in PAGES[f"rules/{rule.id}.md"]) == bool(rule.not_in)
