"""Larger questions, made of the small one: who somebody is, what is claimed of a place, what one outlet tells and another doesn't."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from sqlalchemy import Connection, case, func, or_, select

from reportedly.ledger import copies, finding, marks
from reportedly.ledger.finding import answer, condition, counted, lines_of, on_days, places, tally_of
from reportedly.ledger.holding import standing_on, verdict
from reportedly.ledger.marks import Correction, fold
from reportedly.ledger.matching import Condition, ids
from reportedly.ledger.naming import Names, names_of, spelt
from reportedly.ledger.schema import (
    actor,
    article,
    claim,
    claims_of_articles,
    claims_of_versions,
    event,
    place,
    time,
    version,
)
from reportedly.model import Comparison, KeptPlace, Known, Line, Person, PlaceHistory, Question, Tally, Told, Topic
from reportedly.model.errors import LedgerError

_NAMES: Final = 20
"""Names and outlets that are listed at most."""
_LINES: Final = 3
"""Claims that stand for a topic."""


def person(connection: Connection, name: str, limit: int, after: str | None) -> Person:
    """Somebody who speaks, with the last of their claims."""
    asked = Question(who=name)
    names = names_of(connection)
    found = answer(connection, asked, limit, after)
    meant = ids(connection, condition(connection, asked, names)).limit(_MOST)
    called, kind = func.coalesce(actor.c.name, claim.c.source), func.coalesce(actor.c.kind, claim.c.source_kind)
    rows = connection.execute(
        select(
            called.label("name"), kind.label("kind"), actor.c.pack_id, actor.c.side, func.count().label("claims"),
            func.count(version.c.article_id.distinct()).label("articles"),
        )
        .select_from(claims_of_versions.outerjoin(actor, actor.c.id == claim.c.actor_id))
        .where(claim.c.id.in_(meant))
        .group_by(called, kind, actor.c.pack_id, actor.c.side)
        .order_by(func.count().desc(), called)
        .limit(_NAMES)
    )  # fmt: skip
    known = tuple(Known(row.name, row.kind, row.pack_id, row.side, row.claims, row.articles) for row in rows)
    named = func.coalesce(version.c.outlet, article.c.host)
    outlets = connection.execute(
        select(named.label("outlet"), func.count().label("claims"))
        .select_from(claims_of_articles)
        .where(claim.c.id.in_(meant), named.is_not(None))
        .group_by(named)
        .order_by(func.count().desc(), named)
        .limit(_NAMES)
    )
    return Person(name, known, tuple((row.outlet, row.claims) for row in outlets), found)


_MOST: Final = 20_000
"""Claims of somebody that are counted at most; of more, those that were added first."""


def place_history(
    connection: Connection, name: str, *, event_type: str | None, within: float | None, since: str | None, until: str | None,
    limit: int, rejected: bool,
) -> PlaceHistory:  # fmt: skip
    """What is claimed to have happened at a place, in the order of the events' time; ``since`` and ``until`` are of that."""
    asked = Question(place=name, within=within, event=event_type, since=since, until=until, rejected=rejected)
    names = names_of(connection)
    all_named = condition(connection, replace(asked, event=None, since=None, until=None), names)
    there = Condition((tuple(places(connection, name, within, names, events=True)),), all_named.none_of, None)
    if event_type is not None:
        there = there.and_one_of((marks.event_type(event_type.removesuffix(".*")),))
    when = func.coalesce(time.c.begins, time.c.ends, version.c.published)
    spelling = set(spelt(connection, names.places(name)))
    points = set(names.around(connection, name, within)) if within is not None else set()
    rows = _happened(connection, there, when)
    if since is not None:
        rows = rows.where(when >= since)
    if until is not None:
        rows = rows.where(when <= until)
    met = connection.execute(rows).all()
    decided = {
        ident: verdict(made).correction for ident, made in standing_on(connection, {row.claim_id for row in met}).items()
    }
    called = set(names.places(name))
    kept = [
        row
        for row in met
        if _is_there(row, decided.get(row.claim_id, {}), spelling, points, called)
        and _is_one(str(decided.get(row.claim_id, {}).get("event") or row.type), event_type)
    ]
    shown = kept[:limit]
    lines = _lines(connection, [row.claim_id for row in shown], names)
    told = tuple(_told(row, line) for row, line in zip(shown, lines, strict=True))
    claims = {row.claim_id for row in kept}
    every = list(connection.execute(ids(connection, all_named).limit(_MOST)).scalars())
    return PlaceHistory(
        name,
        tuple(_called(connection, spelling)),
        told,
        tally_of(connection, sorted(claims)),
        len(set(every) - claims) if event_type is None and since is None and until is None else 0,
        len(kept) > limit,
    )


