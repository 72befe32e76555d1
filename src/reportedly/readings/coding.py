"""Articles as bytes: MessagePack of the nouns, compressed. The only file that imports msgspec."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from reportedly.model import Article, Diagnostic

if TYPE_CHECKING:
    import msgspec


class Unreadable(Exception):
    """These bytes are no article."""


def encoded(article: Article) -> bytes | None:
    """``article`` without its diagnostics and its file's name, as bytes; ``None`` where its text is none that UTF-8 can hold."""
    bare = replace(article, document=replace(article.document, path=None), diagnostics=None)
    try:
        return zlib.compress(_encoder().encode(bare), 1)
    except UnicodeEncodeError:
        return None


def decoded(data: bytes) -> Article:
    """What :func:`encoded` was given; raises :class:`Unreadable` for anything else."""
    article: Article = _decoded(data, Article)
    return article


def encoded_findings(found: tuple[Diagnostic, ...]) -> bytes | None:
    """Diagnostics as bytes; ``None`` where UTF-8 can't hold them."""
    try:
        return zlib.compress(_encoder().encode(found), 1)
    except UnicodeEncodeError:
        return None


def decoded_findings(data: bytes) -> tuple[Diagnostic, ...]:
    """What :func:`encoded_findings` was given; raises :class:`Unreadable` for anything else."""
    found: tuple[Diagnostic, ...] = _decoded(data, tuple[Diagnostic, ...])
    return found


def _decoded(data: bytes, kind: Any) -> Any:
    import msgspec

    try:
        return _decoder(kind).decode(zlib.decompress(data))
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Unreadable(str(error)) from error


def digestible(noun: Any) -> bytes:
    """Any noun as bytes that are the same whenever the noun is."""
    return _encoder().encode(noun)


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    import msgspec

    return msgspec.msgpack.Encoder(order="deterministic")


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    import msgspec

    return msgspec.msgpack.Decoder(kind)
