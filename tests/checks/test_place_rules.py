"""Names of places that one side uses, and directions that the map contradicts."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.checks import Selection
from reportedly.checks.scene import Scene
from reportedly.model import Article, Document, Pack, Place, Producer, Span
from reportedly.model.knowledge import KnownPlace, Side, Variant
from tests.pages import page_of


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
        ("Shells hit southern Syria’s port city of Aleppo on Monday, the mayor said. Work goes on.", ["southern Syria"]),
        ("Shells hit southern Syria and the city of Aleppo on Monday, the mayor said. Work goes on.", []),
        ("Shells hit Aleppo, a city in southern Iraq, on Monday, the mayor said. Work goes on.", []),
        ("The mayor of Aleppo flew to southern Syria on Monday, Ada Brenn said. Work on the port goes on.", []),
        ("“Aleppo, in southern Syria, is calm,” Ada Brenn said on Monday. Schools in the city stayed closed.", []),
    ],
)
def test_a_part_of_a_state_beside_a_town(text: str, words: list[str]) -> None:
    article = reportedly.check(text, selection=Selection(select=("PLC004",)))
    assert [found.span.text for found in article.diagnostics or ()] == words


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("in the south.", ["in the south"]),
        ("in the north.", []),
        ("in the south of the region.", []),
        ("in the south and east.", []),
        ("in the south-east.", []),
        ("near Mariupol in the south.", []),
        ("“in the south”.", []),
    ],
)
def test_a_direction_in_a_sentence_that_tells_an_event(end: str, words: list[str]) -> None:
    text = f"Officials spoke of the fighting in Lyman on Monday. The capture of Lyman marked a further advance {end}"
    article = reportedly.check(text, packs=("ru-ua",), selection=Selection(select=("PLC004",)))
    assert [found.span.text for found in article.diagnostics or ()] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rescuers left Krasny Liman on Tuesday. The road to Krasny Liman was open.", ["Krasny Liman"]),
        ("Rescuers left Krasny Liman, or Lyman, on Tuesday. The road was open.", []),
        ("Rescuers left on Tuesday. “The road to Krasny Liman is open,” Mayor Ada Brenn said.", []),
        ("Rescuers left on Tuesday. The road to Krasny Liman is open, Mayor Ada Brenn said.", ["Krasny Liman"]),
    ],
)
def test_a_name_of_one_side(text: str, words: list[str]) -> None:
    article = reportedly.check(text, packs=("ru-ua",), selection=Selection(select=("PLC001",)))
    assert [found.span.text for found in article.diagnostics or ()] == words


@pytest.mark.parametrize(
    ("read", "number", "names"),
    [
        ("Old Sarn", 7, ["Old Sarn"]),
        ("Old Sarn", None, ["Old Sarn"]),
        ("Old Sarn", 8, []),
        ("Old Sarn Island", 7, []),
        ("ferry", 7, []),
    ],
)
def test_a_name_counts_where_it_was_read_as_that_place(read: str, number: int | None, names: list[str]) -> None:
    text = "The ferry to Old Sarn Island left on Tuesday."
    variants = (Variant("Old Sarn", "north"), Variant("Sarnet"))
    known = KnownPlace("velna", "Velna", "populated place", 1.0, 2.0, "none", geonames_id=7, variants=variants)
    pack = Pack("strait", "2026.1", "Strait", sides=(Side("north", "The North", "none"),), places=(known,))
    span = Span.of(text, text.index(read), text.index(read) + len(read))
    place = Place("p1", span, "Velna", 1.0, 2.0, number, None, "populated place", 0.9, (), "")
    article = Article(Document(text), (), (), Producer("0", "none"), places=(place,))
    assert [use.span.text for use in Scene(article, page_of(text), (pack,)).names] == names