def _happened(connection: Connection, there: Condition, when: Any) -> Any:
    return (
        select(
            event.c.id, event.c.claim_id, event.c.type, event.c.start, event.c.end, event.c.place_id,
            place.c.name, place.c.words, place.c.lat, place.c.lon, time.c.begins, time.c.ends, version.c.published,
        )
        .select_from(
            claims_of_articles.join(event, event.c.claim_id == claim.c.id)
            .outerjoin(place, place.c.id == event.c.place_id)
            .outerjoin(time, time.c.id == event.c.time_id)
        )
        .where(claim.c.id.in_(ids(connection, there)))
        .order_by(case((when.is_(None), 1), else_=0), when, article.c.ident, claim.c.start, event.c.id)
    )  # fmt: skip


def _is_one(type_: str, wanted: str | None) -> bool:
    """Whether a type is the one that is asked for, or of that family."""
    family = (wanted or "").removesuffix(".*")
    return not family or type_ == family or type_.startswith(f"{family}.")


def _is_there(
    row: Any, correction: Correction, spelling: set[str], points: set[tuple[float, float]], called: set[str]
) -> bool:  # fmt: skip
    """Whether an event is at the place that is asked for, as it was read or as somebody corrected it."""
    if correction.get("place"):
        return fold(str(correction["place"])) in called
    if row.place_id is None:
        return False
    if row.name in spelling or fold(row.words) in called:
        return True
    return row.lat is not None and (float(row.lat), float(row.lon)) in points


def _told(row: Any, line: Line) -> Told:
    happened = next(each for each in line.events if (each.start, each.end) == (row.start, row.end))
    when = row.begins or row.ends
    return Told(when or row.published, "event" if when else "publication" if row.published else "not", happened, line)


def _lines(connection: Connection, claims: Sequence[int], names: Names) -> list[Line]:
    """The lines of claims, in the order in which they are named."""
    different = list(dict.fromkeys(claims))
    made = dict(zip(different, lines_of(connection, finding.claim_rows(connection, different), names), strict=True))
    return [made[each] for each in claims]


def _called(connection: Connection, spelling: set[str]) -> Iterable[KeptPlace]:
    """The different places that go by a name, those with the most mentions first."""
    rows = connection.execute(
        select(place.c.name, place.c.kind, place.c.country, place.c.lat, place.c.lon, place.c.geonames_id)
        .where(place.c.name.in_(sorted(spelling)))
        .group_by(place.c.name, place.c.kind, place.c.country, place.c.lat, place.c.lon, place.c.geonames_id)
        .order_by(func.count().desc(), place.c.name, place.c.lat)
        .limit(_NAMES)
    )
    for row in rows:
        yield KeptPlace(row.name, row.kind, row.country, row.lat, row.lon, row.geonames_id, None, 0, 0)


_Key = tuple[Literal["event", "speaker"], str | None, str | None, str | None]
"""What a claim is about: an event by type and place, or who speaks."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim of one of two outlets: its row, article, offset, day, and what it is about."""

    row: int
    article: int
    start: int
    topics: tuple[_Key, ...]


def comparison(
    connection: Connection, one: str, other: str, *, since: str | None, until: str | None, limit: int
) -> Comparison:
    """What each of two outlets tells, of the days on which both published, that the other leaves out."""
    if fold(one) == fold(other):
        raise LedgerError(f"{one} is compared with itself: name two outlets")
    names = names_of(connection)
    spans = [_published(connection, each) for each in (one, other)]
    for name, span in zip((one, other), spans, strict=True):
        if span is None:
            raise LedgerError(
                f"no article of {name} with a date is here; `reportedly ask` prints outlets as they are called"
            )
    first = max([span[0] for span in spans if span] + ([since] if since else []))
    last = min([span[1] for span in spans if span] + ([until] if until else []))
    nothing = Tally(0, 0, 0)
    if first > last:
        return Comparison((one, other), None, None, (nothing, nothing), 0, ((), ()), 0)
    said = [_said(connection, each, first, last, names) for each in (one, other)]
    families = [copies.passages_at(connection, [(each.article, each.start) for each in its]) for its in said]
    printed = set(families[0].values()) & set(families[1].values())
    tallies = tuple(counted(connection, [(each.article, each.start) for each in its]) for its in said)
    topics = [_topics(its, within) for its, within in zip(said, families, strict=True)]
    only = tuple(
        _left_out(connection, topics[number], topics[1 - number], number, limit, names) for number in (0, 1)
    )  # fmt: skip
    both = len(topics[0].keys() & topics[1].keys())
    return Comparison((one, other), first, last, (tallies[0], tallies[1]), len(printed), (only[0], only[1]), both)


