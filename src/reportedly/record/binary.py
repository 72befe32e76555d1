"""Records as nouns, and as MessagePack. The only file of this room that imports msgspec.

A noun whose names in JSON are its own is taken from a record as it is, by its type. One with other names (a claim, whose ``contents``
are ``content.spans``), and what holds it, is first taken as a type made for that, which has the names of JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_type_hints

from reportedly.model import Article
from reportedly.model.errors import RecordError
from reportedly.record.fields import Field, fields_of, leads_to

if TYPE_CHECKING:
    import msgspec

_LONGEST = 300


def article_of(record: object) -> Article:
    """The article that a record with its text describes, every value of the right type, and nothing else looked at.

    Keys that its nouns do not have are left aside, and fields that are missing take their defaults. Raises ``RecordError``.
    """
    import msgspec

    try:
        read: Article = _noun(Article)(msgspec.convert(record, _wire(Article)))
    except (msgspec.ValidationError, UnicodeError, TypeError, ValueError, RecursionError) as error:
        raise damaged(str(error)) from None
    return read


def unpacked_article(data: bytes) -> Article:
    """The article of a packed record with its text; as :func:`article_of`."""
    return _noun(Article)(unpacked(data, _wire(Article)))  # type: ignore[no-any-return]


def packed(value: object) -> bytes:
    """Values or nouns as MessagePack; raises ``UnicodeEncodeError`` for words that UTF-8 can't hold."""
    return _encoder().encode(value)


def unpacked(data: bytes, kind: Any = Any) -> Any:
    """What :func:`packed` was given, as values or as nouns of a type; raises ``RecordError`` for anything else."""
    import msgspec

    try:
        return _decoder(kind).decode(data)
    except (msgspec.MsgspecError, UnicodeError, ValueError, RecursionError) as error:
        raise damaged(str(error)) from None


def damaged(what: str) -> RecordError:
    """The error for a record that is none, in one printable line."""
    told = "".join(each if each.isprintable() else "?" for each in re.sub(r"\s+", " ", what))
    return RecordError(f"no record of an article: {told if len(told) <= _LONGEST else told[:_LONGEST] + '…'}")


@cache
def _wire(noun: type) -> Any:
    """The type with which ``noun`` is taken from a record."""
    import msgspec

    if not leads_to(noun, "renamed"):
        return noun
    hints = get_type_hints(noun)
    defaults = {field.name: field.default for field in fields(noun)}
    parts: list[Any] = []
    for field in fields_of(noun):
        if field.derived:
            continue
        kind: Any = hints[field.name]
        default = defaults[field.name]
        if field.shape.noun is not None:
            kind = _of(_wire(field.shape.noun), field)
        for key in reversed(field.path[1:]):
            inside = [(key, kind) if default is MISSING else (key, kind, default)]
            kind = msgspec.defstruct(f"{noun.__name__}_{key}", inside, kw_only=True)
            default = MISSING if default is MISSING else msgspec.field(default_factory=kind)
        parts.append((field.path[0], kind) if default is MISSING else (field.path[0], kind, default))
    return msgspec.defstruct(noun.__name__, parts, kw_only=True)


def _of(kind: Any, field: Field) -> Any:
    """The type of a field that holds such values as its noun's own type says: one, several, perhaps none."""
    several = tuple[kind, ...] if field.shape.many else kind
    return several | None if field.shape.optional else several


@cache
def _noun(noun: type) -> Callable[[Any], Any]:
    """A function from a value of that type to the noun."""
    if not leads_to(noun, "renamed"):
        return lambda value: value
    by_name = {field.name: field for field in fields_of(noun)}
    own = [by_name[each.name] for each in fields(noun)]
    getter = attrgetter(*(".".join(field.path) for field in own))
    deeper = {
        number: _held(field)
        for number, field in enumerate(own)
        if field.shape.noun and leads_to(field.shape.noun, "renamed")
    }
    if not deeper:
        return lambda value: noun(*getter(value))

    def make(value: Any) -> Any:
        held = list(getter(value))
        for number, turn in deeper.items():
            held[number] = turn(held[number])
        return noun(*held)

    return make


def _held(field: Field) -> Callable[[Any], Any]:
    assert field.shape.noun is not None
    turn = _noun(field.shape.noun)
    if field.shape.many:
        return lambda value: None if value is None else tuple(map(turn, value))
    return lambda value: None if value is None else turn(value)


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    import msgspec

    return msgspec.msgpack.Encoder(order="deterministic")


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    import msgspec

    return msgspec.msgpack.Decoder(kind)
