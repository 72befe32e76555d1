"""HED002: headlines that assert what the body only has from somebody."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.checks import Selection

BODY = "An air strike killed 14 people in the valley of Sarn on Monday, rescue workers said. Schools in the valley stayed closed."


def marked(title: str, body: str = BODY) -> list[str]:
    article = reportedly.check(f"{title}\n\n{body}", places=False, selection=Selection(select=("HED002",)))
    return [found.span.text for found in article.diagnostics or ()]


def test_a_toll_that_only_one_source_gives() -> None:
    assert marked("Air strike kills 14 in Sarn valley")


@pytest.mark.parametrize(
    "title",
    [
        "Air strike kills 14 in Sarn valley, rescue workers say",
        "Air strike kills 14 in Sarn valley: rescue workers",
        "Air strike kills 14 in Sarn valley - rescue workers",
        "Air strike kills 14 in Sarn valley monitor",
        "Air strike reportedly kills 14 in Sarn valley",
    ],
)
def test_a_headline_that_names_or_hints_at_its_source_is_left_alone(title: str) -> None:
    assert not marked(title)


def test_a_toll_that_the_outlet_itself_tells_is_left_alone() -> None:
    body = "An air strike killed 14 people in the valley of Sarn on Monday. Schools in the valley stayed closed, the mayor said."
    assert not marked("Air strike kills 14 in Sarn valley", body)


def test_the_toll_of_a_quake_is_no_claim_of_a_party() -> None:
    body = "An earthquake killed 14 people in the valley of Sarn on Monday, the civil defence agency said. Schools stayed closed."
    assert not marked("Earthquake kills 14 in Sarn valley", body)


def test_another_toll_is_another_event() -> None:
    body = "Shells killed 3 people in the port of Orlen in May, medics said. Schools in the valley of Sarn stayed closed."
    assert not marked("Air strike kills 14 in Sarn valley", body)
