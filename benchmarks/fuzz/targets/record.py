"""Records read back: JSON of articles, mutated, given to ``Article.from_json``."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.fuzz import corpus, mutation
from benchmarks.fuzz.faults import Fault, told
from benchmarks.fuzz.standin import StandIn
from benchmarks.fuzz.targets.reading import examined, references
from benchmarks.fuzz.targets.target import Attempt, Target
from reportedly.model import Article, Document
from reportedly.model.errors import ReportedlyError


def _missing() -> str:
    return "" if hasattr(Article, "from_json") else "this package has no Article.from_json yet"


def _written(article: Any, with_text: bool) -> str:
    try:
        return str(article.to_json(with_text=with_text))
    except TypeError:
        return str(article.to_json())


@cache
def _forms() -> tuple[Any, ...]:
    """JSON values of articles with something of everything."""
    documents = [Document(each, published="2025-11-30") for each in (*corpus.articles(), *corpus.passages()[:40])]
    articles = [examined(each, StandIn(), references(True)) for each in documents]
    return tuple(json.loads(_written(each, with_text)) for each in articles for with_text in (True, False))


def _make(rng: random.Random) -> bytes:
    value = mutation.choice(rng, _forms())
    if rng.random() < 0.1:
        return mutation.octets(rng, mutation.dumped(value))
    return mutation.dumped(mutation.tree(rng, value))


def _open(_: Path) -> Attempt:
    def attempt(data: bytes) -> str:
        read: Any = Article
        try:
            article = read.from_json(data.decode("utf-8", "surrogatepass"))
        except UnicodeDecodeError:
            return "no text"
        except ReportedlyError as error:
            return told(error)
        written = _written(article, True)
        try:
            again = read.from_json(written)
        except ReportedlyError as error:
            raise Fault("round trip", f"what was read is written so that it can't be read again: {error}") from error
        if again != article:
            raise Fault("round trip", "what was read, written and read again is something else")
        return written

    return attempt


TARGETS = (Target("record", _make, _open, share=2, missing=_missing),)
