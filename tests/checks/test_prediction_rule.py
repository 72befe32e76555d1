"""The rule for predictions: what it leaves alone."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.checks import Selection, diagnose
from tests.pages import page_of


@pytest.mark.parametrize(
    "text",
    [
        "The court closed on Friday. The judge will hear the case on Tuesday.",
        "The council met on Friday. Is the harbour likely to close, and who is likely to pay for it?",
        "The council met on Friday. Analysts expect that the harbour will likely close.",
    ],
)
def test_plans_questions_and_the_expectations_of_others_are_no_predictions(text: str) -> None:
    assert diagnose(reportedly.read(text, places=False), page_of(text), (), Selection(select=("PRD001",))) == ()
