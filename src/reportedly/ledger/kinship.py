"""Who copies whom: sketches, the bands by which copies are found, and families of passages, kept in step with every article.

What a ledger keeps is what hangs together, not who is tied to whom: of each family the sentences of each sketch that belong to it. A
thousand copies are a thousand rows, not half a million. Articles of the very same text share one sketch, and cost one row. It is
always what :func:`reportedly.lineage.families` would make of all pairs of the articles' last versions, in whatever order they came:
a pair is decided by its two sketches alone, and where a text goes, what it may have held together is worked out anew.

A band that very many texts have (a paper's closing line) would make each of them a candidate of all others. So where more than
:data:`MOST` sketches have a band, it makes candidates of a pair only where one of the two is of a sample, chosen by digest: half of
them, a quarter from twice as many on, and so forth: some hundreds always. That, too, is the same for any order, and other bands that
the two have in common are not touched by it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from reportedly.ledger.coding import sha256
from reportedly.ledger.schema import band, family, part, sketch, trace
from reportedly.ledger.sealing import sealed
from reportedly.lineage import FORM, Gathering, Sketch, Traced, least_bands, ties
from reportedly.model import Range

MOST: Final = 500
"""Sketches that a band may have before only a sample of them is compared by it."""
_DIGITS: Final = 4
"""Hexadecimal digits of a digest that its rank is told by."""


def relate(connection: Connection, article_id: int, traced: Traced) -> None:
    """Keep what was traced of an article's last version in the place of what was of the one before, and mend the families."""
    data = traced.sketch.to_bytes()
    digest = sha256(data)
    sketch_id = connection.execute(select(sketch.c.id).where(sketch.c.digest == digest)).scalar()
    before = connection.execute(select(trace.c.sketch_id).where(trace.c.article_id == article_id)).scalar()
    values = _values(traced)
    if before is not None and before == sketch_id:
        connection.execute(update(trace).where(trace.c.article_id == article_id).values(**values))
        return
    loose, gone = _withdraw(connection, [article_id])
    new = sketch_id is None
    if sketch_id is None:
        sketch_id = _keep(connection, traced.sketch, digest, data)
    connection.execute(insert(trace).values(article_id=article_id, sketch_id=sketch_id, **values))
    changes = dict.fromkeys(traced.sketch.bands, 1) if new else {}
    for each in gone:
        changes[each] = changes.get(each, 0) - 1
    sizes = _sizes(connection, changes)
    _split(connection, loose)
    if new:
        _join(connection, sketch_id, sizes)
    elif _holders(connection, [sketch_id])[sketch_id] == 2:
        _settle(connection, sketch_id, _own(connection, sketch_id, traced.sketch))
    _cross(connection, changes, sizes)


def near(connection: Connection, ident: int) -> list[int]:
    """The sketches that are compared with this one: those that may share text with it."""
    found = sketches_of(connection, [ident]).get(ident)
    if found is None or not found.bands:
        return []
    rank = connection.execute(select(sketch.c.rank).where(sketch.c.id == ident)).scalar_one()
    return _candidates(connection, ident, found, rank, _sizes(connection, found.bands))


def forget_traces(connection: Connection, articles: Sequence[int]) -> None:
    """Take out what was traced of these articles, and let fall apart what only they held together."""
    loose, gone = _withdraw(connection, articles)
    changes: dict[int, int] = {}
    for each in gone:
        changes[each] = changes.get(each, 0) - 1
    _split(connection, loose)
    _cross(connection, changes, _sizes(connection, changes))


def ranges_of(kept: bytes) -> tuple[Range, ...]:
    """The sentences of a text, as :func:`relate` kept them."""
    flat = struct.unpack(f"<{len(kept) // 4}I", kept)
    return tuple(zip(flat[::2], flat[1::2], strict=True))


def portions(values: Iterable[int], most: int = 500) -> list[list[int]]:
    """Values in portions that one question may hold."""
    all_ = sorted(values)
    return [all_[at : at + most] for at in range(0, len(all_), most)]


