"""A read article: a document with what was found in it. This is what every view takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reportedly.model.claim import Claim
from reportedly.model.diagnostic import Diagnostic
from reportedly.model.document import Document
from reportedly.model.entity import Actor, Number, Place, Time, Untied
from reportedly.model.genre import UNKNOWN, Genre, Reserve
from reportedly.model.reading import Name
from reportedly.model.shown import counted, noun, quoted


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Found = TypeVar("_Found", bound=_Named)


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

    ``diagnostics`` is ``None`` where the article was not checked. ``reserves`` say why finding little in it may say little.

    :meth:`actor` and its like give what an id names, ``None`` where
    there is no such thing; they take ``None`` too, as ``claim.source.actor`` may be.
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
    genre: Genre = UNKNOWN
    reserves: tuple[Reserve, ...] = ()

    def claim(self, ident: str | None, /) -> Claim | None:
        """The claim of this id (``c1``)."""
        return _named(self.claims, ident)

    def actor(self, ident: str | None, /) -> Actor | None:
        """The actor of this id (``a1``)."""
        return _named(self.actors, ident)

    def place(self, ident: str | None, /) -> Place | None:
        """The place of this id (``p1``)."""
        return _named(self.places, ident)

    def time(self, ident: str | None, /) -> Time | None:
        """The time of this id (``t1``)."""
        return _named(self.times, ident)

    def number(self, ident: str | None, /) -> Number | None:
        """The number of this id (``n1``)."""
        return _named(self.numbers, ident)

    def to_dict(self, *, with_text: bool = False) -> dict[str, object]:
        """The article's record, the form that is stored and sent, as plain dictionaries and lists that JSON can hold.

        Every field is explained in ``docs/output.md``. Without its text a record can be read back only where the text is at hand.
        """
        from reportedly.record import to_dict

        return to_dict(self, with_text=with_text)

    def to_json(self, *, with_text: bool = False, indent: int | None = None) -> str:
        """The record as JSON: on one line, or indented by so many spaces. ``from_json`` gives an equal article."""
        from reportedly.record import to_json

        return to_json(self, with_text=with_text, indent=indent)

    @staticmethod
    def from_dict(record: Mapping[str, object], *, text: str | None = None) -> Article:
        """The article of a record; ``text`` is the whole text of its document, needed where the record does not hold it.

        Raises ``RecordError`` where it is no such record, or where any span in it is no slice of the text.
        """
        from reportedly.record import from_dict

        return from_dict(record, text=text)

    @staticmethod
    def from_json(data: str | bytes, *, text: str | None = None) -> Article:
        """The article of a record as JSON; otherwise as :meth:`from_dict`."""
        from reportedly.record import from_json

        return from_json(data, text=text)

    def __repr__(self) -> str:
        title = self.document.title.text if self.document.title else self.document.name
        found = counted(
            (len(self.claims), "claim"),
            (len(self.actors), "actor"),
            (len(self.places), "place"),
            (len(self.diagnostics or ()), "finding"),
        )
        return noun("Article", (f"{quoted(title)}:" if found else quoted(title), found))

    def _repr_html_(self) -> str:
        """The article's claims in a notebook."""
        from reportedly.show import article_html

        return article_html(self)


def _named(found: Sequence[_Found], ident: str | None) -> _Found | None:
    return next((each for each in found if each.id == ident), None)
