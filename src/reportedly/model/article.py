"""A read article: a document with what was found in it. This is what every view takes."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.reading import Name


@dataclass(frozen=True, slots=True)
class Producer:
    """What made a result: the version of this package, the model as ``name@hash``, the packs as ``id@version``."""

    reportedly: str
    model: str
    packs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One document, its claims and its names, both in text order."""

    document: Document
    claims: tuple[Claim, ...]
    names: tuple[Name, ...]
    producer: Producer
