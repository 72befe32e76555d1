"""A question to a ledger: which claims it means, told by marks and words, and a page of them, the last published first.

A question that few claims answer has them all looked up and put in order. Of one that very many do, years are asked for one by one,
the last first, and where a year has very many its months and days, until there are enough for a page: what it costs follows the page.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, func, literal, or_, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from reportedly.ledger import copies, marks
from reportedly.ledger.asking import find, kept_claim, kept_claims
from reportedly.ledger.coding import moment
from reportedly.ledger.holding import standing_on, verdict
from reportedly.ledger.kinship import portions
from reportedly.ledger.matching import Condition, ids
from reportedly.ledger.naming import Names, names_of
from reportedly.ledger.schema import (
    actor,
    article,
    claim,
    claim_place,
    claims_of_articles,
    claims_of_versions,
    event,
    number,
    place,
    time,
    version,
)
from reportedly.model import Answer, KeptEvent, KeptPlace, Line, Question, Ruling, Tally
from reportedly.model.errors import LedgerError, UsageError

MANY: Final = 500
"""Claims up to which an answer is looked up as a whole, and counted."""
_DECIDED: Final = ("source", "source_kind", "actor", "pack_id", "side", "polarity", "source_certainty", "outlet_stance")


def condition(connection: Connection, asked: Question, names: Names | None = None) -> Condition:
    """What a question means; raises ``LedgerError`` where it names an article that is not there."""
    names = names or names_of(connection)
    groups: list[Collection[str]] = []
    none = [] if asked.rejected else [marks.REJECTED]
    if asked.who is not None:
        groups.append([marks.speaker(each) for each in names.actors(asked.who)])
    if asked.side is not None:
        side, others = _side(connection, asked.side, names)
        groups.append([marks.side(side), *(marks.speaker(each) for each in (*names.on(side), *names.on(asked.side)))])
        none += [marks.speaker(each) for each in (*names.off(side, asked.side), *others)]
    if asked.place is not None:
        groups.append(places(connection, asked.place, asked.within, names))
    if asked.event is not None:
        groups.append([marks.event_type(asked.event.removesuffix(".*"))])
    if asked.outlet is not None:
        groups.append([marks.outlet(asked.outlet)])
    if asked.quoted_by is not None:
        groups.append([marks.teller(each) for each in names.actors(asked.quoted_by)])
    if asked.article is not None:
        groups.append([marks.article_mark(_ident(connection, asked.article))])
    if not groups and asked.words is None:
        groups.append([marks.STANDS, *([marks.REJECTED] if asked.rejected else [])])
        none = []
    return Condition(tuple(tuple(dict.fromkeys(each)) for each in groups), tuple(none), asked.words, asked.status)


def _side(connection: Connection, named: str, names: Names) -> tuple[str, list[str]]:
    """A side as claims have it, and by which ids those are known who are on another pack's side of that name.

    A side is named in short ("north") or in full, with its pack ("war/north"). Raises ``LedgerError`` where none here is called so.
    """
    known = Condition(((marks.side(named),),), (), None)
    if names.on(named) or connection.execute(ids(connection, known).limit(1)).first() is not None:
        return named, []
    pack, slash, short = named.rpartition("/")
    of_pack = and_(actor.c.pack_id >= f"{pack}/", actor.c.pack_id < f"{pack}0", actor.c.side == short)
    if slash and connection.execute(select(actor.c.id).where(of_pack).limit(1)).first() is not None:
        others = select(actor.c.pack_id).distinct().where(actor.c.side == short, actor.c.pack_id.is_not(None))
        return short, [each for each in connection.execute(others).scalars() if not each.startswith(f"{pack}/")]
    if connection.execute(select(claim.c.id).where(claim.c.side == named).limit(1)).first() is not None:
        return named, []  # of claims alone that somebody corrected since
    there = sides(connection, names)
    told = (
        f"known here are {', '.join(there)}"
        if there
        else "none is known here: read the articles with a pack that names sides"
    )
    raise LedgerError(f"no side is called {named}; {told}")


def sides(connection: Connection, names: Names) -> list[str]:
    """The sides that are known here, in full where a pack names them."""
    found = {
        f"{row.pack_id.rpartition('/')[0]}/{row.side}" if row.pack_id and "/" not in row.side else row.side
        for row in connection.execute(
            select(actor.c.side, actor.c.pack_id).distinct().where(actor.c.side.is_not(None)).limit(_SIDES)
        )
    }
    of_claims = connection.execute(select(claim.c.side).distinct().where(claim.c.side.is_not(None)).limit(_SIDES)).scalars()
    more = {each for each in (*of_claims, *names.sides()) if not any(its.endswith(f"/{each}") for its in found)}
    return sorted(found | more)


_SIDES: Final = 2000
"""Rows that are looked at for which sides there are: of actors, and of claims."""


def places(connection: Connection, name: str, within: float | None, names: Names, *, events: bool = False) -> list[str]:
    """The marks of a place, or of what happened there: of its names, and of all that lies so many kilometres around it."""
    named, at = (marks.event_place_named, marks.event_point) if events else (marks.place_named, marks.point)
    found = [named(each) for each in names.places(name)]
    if within is not None:
        found += [at(*each) for each in names.around(connection, name, within)]
        found += [named(each) for each in names.moved_into(connection, name, within)]
    return found


def _ident(connection: Connection, named: str) -> str:
    row = find(connection, named)
    if row is None:
        raise LedgerError(f"no article is called {named}; name one by its id or its address")
    return str(connection.execute(select(article.c.ident).where(article.c.id == row)).scalar_one())


def answer(connection: Connection, asked: Question, limit: int, after: str | None) -> Answer:
    """A page of an answer."""
    names = names_of(connection)
    meant = on_days(condition(connection, asked, names), asked)
    found = _few(connection, meant) if meant else []
    if found is not None:
        rows = _page(connection, claim.c.id.in_(found), limit + 1, after) if found else []
        tally = tally_of(connection, found)
    else:
        assert meant is not None
        rows = _walk(connection, meant, limit + 1, after)
        tally = replace(tally_of(connection, _some(connection, meant)), open=True)
    lines = tuple(lines_of(connection, rows[:limit], names))
    return Answer(asked, lines, tally, _cursor(rows[limit - 1]) if len(rows) > limit else None)


def everything(connection: Connection, asked: Question) -> Iterator[Line]:
    """Every line of an answer, page by page."""
    names, after = names_of(connection), None
    meant = on_days(condition(connection, asked, names), asked)
    while meant is not None:
        rows = _walk(connection, meant, 501, after)
        yield from lines_of(connection, rows[:500], names)
        if len(rows) <= 500:
            return
        after = _cursor(rows[499])


def _few(connection: Connection, meant: Condition) -> list[int] | None:
    found = list(connection.execute(ids(connection, meant).limit(MANY + 1)).scalars())
    return found if len(found) <= MANY else None


def _some(connection: Connection, meant: Condition) -> list[int]:
    return list(connection.execute(ids(connection, meant).limit(MANY)).scalars())


def on_days(meant: Condition, asked: Question) -> Condition | None:
    """With the marks of the days that are asked for."""
    if asked.since is None and asked.until is None:
        return meant
    if asked.since and asked.until and asked.since > asked.until:
        return None
    return meant.and_one_of(_days_between(asked.since or "0001-01-01", asked.until or "9999-12-31"))


def _days_between(since: str, until: str) -> list[str]:
    """The fewest marks of years, months and days that make up these days. Years without end are cut to those that news can have."""
    first, last = max(since, f"{_FIRST}-01-01"), min(until, f"{_LAST}-12-31")
    found: list[str] = []
    for year in range(int(first[:4]), int(last[:4]) + 1):
        if first <= f"{year:04}-01-01" and f"{year:04}-12-31" <= last:
            found.append(f"d{year:04}")
            continue
        for month in range(1, 13):
            begin, end = f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-31"
            if end < first or begin > last:
                continue
            if first <= begin and end <= last:
                found.append(f"d{year:04}{month:02}")
                continue
            found += [
                f"d{year:04}{month:02}{day:02}" for day in range(1, 32) if first <= f"{begin[:8]}{day:02}" <= last
            ]  # fmt: skip
    return found or ["d9999"]


_FIRST: Final = 1800
_LAST: Final = 2199


def _walk(connection: Connection, meant: Condition, limit: int, after: str | None) -> list[Any]:
    """So many rows in their order, from the last year backwards."""
    found: list[Any] = []
    began = after.partition(":")[0].replace("-", "") if after is not None else ""
    first, last = (connection.execute(select(of(article.c.published))).scalar() for of in (func.min, func.max))
    years = range(_year(last, _LAST), _year(first, _FIRST) - 1, -1) if first and last else ()
    for period in (*(f"d{year:04}" for year in years), marks.UNDATED):
        found += _period(connection, meant, period, limit - len(found), after, began)
        if len(found) >= limit:
            break
    return found


def _year(day: str, otherwise: int) -> int:
    return int(day[:4]) if day[:4].isdecimal() else otherwise


def _period(connection: Connection, meant: Condition, period: str, limit: int, after: str | None, began: str) -> list[Any]:
    """So many rows of one year, month or day."""
    if began and period != marks.UNDATED and period[1:] > began[: len(period) - 1]:
        return []  # before the page that is asked for
    if after is not None and not began and period != marks.UNDATED:
        return []
    here = meant.and_one_of((period,))
    few = _few(connection, here)
    if few is not None:
        return _page(connection, claim.c.id.in_(few), limit, after) if few else []
    if len(period) == len("d20260301") or period == marks.UNDATED:
        return _page(connection, claim.c.id.in_(ids(connection, here)), limit, after)
    found: list[Any] = []
    most = 12 if len(period) == len("d2026") else 31
    for part in range(most, 0, -1):
        found += _period(connection, meant, f"{period}{part:02}", limit - len(found), after, began)
        if len(found) >= limit:
            break
    return found


def _page(connection: Connection, which: ColumnElement[bool], limit: int, after: str | None) -> list[Any]:
    rows = (
        select(claim.c.id)
        .select_from(claims_of_articles)
        .where(which)
        .order_by(claim.c.day.desc(), article.c.ident, claim.c.start, claim.c.key, claim.c.id)
        .limit(limit)
    )
    if after is not None:
        published, ident, start, key = _parsed(after)
        later = tuple_(article.c.ident, claim.c.start, claim.c.key) > tuple_(literal(ident), literal(start), literal(key))
        rows = rows.where(or_(claim.c.day < published, and_(claim.c.day == published, later)))
    return claim_rows(connection, list(connection.execute(rows).scalars()))


def _cursor(row: Any) -> str:
    return f"{row.day}:{row.ident}:{row.start}:{row.key}"


def _parsed(after: str) -> tuple[str, str, int, str]:
    parts = after.split(":")
    if len(parts) != 4 or not parts[2].isdecimal() or not (parts[0] == "" or marks.dated(parts[0])):
        raise UsageError(f"{after!r} is no place in an answer: hand on what the page before gave")
    return parts[0], parts[1], int(parts[2]), parts[3]


def tally_of(connection: Connection, claims: Collection[int]) -> Tally:
    """How many claims these are, of how many articles, and of how many reports: a family of copies is one."""
    places_: list[tuple[int, int]] = []
    for some in portions(claims):
        rows = connection.execute(
            select(version.c.article_id, claim.c.start).select_from(claims_of_versions).where(claim.c.id.in_(some))
        )
        places_ += [(row.article_id, row.start) for row in rows]
    return counted(connection, places_)


def counted(connection: Connection, places_: Sequence[tuple[int, int]]) -> Tally:
    """How many claims, articles and reports: of the claims that begin there, as (article, offset)."""
    families = copies.passages_at(connection, places_)
    reports = {("family", families[each]) if each in families else ("article", each[0]) for each in places_}
    return Tally(len(places_), len({each for each, _ in places_}), len(reports))


def lines_of(connection: Connection, rows: Sequence[Any], names: Names) -> Iterator[Line]:
    """Rows of claims as lines, with what they tell and what was decided on them."""
    claims = [row.id for row in rows]
    there = _places(connection, claims)
    told = _events(connection, claims)
    decided = standing_on(connection, claims)
    families = copies.families_at(connection, [(row.article_id, row.start) for row in rows])
    for row in rows:
        events, spans = tuple(told.get(row.id, ())), json.loads(row.spans)
        kept = kept_claim(row, (each.type for each in events), families.get((row.article_id, row.start)))
        source, cue, content = (tuple((start, end) for start, end in part) for part in spans)
        line = Line(kept, row.url, source, cue, content, tuple(there.get(row.id, ())), events)
        yield names.known(_ruled(line, decided.get(row.id, ())))


def _ruled(line: Line, made: Sequence[Any]) -> Line:
    """A line with what was decided on it."""
    if not made:
        return line
    whole = verdict(made)
    kept, rulings = line.claim, dict[str, Ruling]()
    for each in made:
        at = moment(each.at)
        if each.kind == "comment":
            rulings[each.ident] = Ruling(each.ident, each.who, at, "", None, json.loads(each.value)["text"], each.why)
        for name, value in json.loads(each.value).items() if each.kind == "correct" else ():
            rulings[name] = Ruling(each.ident, each.who, at, name, _read(line, name), _shown(value), each.why)
    decided: dict[str, Any] = {name: value for name, value in whole.correction.items() if name in _DECIDED}
    kept = replace(kept, **decided)
    events, places_ = line.events, line.places
    if whole.correction.get("event"):
        kept = replace(kept, events=(str(whole.correction["event"]),))
        events = tuple(replace(each, type=str(whole.correction["event"])) for each in events)
    if whole.correction.get("place"):
        moved = str(whole.correction["place"])
        events = tuple(replace(each, place=moved) for each in events)
        places_ = tuple(
            replace(each, name=moved, country=None, lat=None, lon=None, geonames_id=None, score=None) for each in places_[:1]
        )
    return replace(line, claim=kept, events=events, places=places_, status=whole.status, rulings=tuple(rulings.values()))


def _read(line: Line, name: str) -> str | None:
    if name == "event":
        return ", ".join(line.claim.events) or None
    if name == "place":
        return ", ".join(dict.fromkeys(each.name for each in line.places)) or None
    return _shown(getattr(line.claim, name))


def _shown(value: object) -> str | None:
    return None if value is None else str(value)


def _places(connection: Connection, claims: Sequence[int]) -> dict[int, list[KeptPlace]]:
    """The places that claims name, and those where events of theirs are, in the order of the text."""
    found: dict[int, dict[int, KeptPlace]] = {}
    for some in portions(claims):
        named = select(claim_place.c.claim_id, place).select_from(
            claim_place.join(place, place.c.id == claim_place.c.place_id)
        )
        happened = select(event.c.claim_id, place).select_from(event.join(place, place.c.id == event.c.place_id))
        for asked in (named.where(claim_place.c.claim_id.in_(some)), happened.where(event.c.claim_id.in_(some))):
            for row in connection.execute(asked):
                found.setdefault(row.claim_id, {})[row.id] = kept_place(row)
    return {ident: sorted(each.values(), key=lambda it: it.start) for ident, each in found.items()}


def kept_place(row: Any) -> KeptPlace:
    """The place of a row."""
    return KeptPlace(
        row.name, row.kind, row.country, row.lat, row.lon, row.geonames_id, row.score, row.start, row.end
    )  # fmt: skip


def _events(connection: Connection, claims: Sequence[int]) -> dict[int, list[KeptEvent]]:
    found: dict[int, list[KeptEvent]] = {}
    for some in portions(claims):
        for row in connection.execute(told_events().where(event.c.claim_id.in_(some)).order_by(event.c.id)):
            found.setdefault(row.claim_id, []).append(kept_event(row))
    return found


def told_events() -> Select[Any]:
    """Events with who, where, when and how many."""
    return select(
        event.c.id, event.c.claim_id, event.c.type, event.c.modality, event.c.trigger, event.c.start, event.c.end, event.c.place_id,
        actor.c.name.label("actor"), place.c.name.label("place"), time.c.begins, time.c.ends, number.c.value, number.c.high,
        number.c.bound, number.c.unit,
    ).select_from(
        event.outerjoin(actor, actor.c.id == event.c.actor_id)
        .outerjoin(place, place.c.id == event.c.place_id)
        .outerjoin(time, time.c.id == event.c.time_id)
        .outerjoin(number, number.c.id == event.c.number_id)
    )  # fmt: skip


def kept_event(row: Any) -> KeptEvent:
    """The event of a row of :func:`told_events`."""
    return KeptEvent(
        row.type, row.modality, row.trigger, row.start, row.end, row.actor, row.place, row.begins, row.ends, row.value, row.high,
        row.bound, row.unit or "",
    )  # fmt: skip


def claim_rows(connection: Connection, claims: Sequence[int]) -> list[Any]:
    """The rows of these claims, in their order, for :func:`lines_of`."""
    found = {
        row.id: row for some in portions(claims) for row in connection.execute(kept_claims().where(claim.c.id.in_(some)))
    }
    return [found[each] for each in claims]
