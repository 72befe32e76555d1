"""Overviews of a ledger: its articles page by page, versions, outlets, speakers, and at which places what is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from reportedly.ledger.asking import articles
from reportedly.ledger.coding import moment
from reportedly.ledger.finding import condition, on_days
from reportedly.ledger.kinship import portions
from reportedly.ledger.matching import ids
from reportedly.ledger.schema import (
    actor,
    article,
    claim,
    claims_of_articles,
    event,
    part,
    place,
    reading,
    standing,
    telling,
    thread,
    trace,
    version,
)
from reportedly.model import (
    ArticlePage,
    ClaimThread,
    KeptArticle,
    KeptOutlet,
    KeptSpeaker,
    KeptVersion,
    PlaceCount,
    Question,
    Quoting,
    ToldBy,
    ToldPlace,
    ToldPlaces,
)
from reportedly.model.errors import UsageError

_OUTLET: Final = func.coalesce(version.c.outlet, article.c.host)
_CURRENT: Final = article.join(version, and_(version.c.article_id == article.c.id, version.c.latest == 1)).join(
    reading, and_(reading.c.version_id == version.c.id, reading.c.current == 1)
)
_NOT_SAID: Final = "outlet"
"""The kind of source of what an outlet says in its own voice: nobody whom it quotes."""


def page(
    connection: Connection, *, words: str | None, outlet: str | None, since: str | None, until: str | None, limit: int,
    after: str | None, postgres: bool,
) -> ArticlePage:  # fmt: skip
    """A page of the articles, the last published first, undated ones last."""
    start = _place(after)
    if words is None and outlet is None:
        rows = select(article.c.id, version.c.published).select_from(_CURRENT)
        if since is not None:
            rows = rows.where(version.c.published >= since)
        if until is not None:
            rows = rows.where(version.c.published <= until)
        found = connection.execute(select(func.count()).select_from(rows.subquery())).scalar_one()
        wanted = connection.execute(
            rows.order_by(func.coalesce(version.c.published, "").desc(), article.c.id.desc()).limit(limit).offset(start)
        ).all()
        rows_ = [row.id for row in wanted]
        kept = {each.id: each for each in kept_of(connection, rows_)}
        shown = [kept[ident] for ident in _idents(connection, rows_)]
    else:
        every = articles(connection, words=words, outlet=outlet, since=since, until=until, postgres=postgres)
        listed = sorted(every, key=lambda each: each.published or "", reverse=True)
        found, shown = len(listed), listed[start : start + limit]
    return ArticlePage(tuple(shown), found, str(start + limit) if found > start + limit else None)


def _place(after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdecimal()) or len(after) > 9:
        raise UsageError(f"{after!r} is no place in this list: hand on what the page before gave")
    return int(after)


def _idents(connection: Connection, rows: Collection[int]) -> list[str]:
    found: dict[int, str] = {}
    for some in portions(rows):
        found.update(connection.execute(select(article.c.id, article.c.ident).where(article.c.id.in_(some))).tuples().all())
    return [found[row] for row in rows]


def kept_of(connection: Connection, rows: Collection[int]) -> Iterator[KeptArticle]:
    """These articles, by their rows, in no order."""
    for some in portions(rows):
        yield from articles(connection, only=some)


def versions(connection: Connection, article_id: int) -> Iterator[KeptVersion]:
    """The versions of an article, the first one first."""
    for row in connection.execute(
        select(version.c.number, version.c.title, version.c.published, version.c.added, version.c.words, reading.c.claims)
        .select_from(version.join(reading, and_(reading.c.version_id == version.c.id, reading.c.current == 1)))
        .where(version.c.article_id == article_id)
        .order_by(version.c.number)
    ):
        yield KeptVersion(row.number, row.title, row.published, moment(row.added), row.words, row.claims)


def in_threads(connection: Connection, article_id: int) -> Iterator[ClaimThread]:
    """The threads of an article's claims, as far as they are drawn, in the order of the text."""
    rows = connection.execute(
        select(claim.c.local, thread.c.id, thread.c.claims, thread.c.sources)
        .select_from(
            claims_of_articles.join(telling, telling.c.claim_id == claim.c.id).join(
                thread, thread.c.id == telling.c.thread_id
            )
        )
        .where(article.c.id == article_id, version.c.latest == 1, reading.c.current == 1)
        .order_by(claim.c.start, claim.c.id)
    ).all()
    threads = {row.id for row in rows}
    kinds: dict[int, list[Any]] = defaultdict(list)
    for some in portions(threads):
        for of, kind in connection.execute(
            select(standing.c.thread_id, standing.c.kind).where(standing.c.thread_id.in_(some)).order_by(standing.c.kind)
        ):
            kinds[of].append(kind)
    names = handles(connection, threads)
    for row in rows:
        yield ClaimThread(row.local, names[row.id], row.claims, row.sources, tuple(kinds[row.id]))