def _values(traced: Traced) -> dict[str, Any]:
    outlet = traced.outlet
    values = {
        "sentences": struct.pack(f"<{2 * len(traced.sentences)}I", *(at for each in traced.sentences for at in each)),
        "credit": None if traced.credit is None else json.dumps(asdict(traced.credit), ensure_ascii=True),
        "outlet": outlet.name if outlet else None,
        "country": outlet.country if outlet else None,
        "ownership": outlet.ownership if outlet else None,
    }
    return sealed(trace, values)


def _keep(connection: Connection, drawn: Sketch, digest: str, data: bytes) -> int:
    rank = 4 * _DIGITS - int(digest[:_DIGITS], 16).bit_length()
    key = connection.execute(
        insert(sketch).values(form=FORM, digest=digest, rank=rank, bands=len(drawn.bands), data=data)
    ).inserted_primary_key
    assert key is not None
    if drawn.bands:
        connection.execute(insert(band), [{"hash": each, "rank": rank, "sketch_id": key[0]} for each in drawn.bands])
    return int(key[0])


def _withdraw(connection: Connection, articles: Sequence[int]) -> tuple[set[int], list[int]]:
    """Take out what was traced of these; the families that may fall apart, and the bands of the sketches that nobody has any more."""
    held: set[int] = set()
    for some in portions(articles):
        held.update(connection.execute(select(trace.c.sketch_id).where(trace.c.article_id.in_(some))).scalars())
        connection.execute(delete(trace).where(trace.c.article_id.in_(some)))
    holders = _holders(connection, held)
    loose: set[int] = set()
    for some in portions(each for each in held if holders[each] < 2):
        loose.update(connection.execute(select(part.c.family_id).where(part.c.sketch_id.in_(some))).scalars())
    gone: list[int] = []
    unheld = [each for each in held if not holders[each]]
    drawn = sketches_of(connection, unheld)
    for ident in unheld:
        bands = list(drawn[ident].bands) if ident in drawn else _bands_of(connection, ident)
        for some in portions(bands):
            connection.execute(delete(band).where(band.c.hash.in_(some), band.c.sketch_id == ident))
        connection.execute(delete(part).where(part.c.sketch_id == ident))
        connection.execute(delete(sketch).where(sketch.c.id == ident))
        gone += bands
    return loose, gone


@dataclass(slots=True)
class _Tied:
    """Sentences of one sketch that are tied, with the families that hang on them, and sentences of others that are to join."""

    bits: int
    families: set[int] = field(default_factory=set)
    parts: dict[int, int] = field(default_factory=dict)


def _join(connection: Connection, ident: int, sizes: Mapping[int, int]) -> None:
    """Tie a sketch to all that it shares text with."""
    found = sketches_of(connection, [ident]).get(ident)
    if found is None or not found.bands:
        return
    rank = connection.execute(select(sketch.c.rank).where(sketch.c.id == ident)).scalar_one()
    others = sketches_of(connection, _candidates(connection, ident, found, rank, sizes))
    tied = [_Tied(bits, {of}) for of, bits in parts_of(connection, [ident]).get(ident, {}).items()]
    if _holders(connection, [ident])[ident] > 1:
        tied.append(_whole(found))
    idents = list(others)
    shares = [(idents[number], mine, its) for number, mine, its in ties(found, list(others.values()))]
    theirs = parts_of(connection, [other for other, _, _ in shares])
    for other, mine, its in shares:
        parts = {of for of, bits in theirs.get(other, {}).items() if bits & its}
        tied = _merged([*tied, _Tied(mine, parts, {other: its})])
    if shares:
        _settle(connection, ident, tied)


def _merged(tied: list[_Tied]) -> list[_Tied]:
    """The same, the last of it put together with all that it hangs together with."""
    last, rest = tied[-1], []
    for each in tied[:-1]:
        if each.bits & last.bits or each.families & last.families:
            last.bits |= each.bits
            last.families |= each.families
            for other, bits in each.parts.items():
                last.parts[other] = last.parts.get(other, 0) | bits
        else:
            rest.append(each)
    return [*rest, last]


def _own(connection: Connection, ident: int, drawn: Sketch) -> list[_Tied]:
    """What ties a sketch that two articles have: all of it, where that is enough of a text."""
    whole = _whole(drawn)
    if not whole.bits:
        return []
    whole.families = set(parts_of(connection, [ident]).get(ident, {}))
    return [whole]


