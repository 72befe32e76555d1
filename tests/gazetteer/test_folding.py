"""Spellings that are one name, and names that are codes."""

from __future__ import annotations

import pytest

from reportedly.gazetteer.folding import LONGEST, fold, is_code, respellings, without_division, without_settlement


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khar'kov", "Kharʹkov"),
        ("LYON", "Lyon"),
        ("São Paulo", "Sao Paulo"),
        ("Saint-Denis", "St. Denis"),
        ("Mt. Vernon", "Mount Vernon"),
        ("Ft. Worth", "Fort Worth"),
        ("Port-au-Prince", "Port au Prince"),
        ("Krasnyi Lyman", "Krasnyy Lyman"),
        ("Krasnyi Lyman", "Krasny Lyman"),
        ("The Hague", "Hague"),
        ("Łódź", "Lodz"),
        ("Washington, D.C.", "Washington DC"),
        ("Bosnia and Herzegovina", "Bosnia-Herzegovina"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("name", ["", " ", "...", "x" * (LONGEST + 1), "\ud800abc", "’"])
def test_nothing_is_left_of_what_is_no_name(name: str) -> None:
    assert fold(name) == ""


@pytest.mark.parametrize("name", ["US", "UA", "U.S.", "U.S.A.", "Ga.", "Calif.", "N.Y.", "W.Va.", "UAE"])
def test_codes(name: str) -> None:
    assert is_code(name)


@pytest.mark.parametrize("name", ["us", "Us", "Georgia", "u.s.", "", "U", "ABCDEFGHI"])
def test_no_codes(name: str) -> None:
    assert not is_code(name)


def test_a_kind_of_division_stands_before_or_after_the_name() -> None:
    assert without_division("Idlib province") == ("Idlib", False)
    assert without_division("province of Idlib") == ("Idlib", False)
    assert without_division("Laurel County") == ("Laurel", True)
    assert without_division("Idlib") is None
    assert without_division("region") is None


def test_a_kind_of_settlement_stands_before_or_after_the_name() -> None:
    assert without_settlement("Town of Groton") == "Groton"
    assert without_settlement("Mosul city") == "Mosul"
    assert without_settlement("Mosul") is None


def test_other_transliterations_are_few_and_never_the_name_itself() -> None:
    forms = respellings("Voznesensky")
    assert "voznesenski" in forms
    assert "voznesensky" not in forms
    assert len(forms) < 20
    assert respellings("Rome") == []
