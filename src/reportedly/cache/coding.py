"""What is kept, as bytes: the record of an article with its text, or findings, in MessagePack and compressed."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any

from reportedly.model import Article, Diagnostic
from reportedly.model.errors import RecordError
from reportedly.record import packed, to_dict, unpacked, unpacked_article


class Unreadable(Exception):
    """These bytes are nothing that was kept."""


def encoded(article: Article) -> bytes | None:
    """``article`` as bytes, without its diagnostics and the name of its file and line, which others with the same bytes don't share.

    ``None`` where its text is none that UTF-8 can hold.
    """
    bare = replace(article, document=replace(article.document, path=None, line=None), diagnostics=None)
    return _compressed(to_dict(bare, with_text=True))


def decoded(data: bytes) -> Article:
    """What :func:`encoded` was given; raises :class:`Unreadable` for anything else."""
    try:
        return unpacked_article(_plain(data))
    except RecordError as error:
        raise Unreadable(str(error)) from error


def encoded_findings(found: tuple[Diagnostic, ...]) -> bytes | None:
    """Diagnostics as bytes; ``None`` where UTF-8 can't hold them."""
    return _compressed(found)


def decoded_findings(data: bytes) -> tuple[Diagnostic, ...]:
    """What :func:`encoded_findings` was given; raises :class:`Unreadable` for anything else."""
    try:
        found: tuple[Diagnostic, ...] = unpacked(_plain(data), tuple[Diagnostic, ...])
    except RecordError as error:
        raise Unreadable(str(error)) from error
    return found


def _compressed(value: Any) -> bytes | None:
    try:
        return zlib.compress(packed(value), 1)
    except UnicodeEncodeError:
        return None


def _plain(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)  # which finds flipped bits by the sum at its end
    except zlib.error as error:
        raise Unreadable(str(error)) from error
