"""LEX001 and LEX002 with what packs know of terms."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.checks import Selection
from reportedly.packs import load_packs, mistakes, shipped

HEAD = '[pack]\nid = "lake"\nversion = "2026.11"\ntitle = "The lake"\n'
TERM = (
    '[[term]]\nid = "{0}"\nwordings = ["{1}"]\nkind = "euphemism"\nneutral = "drainage"\n'
    'reference = "common knowledge"\nthing = "{2}"\n'
)


@pytest.fixture
def lake(tmp_path: Path) -> str:
    (tmp_path / "pack.toml").write_text(HEAD)
    (tmp_path / "terms.toml").write_text(
        TERM.format("a", "water relief", "drain") + TERM.format("b", "lake renewal", "drain")
    )
    return str(tmp_path)


def marked(rule: str, text: str, pack: str) -> list[str]:
    article = reportedly.check(text, packs=[pack], places=False, selection=Selection(select=(rule,)))
    return [found.span.text for found in article.diagnostics or ()]


def test_two_terms_of_a_pack_for_one_thing(lake: str) -> None:
    text = "The council of Sarn voted for water relief on Monday. Fishermen left. The lake renewal will take a year."
    assert marked("LEX002", text, lake) == ["lake renewal"]


def test_one_term_used_twice_is_one_thing(lake: str) -> None:
    text = "The council of Sarn voted for water relief on Monday. Fishermen left. The water relief will take a year."
    assert not marked("LEX002", text, lake)


def test_a_second_term_in_quotation_marks_is_somebody_elses(lake: str) -> None:
    text = "The council of Sarn voted for water relief on Monday. “The lake renewal will take a year,” Mayor Ada Brenn said."
    assert not marked("LEX002", text, lake)


def test_a_thing_that_one_term_alone_names_is_a_mistake_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(HEAD)
    (tmp_path / "terms.toml").write_text(TERM.format("a", "water relief", "drain"))
    (found,) = mistakes(str(tmp_path))
    assert str(found).startswith(f"{tmp_path / 'terms.toml'}:7: thing: 'drain' is named by this term alone")


@pytest.mark.parametrize("name", shipped())
def test_the_rules_of_the_packs_that_come_along_mark_their_bad_examples_alone(name: str) -> None:
    (pack,) = load_packs([name], general=False)
    for rule in (*pack.lexical, *pack.sourcing):
        for text in rule.bad:
            assert len(_found(rule.id, text, name)) == 1, text
        for text in rule.good:
            assert not _found(rule.id, text, name), text


def _found(rule: str, text: str, pack: str) -> list[str]:
    packs = [] if pack == "general" else [pack]
    article = reportedly.check(text, packs=packs, places=False, selection=Selection(select=(rule,)))
    return [found.span.text for found in article.diagnostics or ()]
