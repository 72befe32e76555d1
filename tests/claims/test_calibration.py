"""Scores of claims: a chance, or a constant that says that it is one."""

from __future__ import annotations

import pytest

from reportedly.claims.calibration import calibrated, score_kind
from reportedly.model import Attribution


@pytest.mark.parametrize(
    ("score", "chance"), [(0.4, 0.4), (0.0, 0.0), (1.0, 1.0), (1.2, 1.0), (-0.1, 0.0), (float("nan"), 0.0)]
)
def test_a_score_is_a_chance_between_none_and_certain(score: float, chance: float) -> None:
    assert calibrated(Attribution((), (), (), 0.9, 0.9, score)) == chance


def test_only_what_the_model_saw_has_a_measured_score() -> None:
    kinds = {origin: score_kind(origin) for origin in ("model", "construction", "headline", "nested", "reception")}
    assert kinds == {
        "model": "calibrated", "construction": "calibrated", "headline": "set", "nested": "set", "reception": "set",
    }  # fmt: skip
