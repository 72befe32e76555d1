"""What is firm, what fails and what is fragile."""

from __future__ import annotations

import margins
import pytest
from margins import MARGIN, fragile, hold, moved, readings

from reportedly.model import Article
from reportedly.pipeline import References
from reportedly.sources import document_from_text
from tests.pages import ENGLISH

pytestmark = pytest.mark.quality


@pytest.fixture(scope="module")
def articles() -> tuple[Article, Article, Article]:
    document = document_from_text(
        "The mayor said on Monday that the bridge was closed. “It will open soon,” she added.", ENGLISH
    )
    return readings(document, References())


def test_a_gate_has_to_hold_as_users_read_it_and_is_fragile_where_rounding_decides(
    articles: tuple[Article, Article, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(margins, "_FRAGILE", [])
    hold(lambda article: len(article.claims) == 2, articles, "two claims")
    with pytest.raises(AssertionError, match="nobody speaks"):
        hold(lambda article: not article.claims, articles, "nobody speaks")
    assert fragile() == ()
    hold(lambda article: article is articles[0], articles, "only as it is read")
    assert fragile() == ("only as it is read",)
    with pytest.raises(AssertionError, match=r"never as it is read .it would hold with scores moved by 0\.05"):
        hold(lambda article: article is not articles[0], articles, "never as it is read")


def test_scores_move_by_the_margin_in_the_middle_and_less_at_the_ends() -> None:
    assert moved(0.5, MARGIN / 0.25) == pytest.approx(0.5 + MARGIN, abs=0.001)
    assert 0.1 < moved(0.1, MARGIN / 0.25) < 0.1 + MARGIN / 2
    assert (moved(0.0, 1.0), moved(1.0, -1.0)) == (0.0, 1.0)
