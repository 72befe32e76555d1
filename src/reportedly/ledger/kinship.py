"""Who copies whom: sketches of texts, the pairs that share a part, and families, which are what such pairs hang together by.

What a sketch is and when two texts share is decided elsewhere and handed in as a :class:`Lineage`. Here it is kept so that families
are the same in whatever order articles are added: a pair is decided by its two texts alone, and a family is a connected component.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, delete, insert, select, update

from reportedly.ledger.schema import band, family, shared, sketch, version
from reportedly.model import Article

_SIGNED = 1 << 63
_WHOLE = 1 << 64


class Sketched(Protocol):
    """What of a text is enough to see whom it copies."""

    @property
    def bands(self) -> tuple[int, ...]:
        """Numbers of 64 bits: two texts with one in common are worth comparing."""
        ...

    def to_bytes(self) -> bytes:
        """The sketch as it is kept."""
        ...


class Lineage(Protocol):
    """How copies are told. ``name`` says by which method: sketches of two methods are not compared."""

    @property
    def name(self) -> str:
        """The method and its version."""
        ...

    def sketch(self, article: Article) -> Sketched:
        """The sketch of an article's text."""
        ...

    def parse(self, data: bytes) -> Sketched:
        """The sketch of those bytes."""
        ...

    def shared(self, a: Any, b: Any) -> Mapping[str, Any] | None:
        """What two sketches share, as values that JSON can hold, ``None`` where they are no copies. Symmetric, of the two alone."""
        ...

    def credit(self, article: Article) -> Mapping[str, Any] | None:
        """Whom the article credits for its text, as values that JSON can hold."""
        ...


def relate(
    connection: Connection, lineage: Lineage, article_id: int, version_id: int, made: Sketched, article: Article
) -> None:
    """Keep the sketch of a new version, find whom it shares with, and join the families."""
    credit = lineage.credit(article)
    connection.execute(
        insert(sketch).values(
            version_id=version_id,
            made_by=lineage.name,
            data=made.to_bytes(),
            credit=None if credit is None else json.dumps(credit, ensure_ascii=True),
        )
    )
    bands = sorted({_signed(each) for each in made.bands})
    near: set[int] = set()
    for some in _some(bands):
        near.update(
            connection.execute(
                select(band.c.version_id)
                .join(version, version.c.id == band.c.version_id)
                .where(band.c.hash.in_(some), version.c.article_id != article_id)
                .distinct()
            ).scalars()
        )
    if bands:
        connection.execute(insert(band), [{"hash": each, "version_id": version_id} for each in bands])
    found: list[dict[str, Any]] = []
    for other, data in _sketches(connection, sorted(near), lineage.name):
        what = lineage.shared(lineage.parse(data), made)
        if what is not None:
            found.append({"a": other, "b": version_id, "what": json.dumps(what, ensure_ascii=True)})
    if not found:
        return
    connection.execute(insert(shared), found)
    kin: set[int] = set()
    for few in _some([each["a"] for each in found]):
        kin.update(connection.execute(select(version.c.article_id).where(version.c.id.in_(few))).scalars())
    _join(connection, {article_id, *kin})


def alone(connection: Connection, article_id: int) -> None:
    """A new article is a family of its own, until it is found to share."""
    connection.execute(insert(family).values(article_id=article_id, family_id=article_id))


def part(connection: Connection, articles: Collection[int]) -> None:
    """Work the families of these articles out anew, after something that held them together is gone."""
    left = set(articles)
    edges: dict[int, set[int]] = {each: set() for each in left}
    a, b = version.alias("a"), version.alias("b")
    for some in _some(sorted(left)):
        rows = connection.execute(
            select(a.c.article_id, b.c.article_id)
            .select_from(shared.join(a, a.c.id == shared.c.a).join(b, b.c.id == shared.c.b))
            .where(a.c.article_id.in_(some))
        )
        for one, other in rows:
            if one in edges and other in edges:
                edges[one].add(other)
                edges[other].add(one)
    while left:
        component, waiting = set(), [min(left)]
        while waiting:
            each = waiting.pop()
            if each not in component:
                component.add(each)
                waiting += edges[each]
        left -= component
        for some in _some(sorted(component)):
            connection.execute(update(family).where(family.c.article_id.in_(some)).values(family_id=min(component)))


def relatives(connection: Connection, articles: Sequence[int]) -> set[int]:
    """Everybody in the families of these articles."""
    families: set[int] = set()
    for some in _some(articles):
        families.update(connection.execute(select(family.c.family_id).where(family.c.article_id.in_(some))).scalars())
    found: set[int] = set()
    for some in _some(sorted(families)):
        found.update(connection.execute(select(family.c.article_id).where(family.c.family_id.in_(some))).scalars())
    return found


def forget_sketches(connection: Connection, versions: Sequence[int]) -> None:
    """Take the sketches of these versions out, with all that follows from them."""
    for some in _some(versions):
        connection.execute(delete(shared).where(shared.c.a.in_(some) | shared.c.b.in_(some)))
        connection.execute(delete(band).where(band.c.version_id.in_(some)))
        connection.execute(delete(sketch).where(sketch.c.version_id.in_(some)))


def _join(connection: Connection, articles: set[int]) -> None:
    families: set[int] = set()
    for some in _some(sorted(articles)):
        families.update(connection.execute(select(family.c.family_id).where(family.c.article_id.in_(some))).scalars())
    first = min(families)
    for some in _some(sorted(families - {first})):
        connection.execute(update(family).where(family.c.family_id.in_(some)).values(family_id=first))


def _sketches(connection: Connection, versions: Sequence[int], made_by: str) -> list[tuple[int, bytes]]:
    found: list[tuple[int, bytes]] = []
    for some in _some(versions):
        rows = connection.execute(
            select(sketch.c.version_id, sketch.c.data)
            .where(sketch.c.version_id.in_(some), sketch.c.made_by == made_by)
            .order_by(sketch.c.version_id)
        )
        found += [(row[0], bytes(row[1])) for row in rows]
    return found


def _some(values: Sequence[int], most: int = 500) -> list[Sequence[int]]:
    """Values in portions that one question may hold."""
    return [values[at : at + most] for at in range(0, len(values), most)]


def _signed(number: int) -> int:
    """A number of 64 bits as databases have it."""
    number %= _WHOLE
    return number - _WHOLE if number >= _SIGNED else number
