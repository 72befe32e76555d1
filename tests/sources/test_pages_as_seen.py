"""Small pages as the commonest systems write them, each with the text that people see; one file of ``pages/`` a page.

A file holds the page, a line of equals signs, what the page says of itself, and the paragraphs, a line each ("/" for a line end
within one). Letters in braces stand for the sentences below.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportedly.sources import Item, load
from reportedly.sources.pages.embedded import Embedded
from reportedly.sources.pages.losses import losses
from reportedly.sources.pages.seen import seen
from reportedly.sources.pages.tree import parsed
from tests.pages import ENGLISH

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
WORDS = {
    "{T}": "Bridge closed after storm",
    "{A}": "The old bridge was closed on Monday, the mayor said, after a storm damaged two of its pillars and flooded the road.",
    "{B}": "“We will not open it before the engineers tell us that it is safe,” said Ann Miller, who has run the town for years.",
    "{C}": "According to the county, repairs may take three months. Shop owners warned of losses.",
    "{A2}": "Engineers who went down to the river on Tuesday told the council that a third pillar had begun to lean as well.",
    "{B2}": "The county’s own inspectors had warned two years ago that the bridge would not stand another flood of that kind.",
}
_STATED = re.compile(r"(published|outlet|note|unread): (.*)")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_read_as_people_see_it(path: Path) -> None:
    page, _, expected = path.read_text("utf-8").partition("\n=====\n")
    for sign, words in WORDS.items():
        page, expected = page.replace(sign, words), expected.replace(sign, words)
    lines = expected.splitlines()
    stated = [match.groups() for line in lines if (match := _STATED.fullmatch(line))]
    document = load(Item("a.html", "html", data=page.encode()), ENGLISH)
    paragraphs = [
        line if line.startswith("UPTON") else line.replace("/", "\n") for line in lines if not _STATED.fullmatch(line)
    ]
    assert document.text.split("\n\n") == paragraphs
    assert document.title is not None and (document.title.start, document.title.text) == (0, paragraphs[0])
    for name, value in stated:
        if name in ("published", "outlet"):
            assert getattr(document, name) == value
    notes = [value for name, value in stated if name == "note"]
    assert [any(value in note for note in document.notes) for value in notes] == [True] * len(notes)
    assert len(document.notes) == len(notes)
    assert [document.text[slice(*each)] for each in document.unread] == [value for name, value in stated if name == "unread"]


def test_much_that_is_left_out_is_told() -> None:
    page = parsed(
        "<main>" + "".join(f"<p>{WORDS[sign]}</p>" for sign in ("{A}", "{B}", "{C}", "{A2}", "{B2}")) * 3 + "</main>"
    )
    shown = seen(page.root)
    assert list(losses(page, shown, shown.blocks, Embedded())) == []
    (note,) = losses(page, shown, shown.blocks[:3], Embedded())
    assert note == "of some 306 words of running text in the page, 60 were read as the article"
