"""Outcomes on their way between processes: MessagePack of the nouns, which is many times as quick as pickling them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from reportedly.run.outcome import Done, Outcome

if TYPE_CHECKING:
    import msgspec


def packed(outcome: Outcome) -> bytes | Outcome:
    """``outcome`` as it is to be sent, without its page: as it is where it holds no article, or words that UTF-8 can't hold."""
    if not isinstance(outcome, Done):
        return outcome
    outcome = replace(outcome, kept=None)
    try:
        return _encoder().encode(outcome)
    except UnicodeEncodeError:
        return outcome


def unpacked(sent: bytes | Outcome) -> Outcome:
    """What :func:`packed` was given, without a page."""
    return _decoder().decode(sent) if isinstance(sent, bytes) else sent


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    import msgspec

    return msgspec.msgpack.Encoder()


@cache
def _decoder() -> msgspec.msgpack.Decoder[Done]:
    import msgspec

    return msgspec.msgpack.Decoder(Done)
