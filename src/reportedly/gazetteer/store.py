"""An index as a file: the names, the places that they lead to, and what is known of each place.

Its parts, in a file of checked pages (``pages``):

- ``names``: every name as it is folded, in the order of its bytes, in blocks of ``BLOCK``. In a block each name gives how many
  bytes it shares with the one before and how many follow, those, how many places it leads to, and these, the most populous
  first: four times the place's number and how the name matches. The first name of a block is whole.
- ``heads``: the first eight bytes of each block's first name as a number, by which the block is found.
- ``table``: the places, ``PLACE`` each, in the order of their folded names, so that namesakes lie together: degrees in hundred
  thousandths, inhabitants, GeoNames id (0 for none), the number of its surroundings, and where its text ends.
- ``texts``: each place's key, where that is not "geonames:" and the id, and its name.
- ``around``: kind, country, region and district, which many places share.
"""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from reportedly.gazetteer.pages import Damaged, Pages, Row, numbers
from reportedly.gazetteer.record import KINDS
from reportedly.model import Entry, Matched
from reportedly.model.errors import GazetteerError

FORMAT = 2
"""Goes up with every change of this form or of the folding: a file of another format is not read."""

MATCHES: tuple[Matched, ...] = ("name", "other name", "code", "adjective")

MOST = 200
"""Places that one name leads to; the most populous of those that share it."""

BLOCK = 16
LONGEST = 255
"""Bytes of a name that are kept; longer ones are told apart by these."""

PLACE = struct.Struct("<iiIIII")
_FROM = struct.Struct("<IiiIIII")
"""A place with the end of the text before its own in front."""
DEGREE = 100_000
"""Parts of a degree: five decimals, as GeoNames has them; about a metre."""


class Store:
    """One index file, open for looking up. Safe to use from many threads, and after a fork.

    ``about`` is what the file says of itself: ``label`` or ``source``, ``places`` and more. A file that is damaged, or a page
    of it, is a ``GazetteerError`` that ends with ``remedy``, whenever it is met.
    """

    def __init__(self, path: Path, remedy: str) -> None:
        self._path, self._remedy = path, remedy
        try:
            self._pages = Pages(path)
        except OSError as error:
            raise GazetteerError(f"{path}: can't be opened: {(error.strerror or str(error)).lower()}; {remedy}") from error
        except (Damaged, ValueError) as error:
            raise self._damaged(error) from error
        try:
            self.about = self._pages.about
            if self.about.get("format") != FORMAT:
                raise Damaged("it has the form of another version")
            self._names, self._around = (Row(self._pages, self.about[part]) for part in ("names", "around"))
            start, end = self.about["heads"]
            self._heads = numbers("Q", self._pages.read(start, end))
            self._table, self._count = self.about["table"]
            self._texts, self._width = self.about["texts"], self.about["width"]
            self._surroundings = lru_cache(maxsize=2048)(self._surroundings_of)
            self._find("")
        except (Damaged, ValueError, KeyError, TypeError, AttributeError, IndexError, struct.error) as error:
            self.close()
            raise self._damaged(error) from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._pages.close()

    def __len__(self) -> int:
        return int(self._count)

    def __iter__(self) -> Iterator[Entry]:
        """Every place, in the order of the folded names."""
        try:
            for number in range(self._count):
                yield self._entry(4 * number)
        except (Damaged, ValueError, IndexError, struct.error) as error:
            raise self._damaged(error) from error

    def find(self, key: str) -> list[Entry]:
        """The places that this key leads to, the most populous first; a key is a name as it is folded."""
        try:
            return self._find(key)
        except (Damaged, ValueError, IndexError, struct.error) as error:
            raise self._damaged(error) from error

    def _find(self, key: str) -> list[Entry]:
        wanted = key.encode("utf-8", "surrogatepass")[:LONGEST]
        block = self._block(wanted)
        if not _could_hold(block, wanted):
            return []
        width, at, name = self._width, 0, b""
        while at < len(block):
            shared, more = block[at], at + 2 + block[at + 1]
            name = name[:shared] + block[at + 2 : more]
            at = more + 1 + width * block[more]
            if name >= wanted:
                places = range(more + 1, at, width) if name == wanted else ()
                return [self._entry(int.from_bytes(block[i : i + width], "little")) for i in places]
        return []

    def _block(self, wanted: bytes) -> bytes:
        """The one block that this name can be in; empty where it comes before all."""
        first = head(wanted)
        low = bisect_left(self._heads, first)
        high = bisect_right(self._heads, first, low)
        number = low + bisect_right(range(low, high), wanted, key=self._first) - 1
        return self._names[number] if number >= 0 else b""

    def _first(self, number: int) -> bytes:
        block = self._names[number]
        return block[2 : 2 + block[1]]

    def _entry(self, posting: int) -> Entry:
        number, matched = divmod(posting, len(MATCHES))
        at = self._table + PLACE.size * number
        start, lat, lon, population, geonames_id, around, end = _FROM.unpack(self._pages.read(at, at + _FROM.size))
        key, _, name = self._pages.read(self._texts + start, self._texts + end).decode().partition("\0")
        kind, country, region, district = self._surroundings(around)
        return Entry(
            key or f"geonames:{geonames_id}", name, KINDS[int(kind)], lat / DEGREE, lon / DEGREE, country or None, region,
            district, population, geonames_id or None, MATCHES[matched],
        )  # fmt: skip

    def _surroundings_of(self, number: int) -> list[str]:
        return self._around[number].decode().split("\0")

    def _damaged(self, error: Exception) -> GazetteerError:
        what = str(error) if isinstance(error, Damaged) else "what it holds is no index"
        return GazetteerError(f"{self._path}: this index of places is damaged ({what}): {self._remedy}")


def _could_hold(block: bytes, name: bytes) -> bool:
    """Whether the bytes with which a name would end in a block stand in it; most blocks need not be read through then."""
    return name[-2:] in block or bytes((len(name) - 1, 1, name[-1])) in block


def head(name: bytes) -> int:
    """The first eight bytes of a name as a number that sorts as they do."""
    return int.from_bytes(name[:8].ljust(8, b"\0"), "big")
