"""What a ledger answers about copies: families with their origin, which family a passage is of, what two articles share."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.ledger.kinship import near, parts_of, portions, ranges_of, sketches_of
from reportedly.ledger.schema import article, part, sketch, trace, version
from reportedly.lineage import Member, Sketch, instant, numbers_of, provenance, shared
from reportedly.model import Credit, KeptCopy, KeptFamily, Link, Outlet, Span


def families_of(connection: Connection, articles: Collection[int]) -> dict[int, dict[int, int]]:
    """The families of each of these articles, that which holds most of its sentences first, with the sentences as bits."""
    held: dict[int, int] = {}
    for some in portions(articles):
        held.update(
            connection.execute(
                select(trace.c.article_id, trace.c.sketch_id).where(trace.c.article_id.in_(some))
            ).tuples().all()
        )  # fmt: skip
    parts = parts_of(connection, set(held.values()))
    return {
        each: dict(sorted(parts[of].items(), key=lambda found: (-found[1].bit_count(), found[1] & -found[1])))
        for each, of in held.items()
        if of in parts
    }


def names_of(connection: Connection, families: Iterable[int]) -> dict[int, str]:
    """What these families are called: their first passage."""
    found: dict[int, str] = {}
    for some in portions(set(families)):
        firsts = (
            select(part.c.family_id, func.min(article.c.ident).label("ident"))
            .select_from(_articles())
            .where(part.c.family_id.in_(some))
            .group_by(part.c.family_id)
            .subquery()
        )
        rows = connection.execute(
            select(firsts.c.family_id, firsts.c.ident, part.c.sentences).select_from(
                firsts.join(article, article.c.ident == firsts.c.ident)
                .join(trace, trace.c.article_id == article.c.id)
                .join(part, (part.c.sketch_id == trace.c.sketch_id) & (part.c.family_id == firsts.c.family_id))
            )
        )
        found.update({of: _called(ident, int(bits, 16)) for of, ident, bits in rows})
    return found


def family_of(connection: Connection, article_id: int) -> str | None:
    """What the family is called that holds most of an article; ``None`` where none does."""
    families = families_of(connection, [article_id]).get(article_id)
    return names_of(connection, [next(iter(families))])[next(iter(families))] if families else None


def at(connection: Connection, article_id: int, offset: int) -> int | None:
    """The family of the sentence in which an offset of an article's text stands; ``None`` where that is the article's own."""
    families = families_of(connection, [article_id]).get(article_id, {})
    kept = connection.execute(select(trace.c.sentences).where(trace.c.article_id == article_id)).scalar()
    number = _sentence(bytes(kept), offset) if kept is not None else None
    return None if number is None else at_sentence(families, number)


def at_sentence(families: Mapping[int, int], number: int) -> int | None:
    """The family that holds this sentence."""
    return next((of for of, bits in families.items() if bits >> number & 1), None)


def families_at(connection: Connection, places: Collection[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """What the families are called in which these places, (article, offset), stand; those of no family are left out."""
    found = passages_at(connection, places)
    names = names_of(connection, found.values())
    return {place: names[of] for place, of in found.items()}


def passages_at(connection: Connection, places: Collection[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """The families, by their rows, in which these places, (article, offset), stand; those of no family are left out."""
    articles = {each for each, _ in places}
    families = families_of(connection, articles)
    texts: dict[int, bytes] = {}
    for some in portions(families):
        rows = connection.execute(select(trace.c.article_id, trace.c.sentences).where(trace.c.article_id.in_(some)))
        texts.update({each: bytes(kept) for each, kept in rows})
    found: dict[tuple[int, int], int] = {}
    for each, offset in places:
        number = _sentence(texts[each], offset) if each in texts else None
        of = None if number is None else at_sentence(families[each], number)
        if of is not None:
            found[each, offset] = of
    return found


def largest(connection: Connection) -> list[int]:
    """All families, that of most articles first."""
    rows = connection.execute(
        select(part.c.family_id)
        .select_from(_articles())
        .group_by(part.c.family_id)
        .order_by(func.count().desc(), func.min(article.c.ident))
    )
    return list(rows.scalars())


def kept(connection: Connection, families: Iterable[int]) -> Iterator[KeptFamily]:
    """These families, in this order."""
    for of in families:
        asked = (
            select(
                article.c.ident, version.c.title, version.c.url, version.c.published, version.c.published_at,
                part.c.sentences.label("bits"),
                version.c.outlet.label("named"), trace, sketch.c.data,
            )
            .select_from(
                _articles()
                .join(version, (version.c.article_id == article.c.id) & (version.c.latest == 1))
                .join(sketch, sketch.c.id == part.c.sketch_id)
            )
            .where(part.c.family_id == of)
            .order_by(article.c.ident)
        )  # fmt: skip
        yield _family(connection.execute(asked).all())


def links(connection: Connection, article_id: int) -> list[Link]:
    """With whom an article shares text, and what, decided now from the sketches."""
    row = connection.execute(
        select(article.c.ident, trace.c.sketch_id)
        .select_from(article.join(trace, trace.c.article_id == article.c.id))
        .where(article.c.id == article_id)
    ).first()
    if row is None:
        return []
    drawn = sketches_of(connection, [row.sketch_id, *near(connection, row.sketch_id)])
    if row.sketch_id not in drawn:
        return []
    own = drawn[row.sketch_id]
    what = {ident: both for ident, each in drawn.items() if (both := shared(own, each)) is not None}
    found: list[Link] = []
    for some in portions(what):
        others = connection.execute(
            select(trace.c.sketch_id, article.c.ident)
            .select_from(trace.join(article, article.c.id == trace.c.article_id))
            .where(trace.c.sketch_id.in_(some), article.c.id != article_id)
        )
        found += [Link(row.ident, ident, what[of]) for of, ident in others]
    return sorted(found, key=lambda each: (-each.shared.of_a, each.b))


def _family(rows: Collection[Any]) -> KeptFamily:
    copies: list[KeptCopy] = []
    members: list[Member] = []
    drawn: dict[int, Sketch] = {}
    for row in rows:
        bits = int(row.bits, 16)
        numbers = numbers_of(bits)
        ranges = ranges_of(bytes(row.sentences))
        its = drawn.setdefault(row.sketch_id, Sketch.from_bytes(bytes(row.data)))
        words = sum(count for number, count in zip(its.sentences, its.words, strict=True) if bits >> number & 1)
        credit = _credit(row.credit)
        copies.append(
            KeptCopy(
                row.ident,
                row.title,
                row.outlet or row.named,
                row.country,
                row.ownership,
                row.url,
                row.published,
                numbers,
                tuple(ranges[number] for number in numbers),
                words / its.total,
                credit,
            )
        )
        published = row.published_at or (instant(row.published) if row.published else None)
        members.append(Member(row.ident, published, row.outlet or row.named, credit))
    first = copies[0]
    copies.sort(key=lambda each: (each.published is None, each.published or "", each.article))
    return KeptFamily(f"{first.article}:{first.sentences[0]}", provenance(members), tuple(copies))


def _articles() -> Any:
    return part.join(trace, trace.c.sketch_id == part.c.sketch_id).join(article, article.c.id == trace.c.article_id)


def _credit(kept: str | None) -> Credit | None:
    if kept is None:
        return None
    told = json.loads(kept)
    outlet: dict[str, Any] | None = told["outlet"]
    listed: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in (outlet or {}).items()
    }
    known = Outlet(**listed) if listed else None
    return Credit(told["kind"], told["name"], known, Span(**told["evidence"]), told["score"])


def _sentence(kept: bytes, offset: int) -> int | None:
    """The number of the sentence in which an offset stands."""
    ranges = ranges_of(kept)
    number = bisect_right(ranges, offset, key=lambda each: each[0]) - 1
    return number if number >= 0 and offset < ranges[number][1] else None


def _called(ident: str, bits: int) -> str:
    return f"{ident}:{(bits & -bits).bit_length() - 1}"