def handles(connection: Connection, threads: Collection[int]) -> dict[int, str]:
    """A claim by which each of these threads can be named: that of its least telling."""
    found: dict[int, str] = {}
    for some in portions(threads):
        least = (
            select(telling.c.thread_id, func.min(telling.c.claim_id).label("claim_id"))
            .where(telling.c.thread_id.in_(some))
            .group_by(telling.c.thread_id)
            .subquery()
        )
        for row in connection.execute(
            select(least.c.thread_id, claim.c.local, article.c.ident).select_from(
                claims_of_articles.join(least, least.c.claim_id == claim.c.id)
            )
        ):
            found[row.thread_id] = f"{row.ident}/{row.local}"
    return found


def told_places(connection: Connection, asked: Question, limit: int) -> ToldPlaces:
    """At which places the claims that answer a question tell events, those of which most is told first."""
    meant = on_days(condition(connection, asked), asked)
    if meant is None:
        return ToldPlaces((), 0)
    rows = connection.execute(
        select(
            place.c.name, place.c.kind, place.c.country, place.c.lat, place.c.lon, place.c.geonames_id, event.c.type,
            func.coalesce(actor.c.side, claim.c.side).label("side"), claim.c.day,
            func.count(claim.c.id.distinct()).label("claims"), func.min(place.c.score).label("score"),
        )
        .select_from(
            claim.join(event, event.c.claim_id == claim.c.id)
            .join(place, place.c.id == event.c.place_id)
            .outerjoin(actor, actor.c.id == claim.c.actor_id)
        )
        .where(claim.c.id.in_(ids(connection, meant)))
        .group_by(
            place.c.name, place.c.kind, place.c.country, place.c.lat, place.c.lon, place.c.geonames_id, event.c.type,
            func.coalesce(actor.c.side, claim.c.side), claim.c.day,
        )
    )  # fmt: skip
    found: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in rows:
        found[row.name, row.kind, row.country, row.lat, row.lon, row.geonames_id].append(row)
    made = [
        ToldPlace(
            its[0].name, its[0].kind, its[0].country, its[0].lat, its[0].lon, its[0].geonames_id,
            min((row.score for row in its if row.score is not None), default=None),
            tuple(
                PlaceCount(row.day or None, row.side, row.type, row.claims)
                for row in sorted(its, key=lambda row: (row.day, row.side or "", row.type))
            ),
        )
        for its in found.values()
    ]  # fmt: skip
    made.sort(key=lambda each: (-each.claims, each.name, each.lat or 0.0))
    return ToldPlaces(tuple(made[:limit]), len(made))


