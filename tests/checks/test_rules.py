"""Every rule's own examples, read with the real model: bad ones are marked as they say, good ones are not."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.checks import Selection, diagnose
from reportedly.checks.rule import Example, Rule
from reportedly.checks.rules import rulebook
from reportedly.packs import load_packs
from tests.pages import page_of

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{quality}-{number}")
    for rule in rulebook()
    for quality, examples in (("bad", rule.bad), ("good", rule.good))
    for number, example in enumerate(examples, start=1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_marks_its_bad_examples_and_leaves_its_good_ones_alone(rule: Rule, example: Example) -> None:
    article = reportedly.read(example.text, published=example.published, packs=example.packs, places=example.places)
    found = diagnose(article, page_of(example.text), load_packs(example.packs), Selection(select=(rule.id,)))
    assert tuple(each.span.text for each in found) == example.marked


def test_identifiers_and_names_are_unique() -> None:
    assert len({rule.id for rule in rulebook()}) == len({rule.name for rule in rulebook()}) == len(rulebook())


@pytest.mark.parametrize("rule", rulebook(), ids=lambda rule: rule.id)
def test_a_rule_says_why_and_on_what_it_rests_and_shows_both_kinds_of_examples(rule: Rule) -> None:
    assert rule.marks and rule.why and rule.reference and rule.bad and rule.good
    assert rule.marks.endswith(".") and rule.why.endswith(".")