def _whole(drawn: Sketch) -> _Tied:
    return _Tied(next((mine for _, mine, _ in ties(drawn, [drawn])), 0))


def _settle(connection: Connection, ident: int, tied: Sequence[_Tied]) -> None:
    """Write down what hangs together with a sketch: the largest family takes in the others."""
    for each in tied:
        if not each.bits:
            continue
        wanted = {**each.parts, ident: each.bits}
        counted = dict[int, int](
            connection.execute(
                select(part.c.family_id, func.count()).where(part.c.family_id.in_(each.families)).group_by(part.c.family_id)
            ).tuples().all()
        )  # fmt: skip
        into = max(counted, key=lambda of: (counted[of], -of)) if counted else _family(connection)
        rest = set(counted) - {into}
        for some in portions(rest):
            for other, bits in connection.execute(
                select(part.c.sketch_id, part.c.sentences).where(part.c.family_id.in_(some))
            ):
                wanted[other] = wanted.get(other, 0) | int(bits, 16)
            connection.execute(delete(family).where(family.c.id.in_(some)))
        there: dict[int, int] = {}
        for some in portions(wanted):
            rows = connection.execute(
                select(part.c.sketch_id, part.c.sentences).where(part.c.family_id == into, part.c.sketch_id.in_(some))
            )
            there.update({other: int(bits, 16) for other, bits in rows})
        new = [_part(into, other, bits) for other, bits in wanted.items() if other not in there]
        if new:
            connection.execute(insert(part), new)
        for other, bits in wanted.items():
            if other in there and there[other] | bits != there[other]:
                connection.execute(
                    update(part)
                    .where(part.c.family_id == into, part.c.sketch_id == other)
                    .values(sentences=f"{there[other] | bits:x}")
                )


def _split(connection: Connection, families: Collection[int]) -> None:
    """Work these families out anew, of what is left of them."""
    for of in sorted(families):
        rows = connection.execute(select(part.c.sketch_id, part.c.sentences).where(part.c.family_id == of))
        members = {ident: int(bits, 16) for ident, bits in rows}
        drawn = sketches_of(connection, members)
        groups = _gathered(connection, members, drawn)
        connection.execute(delete(part).where(part.c.family_id == of))
        if not groups:
            connection.execute(delete(family).where(family.c.id == of))
        for number, group in enumerate(groups):
            ident = _family(connection) if number else of
            connection.execute(insert(part), [_part(ident, other, bits) for other, bits in group.items()])


def _gathered(connection: Connection, members: Mapping[int, int], drawn: Mapping[int, Sketch]) -> list[dict[int, int]]:
    """What still hangs together of a family, of which ``members`` says the sentences."""
    levels = {
        each: _level(size)
        for each, size in _sizes(connection, {it for one in drawn.values() for it in one.bands}, MOST + 1).items()
    }
    ranks: dict[int, int] = {}
    for some in portions(drawn):
        ranks.update(connection.execute(select(sketch.c.id, sketch.c.rank).where(sketch.c.id.in_(some))).tuples().all())
    holders = _holders(connection, drawn)
    gathering = Gathering[int]()
    having: dict[int, list[int]] = {}
    for ident, one in sorted(drawn.items()):
        near = {ident} if holders[ident] > 1 else set()
        for each in one.bands:
            level = levels.get(each, 0)
            others = having.setdefault(each, [])
            near.update(others if ranks[ident] >= level else (other for other in others if ranks[other] >= level))
            others.append(ident)
        idents = sorted(near)
        for number, mine, its in ties(one, [drawn[other] for other in idents]):
            if mine & members[ident]:
                gathering.tie(((ident, mine), (idents[number], its)))
    return sorted(gathering.groups(), key=len, reverse=True)


