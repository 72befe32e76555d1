"""LEX001 and LEX002 with what packs know of terms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import reportedly
from reportedly.checks import Selection
from reportedly.checks.scene.counterparts import counterparts
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


NAMES = {
    "Kyiv": "Moscow",
    "Ukrainian": "Russian",
    "Ukraine": "Russia",
    "Baku": "Yerevan",
    "Azerbaijani": "Armenian",
    "Azerbaijan": "Armenia",
}


def _exchanged(text: str) -> str:
    both = NAMES | {other: name for name, other in NAMES.items()}
    return re.sub(r"\w+", lambda word: both.get(word[0], word[0]), text)


@pytest.mark.parametrize("name", [each for each in shipped() if each != "general"])
def test_whatever_label_of_one_side_is_marked_so_is_its_counterpart_of_the_other(name: str) -> None:
    pack = next(each for each in load_packs([name]) if each.id == name)
    known = {wording.casefold() for term in pack.terms for wording in term.wordings}
    turned = {wording.casefold() for _, term in counterparts(pack) for wording in term.wordings}
    labels = [wording for term in pack.terms if term.kind == "label" and term.side for wording in term.wordings]
    assert [each for each in labels if _exchanged(each).casefold() not in known | turned] == []


@pytest.mark.parametrize(
    ("text", "pack", "words"),
    [
        ("The talks ended on Monday. The {0} junta sent no one.", "ru-ua", ("Kyiv", "Moscow")),
        ("The talks ended on Monday. {0} occupiers left the town.", "ru-ua", ("Ukrainian", "Russian")),
        ("The talks ended on Monday. The {0} regime sent no one.", "am-az", ("Baku", "Yerevan")),
        ("The talks ended on Monday. It was {0} terrorism.", "am-az", ("Armenian", "Azerbaijani")),
    ],
)
def test_both_orders_of_sides(text: str, pack: str, words: tuple[str, str]) -> None:
    first, second = (marked("LEX001", text.format(each), pack) for each in words)
    assert len(first) == 1 and second == [_exchanged(first[0])]