def outlets(connection: Connection, limit: int) -> Iterator[KeptOutlet]:
    """The outlets, that of most articles first."""
    shares = exists().where(part.c.sketch_id == trace.c.sketch_id)
    rows = connection.execute(
        select(
            _OUTLET.label("name"), func.max(trace.c.country).label("country"), func.max(trace.c.ownership).label("ownership"),
            func.count().label("articles"), func.sum(reading.c.claims).label("claims"),
            func.min(version.c.published).label("first"), func.max(version.c.published).label("last"),
        )
        .select_from(_CURRENT.outerjoin(trace, trace.c.article_id == article.c.id))
        .where(_OUTLET.is_not(None))
        .group_by(_OUTLET)
        .order_by(func.count().desc(), _OUTLET)
        .limit(limit)
    ).all()  # fmt: skip
    shared = dict(
        connection.execute(
            select(_OUTLET.label("name"), func.count())
            .select_from(_CURRENT.join(trace, trace.c.article_id == article.c.id))
            .where(shares, _OUTLET.is_not(None))
            .group_by(_OUTLET)
        ).tuples().all()
    )  # fmt: skip
    for row in rows:
        yield KeptOutlet(
            row.name, row.country, row.ownership, row.articles, int(row.claims or 0), shared.get(row.name, 0), row.first, row.last
        )  # fmt: skip


def _of_articles() -> Any:
    return claims_of_articles.join(actor, actor.c.id == claim.c.actor_id)


def speakers(connection: Connection, limit: int) -> Iterator[KeptSpeaker]:
    """Those who speak and are somebody, who is quoted most first; roles without a name ("officials") are left out."""
    for row in connection.execute(
        select(
            actor.c.name, func.max(actor.c.kind).label("kind"), actor.c.pack_id, func.max(actor.c.side).label("side"),
            func.count().label("claims"), func.count(version.c.article_id.distinct()).label("articles"),
            func.count(_OUTLET.distinct()).label("outlets"),
        )
        .select_from(_of_articles())
        .where(version.c.latest == 1, reading.c.current == 1, _somebody())
        .group_by(actor.c.name, actor.c.pack_id)
        .order_by(func.count().desc(), actor.c.name)
        .limit(limit)
    ):  # fmt: skip
        yield KeptSpeaker(row.name, row.kind, row.pack_id, row.side, row.claims, row.articles, row.outlets)


def _somebody() -> Any:
    named = claim.c.source_kind.in_(("person", "organisation", "state"))
    return and_(claim.c.source_kind != _NOT_SAID, or_(actor.c.pack_id.is_not(None), named))


def quotings(connection: Connection, outlets_: Collection[str], who: Collection[str]) -> Iterator[Quoting]:
    """How often these outlets have claims of these speakers."""
    for row in connection.execute(
        select(_OUTLET.label("outlet"), actor.c.name, func.count().label("claims"))
        .select_from(_of_articles())
        .where(
            version.c.latest == 1, reading.c.current == 1, _OUTLET.in_(sorted(outlets_)), actor.c.name.in_(sorted(who)), _somebody()
        )
        .group_by(_OUTLET, actor.c.name)
    ):  # fmt: skip
        yield Quoting(row.outlet, row.name, row.claims)


def told_by(connection: Connection, threads: Mapping[int, str]) -> Iterator[ToldBy]:
    """Which outlets have claims of these threads, which are given with what they are called."""
    for some in portions(threads):
        for row in connection.execute(
            select(
                telling.c.thread_id,
                _OUTLET.label("outlet"),
                func.count().label("claims"),
                func.min(claim.c.day).label("first"),
            )
            .select_from(claims_of_articles.join(telling, telling.c.claim_id == claim.c.id))
            .where(telling.c.thread_id.in_(some), _OUTLET.is_not(None))
            .group_by(telling.c.thread_id, _OUTLET)
        ):
            yield ToldBy(threads[row.thread_id], row.outlet, row.claims, row.first or None)


def known_names(connection: Connection, name: str, limit: int) -> list[str]:
    """Names of speakers that begin so, those who are quoted most first: what a field for a name may offer."""
    if not name.strip():
        return []
    rows: Select[Any] = (
        select(actor.c.name)
        .select_from(_of_articles())
        .where(version.c.latest == 1, func.lower(actor.c.name).startswith(name.lower(), autoescape=True))
        .group_by(actor.c.name)
        .order_by(func.count().desc(), actor.c.name)
        .limit(limit)
    )
    return list(connection.execute(rows).scalars())