def _cross(connection: Connection, changes: Mapping[int, int], sizes: Mapping[int, int]) -> None:
    """Where a band came to have so many sketches that another sample is compared, or so few, do what that asks for."""
    fewer: set[int] = set()
    more: set[int] = set()
    for each, change in changes.items():
        size = sizes.get(each, 0)
        before, after = _level(size - change), _level(size)
        if before != after:
            having = connection.execute(select(band.c.sketch_id).where(band.c.hash == each)).scalars()
            (fewer if after > before else more).update(having)
    loose: set[int] = set()
    for some in portions(fewer):
        loose.update(connection.execute(select(part.c.family_id).where(part.c.sketch_id.in_(some))).scalars())
    _split(connection, loose)
    for ident, drawn in sketches_of(connection, more).items():
        _join(connection, ident, _sizes(connection, drawn.bands))


def _candidates(connection: Connection, ident: int, drawn: Sketch, rank: int, sizes: Mapping[int, int]) -> list[int]:
    """The sketches that have enough bands in common to be compared."""
    free: list[int] = []
    sampled: list[ColumnElement[bool]] = []
    for each in drawn.bands:
        level = _level(sizes.get(each, 0))
        if rank >= level:
            free.append(each)
        else:
            sampled.append(and_(band.c.hash == each, band.c.rank >= level))
    found = connection.execute(
        select(sketch.c.id, sketch.c.bands, func.count())
        .select_from(band.join(sketch, sketch.c.id == band.c.sketch_id))
        .where(or_(band.c.hash.in_(free), *sampled), sketch.c.id != ident, sketch.c.form == FORM)
        .group_by(sketch.c.id, sketch.c.bands)
    )
    own = len(drawn.bands)
    return [other for other, bands, common in found if common + len(sampled) >= least_bands(own, bands)]


def _sizes(connection: Connection, bands: Iterable[int], least: int = 1) -> dict[int, int]:
    """How many sketches have each of these bands, those that so many have."""
    found: dict[int, int] = {}
    for some in portions(bands):
        found.update(
            connection.execute(
                select(band.c.hash, func.count())
                .where(band.c.hash.in_(some)).group_by(band.c.hash).having(func.count() >= least)
            ).tuples().all()
        )  # fmt: skip
    return found


def _level(size: int) -> int:
    """How rare those must be by their digest that are compared by a band that so many have: 0 is all, each more is half of them."""
    return (max(0, size - 1) // MOST).bit_length()


def _holders(connection: Connection, sketches: Collection[int]) -> dict[int, int]:
    """How many articles have each of these sketches."""
    found = dict.fromkeys(sketches, 0)
    for some in portions(sketches):
        found.update(
            connection.execute(
                select(trace.c.sketch_id, func.count()).where(trace.c.sketch_id.in_(some)).group_by(trace.c.sketch_id)
            ).tuples().all()
        )  # fmt: skip
    return found


def parts_of(connection: Connection, sketches: Iterable[int]) -> dict[int, dict[int, int]]:
    """The families that hold sentences of these sketches, and which."""
    found: dict[int, dict[int, int]] = {}
    for some in portions(sketches):
        rows = connection.execute(
            select(part.c.sketch_id, part.c.family_id, part.c.sentences).where(part.c.sketch_id.in_(some))
        )
        for ident, of, bits in rows:
            found.setdefault(ident, {})[of] = int(bits, 16)
    return found


def sketches_of(connection: Connection, idents: Iterable[int]) -> dict[int, Sketch]:
    """These sketches, those of the present form."""
    found: dict[int, Sketch] = {}
    for some in portions(idents):
        rows = connection.execute(select(sketch.c.id, sketch.c.data).where(sketch.c.id.in_(some), sketch.c.form == FORM))
        found.update({ident: Sketch.from_bytes(bytes(data)) for ident, data in rows})
    return found


def _bands_of(connection: Connection, ident: int) -> list[int]:
    """The bands of a sketch of a form of before: all have to be looked through."""
    return list(connection.execute(select(band.c.hash).where(band.c.sketch_id == ident)).scalars())


def _family(connection: Connection) -> int:
    key = connection.execute(insert(family).values()).inserted_primary_key
    assert key is not None
    return int(key[0])


def _part(of: int, ident: int, bits: int) -> dict[str, Any]:
    return {"family_id": of, "sketch_id": ident, "sentences": f"{bits:x}"}
