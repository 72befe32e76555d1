"""No decision about 260 real articles changes unseen: what moves has to be meant, and is pinned anew by the commit that moves it."""

from __future__ import annotations

import pytest
from pinned_decisions import articles, moved, readings

_PART = 20


@pytest.mark.quality
@pytest.mark.parametrize("first", range(0, len(articles()), _PART))
def test_what_is_decided_of_real_articles_is_as_it_was(first: int) -> None:
    found = [line for each in articles()[first : first + _PART] for line in moved(each)]
    assert not found, "pin it anew where it is meant: python -m tests.quality.pinned_decisions --write\n" + "\n".join(found[:5])


def test_every_article_has_its_reading() -> None:
    assert {each.name for each in articles()} == set(readings())
