"""Reports for the tests of drawn threads, told without vectors and compared by their last words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from telling import Said, article

from reportedly.languages import language
from reportedly.ledger import Ledger, drawing, settling, stories
from reportedly.model import OUTCOMES, RELATION_KINDS, Article, Language, Pairing, Telling
from reportedly.threads import Judge, Seen, Weights, tellings
from tests.pages import page_of

NORTH, SOUTH = "war/north", "war/south"


class Teller:
    """Tellings without vectors; a claim that begins with "No" is negative."""

    @property
    def language(self) -> Language:
        return language("en")

    @property
    def judge(self) -> Judge:
        return lambda pairs: np.zeros((len(pairs), len(OUTCOMES)), dtype=np.float32)

    def __call__(self, article: Article, ident: str, published: str | None) -> tuple[Telling, ...]:
        told = tellings(article, page_of(article.document.text), (), ident=ident, published=published)
        return tuple(replace(each, negative=each.words.startswith("No")) for each in told)

    def packs(self, article: Article) -> tuple[str, ...]:
        return ()


def same_words(
    pairs: list[tuple[Seen, Seen]], articles: object, of: Language, judge: Judge, weights: Weights | None = None
) -> list[Pairing]:
    """Claims are one that have the same last word, and deny each other where one alone is negative."""
    found = []
    for pair in pairs:
        one, other = sorted(pair, key=lambda each: each.telling.when)
        a, b = one.telling, other.telling
        if a.words.split()[-1] != b.words.split()[-1]:
            continue
        kinds = (("denies", 0.9),) if a.negative != b.negative else ()
        found.append(Pairing(a.id, b.id, 0.0 if kinds else 0.9, kinds))
    return found


WEIGHTS = Weights(None, None, {}, 0.0, 0.5, dict.fromkeys(RELATION_KINDS, 0.5))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "decided", same_words)
    monkeypatch.setattr(settling, "pair_weights", lambda: WEIGHTS)
    monkeypatch.setattr(stories, "pair_weights", lambda: WEIGHTS)


def report(number: int, *said: Said, day: int = 1) -> Article:
    outlet = f"Paper {number}"
    return article(*said, url=f"https://paper{number}.example/{day}", outlet=outlet, published=f"2026-03-{day:02}")


def says(content: str, who: str = "the army", side: str | None = NORTH) -> Said:
    return Said(who, content, place="Elsby", event="control.taken", trigger=content.split()[-1], side=side)


def draw(ledger: Ledger) -> int:
    return max(ledger.draw(), default=0)


TAKEN = report(1, says("The army took Elsby town"))
ALSO = report(2, says("Elsby is now a taken town", "the monitors", None), day=2)
DENIED = report(3, says("No army has entered Elsby town", "the other army", SOUTH), day=3)


def shape(ledger: Ledger) -> list[tuple[object, ...]]:
    """Everything that is told of threads, without what depends on rows."""
    return sorted(
        (each.id, each.says, each.claims, tuple(one.name for one in each.sources), tuple(one.kind for one in each.standings))
        for each in ledger.threads(every=True, limit=500).threads
    )
