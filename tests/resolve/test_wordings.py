"""Whatever is worded in the parts of the grammars of times, numbers, places and events, reading it raises nothing.

``python -m benchmarks.wordings`` reads 100,000 of them; here is a sample.
"""

from dataclasses import fields

import pytest

from benchmarks.wordings import GRAMMARS, Wordings, fault, faults, read
from reportedly.pipeline import default_language
from reportedly.resolve.times.fields import Fields
from reportedly.resolve.times.grammar import rules


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_wordings_made_from_a_grammars_own_parts(grammar: str) -> None:
    assert faults(800, seed=11, only=grammar) == []


@pytest.mark.parametrize(
    "text",
    [
        "It grew to shipwrecked-years-ago proportions.",
        "A day-ago report and a fortnight-earlier one put a century-ago fort there.",
        "AD 1.5 was no year, nor was 1.5 AD.",
        f"It stood {'9' * 5000} days ago, in AD {'9' * 5000}.",
        "At lea\u017ft 12 people; two mi\u0131l\u0131on; five thou\u017fand.",
        "In AD 1 they met on Thanksgiving. Before Thanksgiving, in the years before, they fled.",
    ],
)
@pytest.mark.parametrize("published", [None, "2025-12-01", "9999-12-31", "0001-01-01"])
def test_what_once_was_read_into_a_fault(text: str, published: str | None) -> None:
    assert fault(text, published) is None


def test_a_hyphenated_unit_counts_one_of_it_and_several_have_no_number() -> None:
    days = {
        t.span.text: t.start for t in read("A year-earlier profit. Of years-ago size. A week-ago note.", "2025-12-01")[0]
    }
    assert days == {"year-earlier": "2024-01-01", "years-ago": None, "week-ago": "2025-11-24"}


def test_the_fields_are_the_named_groups_of_the_patterns_and_the_event() -> None:
    groups = {name for rule in rules(default_language()) for pattern in rule.patterns for name in pattern.groupindex}
    assert groups | {"event"} == {field.name for field in fields(Fields)}


def test_the_same_seed_gives_the_same_wordings() -> None:
    one, other = Wordings(3), Wordings(3)
    assert [one.text("events") for _ in range(20)] == [other.text("events") for _ in range(20)]
