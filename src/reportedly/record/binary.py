"""Nouns from plain values, and values as MessagePack. The only file of this room that imports msgspec."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.model.errors import RecordError

if TYPE_CHECKING:
    import msgspec

_Noun = TypeVar("_Noun")
_LONGEST = 300


def noun(value: object, kind: type[_Noun]) -> _Noun:
    """The noun of that type that dictionaries and lists describe, every value of the right type.

    Keys that the noun does not have are left aside, fields that are missing take the noun's default. Raises ``RecordError``.
    """
    import msgspec

    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, UnicodeError, TypeError, ValueError, RecursionError) as error:
        raise damaged(str(error)) from None


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
def _encoder() -> msgspec.msgpack.Encoder:
    import msgspec

    return msgspec.msgpack.Encoder(order="deterministic")


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    import msgspec

    return msgspec.msgpack.Decoder(kind)
