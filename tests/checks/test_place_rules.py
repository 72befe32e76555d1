"""PLC004: directions that the map contradicts."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.checks import Selection


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Shells hit a market in Aleppo, a city in southern Syria, on Monday, the mayor said. Schools stayed closed.",
            ["southern Syria"],
        ),
        ("Shells hit a market in Aleppo, in northern Syria, on Monday, the mayor said. Schools stayed closed.", []),
        ("The ferry to Basra, in the south of Iraq, sailed on Monday, Mayor Ada Brenn said. Work goes on.", []),
        (
            "The ferry to Basra, in the north of Iraq, sailed on Monday, Mayor Ada Brenn said. Work goes on.",
            ["the north of Iraq"],
        ),
        ("The mayor of Aleppo flew to southern Syria on Monday, Ada Brenn said. Work on the port goes on.", []),
        ("“Aleppo, in southern Syria, is calm,” Ada Brenn said on Monday. Schools in the city stayed closed.", []),
    ],
)
def test_a_part_of_a_state_beside_a_town(text: str, words: list[str]) -> None:
    article = reportedly.check(text, selection=Selection(select=("PLC004",)))
    assert [found.span.text for found in article.diagnostics or ()] == words
