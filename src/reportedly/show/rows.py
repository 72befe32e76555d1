"""The rows of an article in each table, as plain values: what CSV and Parquet both are made of.

What is named by an id stands there in words: an actor's name, a place with its position, a time with its days. Its keys stand beside
it: ``17.a3`` is the actor ``a3`` of the article that is the 17th of the input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from reportedly.model import Article, Event, Span
from reportedly.record import Column, Field, Relation, writer
from reportedly.show.subject import Subjects, number_words, place_words, time_words

_WORDS: Final[Mapping[str, Callable[[Any], str]]] = {
    "actors": lambda actor: str(actor.name),
    "places": place_words,
    "times": time_words,
    "numbers": number_words,
}
"""What stands for the id of a member of each of these lists of the article."""


class Told:
    """One article with its number in the input, and what its members are called, worked out once."""

    def __init__(self, article: Article, number: int) -> None:
        self.article: Final = article
        self.number: Final = number
        self._subjects: Final = Subjects.of(article, points=False)
        self._said: Final[dict[tuple[str, str], str | None]] = {}

    def words(self, listed: str, ident: str) -> str | None:
        """What the member ``ident`` of one of the article's lists is called; ``None`` where it has none of that id."""
        words = _WORDS.get(listed)
        if words is None:
            return ident
        asked = (listed, ident)
        if asked not in self._said:
            known = getattr(self._subjects, listed).get(ident)
            self._said[asked] = None if known is None else words(known)
        return self._said[asked]

    def key(self, ident: str) -> str:
        """The key in the dataset of a member of the article."""
        return f"{self.number}.{ident}"


class _Place:
    """A row's noun, with the part of its key that is the article's own, and of that which holds it."""

    __slots__ = ("holder", "ident", "noun")

    def __init__(self, noun: Any, ident: str, holder: str = "") -> None:
        self.noun, self.ident, self.holder = noun, ident, holder


Get = Callable[[_Place, Told], Any]


class Sheet:
    """A table with the columns that are wanted of it."""

    def __init__(self, relation: Relation, columns: tuple[Column, ...]) -> None:
        self.columns: Final = columns
        self._relation: Final = relation
        self._gets: Final = [_get(column) for column in columns]

    def rows(self, told: Told) -> Iterator[list[Any]]:
        """The article's rows: a value a column.

        A text of several fragments, and their offsets, come as lists of them; days as they are in JSON; ``None`` is unknown.
        """
        gets = self._gets
        for place in _places(self._relation, told.article):
            yield [get(place, told) for get in gets]


def _places(relation: Relation, article: Article) -> Iterator[_Place]:
    if not relation.path:
        yield _Place(article, "")
    elif len(relation.path) == 1:
        for count, noun in enumerate(getattr(article, relation.path[0]) or (), 1):
            yield _Place(noun, f"{relation.letter}{count}" if relation.letter else noun.id)
    else:
        listed, within = relation.path
        for holder in getattr(article, listed):
            for count, noun in enumerate(getattr(holder, within), 1):
                yield _Place(noun, f"{holder.id}.{relation.letter}{count}", holder.id)


def _get(column: Column) -> Get:
    """A function from a row's noun to the column's value."""
    if column.part == "article":
        return lambda place, told: told.number
    if column.part == "key":
        return lambda place, told: told.key(place.ident)
    if column.part == "holder":
        return lambda place, told: told.key(place.holder)
    cell = column.row.cell
    if column.field is None and cell is not None:
        noun, shown = _along(column.path, column), cell
        return lambda place, told: shown(noun(place, told))
    return _of_field(column, column.field)


def _of_field(column: Column, field: Field | None) -> Get:
    assert field is not None
    value, shape, listed = _along(column.path, column), field.shape, field.row.id_in
    if column.part == "keys" and shape.many:
        return lambda place, told: [told.key(each) for each in value(place, told)]
    if column.part == "keys":
        return lambda place, told: None if (one := value(place, told)) is None else told.key(one)
    if column.part == "words" and shape.noun is Event:
        return lambda place, told: [_event(each) for each in value(place, told)]
    if column.part == "words" and shape.many:
        return lambda place, told: [said for each in value(place, told) if (said := told.words(listed, each))]
    if column.part == "words":
        return lambda place, told: None if (one := value(place, told)) is None else told.words(listed, one)
    if shape.noun is Span and column.part == "spans":
        write = writer(Span)
        return lambda place, told: None if len(found := value(place, told) or ()) < 2 else [write(each) for each in found]
    if shape.noun is Span:
        name = "text" if column.part == "whole" else column.part
        if shape.many:
            return lambda place, told: [getattr(each, name) for each in value(place, told) or ()]
        return lambda place, told: None if (one := value(place, told)) is None else getattr(one, name)
    if shape.noun is not None:
        write = writer(shape.noun)
        return lambda place, told: [write(each) for each in value(place, told)]
    return value


def _along(path: tuple[str, ...], column: Column) -> Get:
    """What stands at the end of ``path`` from the row's noun or the document, ``None`` where a part of it is not there."""
    document = column.of == "document"

    def found(place: _Place, told: Told) -> Any:
        noun = told.article.document if document else place.noun
        for step in path:
            noun = getattr(noun, step)
            if noun is None:
                return None
        return noun

    return found


def _event(event: Event) -> str:
    return event.type if event.modality == "asserted" else f"{event.type} ({event.modality})"
