"""Reading and checking mutated prose: with the model, and, many more of them, with a reader that stands in for it."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.fuzz import corpus, mutation
from benchmarks.fuzz.faults import judge, told
from benchmarks.fuzz.standin import StandIn
from benchmarks.fuzz.targets.target import Attempt, Target
from reportedly.languages import language
from reportedly.model import Article, Document, Metadata
from reportedly.model.errors import InputError, ReportedlyError
from reportedly.pipeline import References, checked, load_reader, open_references, read_document
from reportedly.sources import document_from_text

PUBLISHED = "2025-11-30"


@cache
def references(places: bool = False) -> References:
    """All shipped packs; with ``places``, the index in this user's cache folder."""
    import os

    from reportedly.packs import shipped
    from reportedly.pipeline import default_cache

    named = os.environ.get("REPORTEDLY_CACHE", "")
    return open_references(shipped(), (Path(named) if named else default_cache()) if places else None)


def examined(document: Document, reader: Any, known: References) -> Article:
    """``document`` read and checked."""
    return checked(read_document(document, reader, known), known.packs)


def result(article: Article) -> str:
    """All that an article says, as one text."""
    return json.dumps(article.to_dict(), sort_keys=True)


def _document(text: str) -> Document:
    """The text as a document; what is refused for its language or emptiness is read all the same."""
    try:
        return document_from_text(text, language(), Metadata(published=PUBLISHED))
    except InputError as error:
        told(error)
        return Document(text, published=PUBLISHED)


def _open(reader: Any, known: References) -> Attempt:
    def attempt(data: bytes) -> str:
        try:
            article = examined(_document(mutation.decoded(data)), reader, known)
        except ReportedlyError as error:
            return told(error)
        judge(article)
        return result(article)

    return attempt


def _with_model(_: Path) -> Attempt:
    return _open(load_reader(1), references(True))


def _without(_: Path) -> Attempt:
    return _open(StandIn(), references(True))


def _make(rng: random.Random) -> bytes:
    return mutation.encoded(mutation.text(rng, corpus.passages()))


TARGETS = (
    Target("reading", _make, _with_model, share=10, again=5),
    Target("resolving", _make, _without, share=6),
)
