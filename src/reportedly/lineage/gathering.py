"""Passages that are tied, and what hangs together by that. An article's sentences are the bits of a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

_Key = TypeVar("_Key")


class Gathering(Generic[_Key]):
    """What hangs together, tie by tie; the order of the ties does not matter."""

    def __init__(self) -> None:
        self._parent: list[int] = []
        self._parts: dict[_Key, list[tuple[int, int]]] = {}

    def tie(self, passages: Iterable[tuple[_Key, int]]) -> None:
        """Tie all these sentences of all these articles to one another."""
        node = len(self._parent)
        self._parent.append(node)
        for key, bits in passages:
            if not bits:
                continue
            parts = self._parts.setdefault(key, [])
            for other, its in parts:
                if its & bits:
                    self._join(node, other)
                    bits &= ~its
            if bits:
                parts.append((node, bits))

    def groups(self) -> list[dict[_Key, int]]:
        """What hangs together: for each group its articles with their sentences."""
        found: dict[int, dict[_Key, int]] = {}
        for key, parts in self._parts.items():
            for node, bits in parts:
                group = found.setdefault(self._root(node), {})
                group[key] = group.get(key, 0) | bits
        return list(found.values())

    def _root(self, node: int) -> int:
        while node != self._parent[node]:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def _join(self, one: int, other: int) -> None:
        one, other = self._root(one), self._root(other)
        self._parent[max(one, other)] = min(one, other)


def bits_of(sentences: Iterable[int]) -> int:
    """Numbers of sentences as the bits of one number."""
    bits = 0
    for each in sentences:
        bits |= 1 << each
    return bits


def numbers_of(bits: int) -> tuple[int, ...]:
    """The numbers of the sentences again, in order."""
    return tuple(_numbers(bits))


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        least = bits & -bits
        yield least.bit_length() - 1
        bits ^= least