def _published(connection: Connection, outlet: str) -> tuple[str, str] | None:
    row = connection.execute(
        select(func.min(version.c.published), func.max(version.c.published))
        .select_from(version.join(article, article.c.id == version.c.article_id))
        .where(version.c.latest == 1, or_(func.lower(version.c.outlet) == outlet.lower(), article.c.host == outlet.lower()))
    ).one()
    return None if row[0] is None else (row[0], row[1])


def _said(connection: Connection, outlet: str, first: str, last: str, names: Names) -> list[_Said]:
    """All that an outlet tells on these days: events at places, and speakers."""
    asked = Question(outlet=outlet, since=first, until=last)
    meant = on_days(condition(connection, asked, names), asked)
    if meant is None:
        return []
    wanted = ids(connection, meant)
    rows = connection.execute(
        select(claim.c.id, version.c.article_id, claim.c.start, claim.c.source_kind, actor.c.name, actor.c.pack_id)
        .select_from(claims_of_versions.outerjoin(actor, actor.c.id == claim.c.actor_id))
        .where(claim.c.id.in_(wanted))
    ).all()
    told: dict[int, list[_Key]] = defaultdict(list)
    for row in connection.execute(
        select(event.c.claim_id, event.c.type, place.c.name)
        .select_from(event.join(place, place.c.id == event.c.place_id))
        .where(event.c.claim_id.in_(wanted))
        .order_by(event.c.id)
    ):
        told[row.claim_id].append(("event", row.type, row.name, None))
    for row in rows:
        if _speaks(row):
            told[row.id].append(("speaker", None, None, row.name))
    return [_Said(row.id, row.article_id, row.start, tuple(dict.fromkeys(told.get(row.id, ())))) for row in rows]


def _speaks(row: Any) -> bool:
    """Whether the source is somebody whom one can name: others ("officials") are different ones in every article."""
    return bool(row.name) and (row.pack_id is not None or row.source_kind in ("person", "organisation", "state"))


_Found = Mapping[_Key, list[tuple[_Said, int | None]]]


def _topics(said: Sequence[_Said], families: Mapping[tuple[int, int], int]) -> _Found:
    """What an outlet tells, by topic; each claim with its family."""
    found: dict[_Key, list[tuple[_Said, int | None]]] = defaultdict(list)
    for each in said:
        for topic in each.topics:
            found[_folded(topic)].append((each, families.get((each.article, each.start))))
    return found


def _folded(topic: _Key) -> _Key:
    kind, type_, where, who = topic
    return kind, type_, fold(where) if where else None, fold(who) if who else None


def _left_out(
    connection: Connection, own: _Found, others: _Found, number: int, limit: int, names: Names
) -> tuple[Topic, ...]:
    """The topics of one outlet that the other has nothing on, that of most reports first."""
    alone = {topic: its for topic, its in own.items() if topic not in others}
    reports = {topic: len({of if of is not None else -each.article for each, of in its}) for topic, its in alone.items()}
    order = sorted(alone, key=lambda topic: (-reports[topic], -len(alone[topic]), str(topic)))[:limit]
    made = []
    for topic in order:
        its = alone[topic]
        lines = _lines(connection, [each.row for each, _ in its[:_LINES]], names)
        kind, type_, where, who = topic
        named = next((each for line in lines for each in line.events if fold(each.place or "") == where), None)
        spoken = next((line.claim.actor for line in lines if fold(line.claim.actor or "") == who), who)
        counts = Counter({number: len(its)})
        many = Counter({number: reports[topic]})
        made.append(
            Topic(
                kind, type_, named.place if named else where, spoken if who else None, (counts[0], counts[1]), (many[0], many[1]),
                tuple(lines),
            )
        )  # fmt: skip
    return tuple(made)
