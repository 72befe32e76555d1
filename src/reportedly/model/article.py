"""A read article: a document with what was found in it. This is what every view takes."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.diagnostic import Diagnostic
from reportedly.model.document import Document
from reportedly.model.entity import Actor, Number, Place, Time, Untied
from reportedly.model.reading import Name


@dataclass(frozen=True, slots=True)
class Producer:
    """What made a result: the version of this package, the model as ``name@hash``, packs as ``id@version``, the gazetteer."""

    reportedly: str
    model: str
    packs: tuple[str, ...] = ()
    gazetteer: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One document with what was found in it, each list in text order; claims, places, times and actors name each other by id.

    ``diagnostics`` is ``None`` where the article was not checked.
    """

    document: Document
    claims: tuple[Claim, ...]
    names: tuple[Name, ...]
    producer: Producer
    actors: tuple[Actor, ...] = ()
    untied: tuple[Untied, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    numbers: tuple[Number, ...] = ()
    diagnostics: tuple[Diagnostic, ...] | None = None
