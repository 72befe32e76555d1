"""No decision about 260 real articles and 3,900 invented texts changes unseen: what moves is meant, and its commit pins it anew."""

from __future__ import annotations

from itertools import accumulate, groupby

import pytest
from pinned_decisions import articles, moved, readings

_CHARACTERS = 50_000

_BEFORE = list(accumulate((len(each.text) for each in articles()), initial=0))
PARTS = [list(held) for _, held in groupby(range(len(articles())), key=lambda text: _BEFORE[text] // _CHARACTERS)]


@pytest.mark.quality
@pytest.mark.parametrize("part", range(len(PARTS)))
def test_what_is_decided_is_as_it_was(part: int) -> None:
    found = [line for text in PARTS[part] for line in moved(articles()[text])]
    assert not found, "pin it anew where it is meant: python -m tests.quality.pinned_decisions --write\n" + "\n".join(
        found[:5]
    )


def test_every_text_has_its_reading() -> None:
    assert {each.name for each in articles()} == set(readings())
