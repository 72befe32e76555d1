"""Distances on the globe."""

from __future__ import annotations

from pytest import approx

from reportedly.model import kilometres


def test_kilometres_between_points() -> None:
    assert kilometres(0, 0, 0, 90) == approx(10_007.5, abs=0.1)  # a quarter of the equator
    assert kilometres(0, 0, 90, 0) == approx(10_007.5, abs=0.1)
    assert kilometres(60, 0, 60, 180) == approx(6_671.7, abs=0.1)  # over the pole
    assert kilometres(48, 37, 48, 38) == approx(74.4, abs=0.1)
    assert kilometres(10, 20, 10, 20) == 0
    assert kilometres(10, 20, -10, -160) == approx(20_015.1, abs=0.1)
    assert kilometres(60, 10, 60, 11) == approx(55.6, abs=0.05)
    assert kilometres(0, 0, 0, 180) == approx(kilometres(90, 0, -90, 0))
