"""Copies of one claim among the lines of an answer, put together."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model import Line


def grouped(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines with those that have the same words of the same speaker in one family of copies, in the order of the first."""
    found: dict[object, list[Line]] = {}
    for number, line in enumerate(lines):
        claim = line.claim
        key: object = number
        if claim.family is not None:
            key = (claim.family, " ".join(claim.source.casefold().split()), " ".join(claim.content.casefold().split()))
        found.setdefault(key, []).append(line)
    return list(found.values())
