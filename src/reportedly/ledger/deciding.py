"""Decisions of people: a log that only grows, kept apart from what was read. What stands of it wins over that in every answer."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any, Final, get_args

from sqlalchemy import Connection, Select, and_, case, func, insert, or_, select, update

from reportedly.ledger.anchoring import anchored, anchors_of, claim_named, keep_anchors
from reportedly.ledger.asking import article_of
from reportedly.ledger.coding import held, moment, written
from reportedly.ledger.drawing import outdate
from reportedly.ledger.holding import bind, mark_anew
from reportedly.ledger.identity import IDENT_DIGITS
from reportedly.ledger.kinship import portions
from reportedly.ledger.opening import Store
from reportedly.ledger.schema import anchor, article, decision, holding, reading, version
from reportedly.ledger.sealing import sealed
from reportedly.ledger.settling import gather_anew, stand_anew
from reportedly.ledger.voicing import packs_of_side, told_by
from reportedly.model import (
    ACTOR_FIELDS,
    CLAIM_FIELDS,
    PLACE_FIELDS,
    ActorKind,
    Brought,
    Decision,
    DecisionKind,
    OutletStance,
    Polarity,
    SourceCertainty,
    SourceKind,
    Target,
    standing,
)
from reportedly.model.errors import LedgerError, UsageError

Value = Mapping[str, str | float | int | None]

_FIELDS: Final = {"claim": CLAIM_FIELDS, "actor": ACTOR_FIELDS, "place": PLACE_FIELDS}
_PAIRED: Final = {"merge": "with", "split": "from"}
_NUMBERS: Final = ("lat", "lon", "geonames_id")


def decide(store: Store, kind: DecisionKind, target: Target, value: Value, *, who: str, why: str) -> Decision:
    """Write a decision into the log, and let it hold."""
    if kind == "undo":
        raise UsageError("undo names a decision, not a target: call undo(id)")
    told = checked(kind, target, value)
    with store.write() as connection:
        whole, told = anchored(connection, kind, _whole(connection, target), _side_in_short(connection, told))
        made = Decision(token_hex(8), datetime.now(UTC), _by(who), kind, whole, told, why)
        ident = _write(connection, made)
        return _hold(connection, ident)


def undo(store: Store, ident: str, *, who: str, why: str) -> Decision:
    """Take a decision back, or take back that it was taken back; both stay in the log."""
    with store.write() as connection:
        row = _called(connection, ident)
        if not row.stands:
            raise LedgerError(f"decision {row.ident} does not stand: it was undone before")
        about = Target(row.about, row.key, row.article, None if row.content is None else (row.source, row.content))
        made = Decision(token_hex(8), datetime.now(UTC), _by(who), "undo", about, {}, why, row.ident)
        _write(connection, made)
        _stand_anew(connection)
        return _one(connection, made.id)


def decisions(connection: Connection, *, target: Target | None = None, article_ident: str | None = None,
              loose: bool = False, stands: bool | None = None) -> Iterator[Decision]:  # fmt: skip
    """The log, or a part of it, in its order."""
    asked = _log()
    if target is not None:
        asked = asked.where(decision.c.about == target.kind, decision.c.key == held(target.key))
    if article_ident is not None:
        asked = asked.where(decision.c.article == article_ident)
    if loose:
        gone = and_(decision.c.about == "claim", holding.c.how.is_(None))
        asked = asked.where(decision.c.kind != "undo", or_(gone, _ADRIFT))
    if stands is not None:
        asked = asked.where(decision.c.stands == int(stands))
    for row in connection.execute(asked):
        yield _decision(row)


def decisions_on(connection: Connection, claims: Collection[int]) -> tuple[Decision, ...]:
    """What stands of the decisions on threads and links that are about any of these claims, the oldest first."""
    found: set[int] = set()
    for some in portions(claims):
        found.update(connection.execute(select(anchor.c.decision_id).where(anchor.c.claim_id.in_(some))).scalars())
    made: list[Any] = []
    for some in portions(found):
        made += connection.execute(_log().where(decision.c.id.in_(some), decision.c.stands == 1)).all()
    return tuple(_decision(row) for row in made)


def bring(store: Store, made: Iterable[Decision]) -> Brought:
    """Bring in decisions that were made elsewhere, in their order; those that are here already are left as they are.

    Raises ``LedgerError`` where one undoes a decision that is neither here nor brought in before it, and then brings in none.
    """
    new: list[Decision] = []
    known = loose = 0
    with store.write() as connection:
        there = set(connection.execute(select(decision.c.ident)).scalars())
        for each in made:
            if each.id in there:
                known += 1
                continue
            if each.undoes is not None and each.undoes not in there:
                raise LedgerError(
                    f"decision {each.id} undoes {each.undoes}, which is not here and was not brought in before it"
                )
            there.add(each.id)
            new.append(each)
            _write(connection, each)
        _stand_anew(connection)
        idents = {each.target.article for each in new if each.target.kind == "claim" and each.target.article}
        for ident in sorted(idents):
            _bind_article(connection, ident)
        _let_hold(connection, [each.id for each in new])
        for each in new:
            loose += _one(connection, each.id).held == "loose"
    return Brought(len(new), known, loose)


def resolved(connection: Connection, target: Target) -> Target:
    """The target as it is kept: a claim with its article and words; raises ``LedgerError`` where there is no such claim."""
    return _whole(connection, target)


def checked(kind: DecisionKind, target: Target, value: Value) -> dict[str, str | float | int | None]:
    """What was decided, as it is kept; raises ``UsageError`` where the kind asks for something else."""
    given = dict(value)
    if kind == "correct":
        return _correction(target, given)
    wanted = _PAIRED.get(kind) or ("text" if kind == "comment" else None)
    extra = given.keys() - ({wanted} if wanted else set())
    if extra:
        raise UsageError(f"{kind} takes no {', '.join(sorted(extra))}")
    if kind == "merge" and target.kind == "claim":
        raise UsageError("a claim is one article's: what is said in several is tied by link:ONE~OTHER, or thread:ID")
    if kind == "merge" and target.kind == "link":
        raise UsageError(f"{target}: a link ties two already: confirm that they are one, or reject it")
    if wanted and kind != "split":
        told = given.get(wanted)
        if not isinstance(told, str) or not told.strip():
            raise UsageError(
                f"{kind} takes {wanted}: the {target.kind} to be one with" if kind == "merge" else "a comment takes text"
            )
        if kind == "merge" and told == target.key:
            raise UsageError(f"{target}: can't be merged with itself")
    return given


def _correction(target: Target, given: dict[str, str | float | int | None]) -> dict[str, str | float | int | None]:
    allowed = _FIELDS.get(target.kind)
    if allowed is None:
        raise UsageError(
            f"nothing of a {target.kind} can be corrected; it can be confirmed, rejected, merged, split, commented on"
        )
    wrong = sorted(given.keys() - set(allowed))
    if wrong or not given:
        raise UsageError(
            f"of a {target.kind} one can correct {', '.join(allowed)}{'; not ' + ', '.join(wrong) if wrong else ''}"
        )
    for name, value in given.items():
        if name in _NUMBERS and value is not None:
            try:
                given[name] = int(value) if name == "geonames_id" else float(value)
            except (TypeError, ValueError):
                raise UsageError(f"{name} is {value!r}, not a number") from None
        elif name in _CHOICES and value not in _CHOICES[name]:
            raise UsageError(f"{name} is {value!r}, not one of {', '.join(_CHOICES[name])}")
    for name, most in (("lat", 90.0), ("lon", 180.0)):
        degrees = given.get(name)
        if isinstance(degrees, float) and not -most <= degrees <= most:
            raise UsageError(f"{name} is {degrees:g}: give degrees between {-most:g} and {most:g}")
    if ("lat" in given) != ("lon" in given):
        raise UsageError("lat and lon go together")
    return given


_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": tuple(each for each in get_args(ActorKind) if each != "unknown"),
    "polarity": get_args(Polarity),
    "source_certainty": get_args(SourceCertainty),
    "outlet_stance": get_args(OutletStance),
    "source_kind": get_args(SourceKind),
}


def _by(who: str) -> str:
    if not who.strip():
        raise UsageError("who decides? the name is empty")
    return who.strip()


def _side_in_short(connection: Connection, told: dict[str, str | float | int | None]) -> dict[str, str | float | int | None]:
    """What was decided with a side as claims have it, where it was named as pages of threads do, with its pack ("war/north")."""
    pack, slash, short = str(told.get("side") or "").rpartition("/")
    return {**told, "side": short} if slash and pack in packs_of_side(connection, short) else told


def _whole(connection: Connection, target: Target) -> Target:
    if target.kind != "claim":
        return target
    what = target.key if target.article is None or "/" in target.key else f"{target.article}/{target.key}"
    found = claim_named(connection, what)
    if found is None:
        raise LedgerError(f"no claim is called {target.key}; `reportedly ask` names them as ARTICLE/c3")
    return Target("claim", found.key, found.article, (found.source, found.content))


def _write(connection: Connection, made: Decision) -> int:
    source, content = made.target.words or (None, None)
    row = {
        "ident": made.id, "at": written(made.at), "who": held(made.who), "kind": made.kind, "about": made.target.kind,
        "key": held(made.target.key), "article": made.target.article, "source": None if source is None else held(source),
        "content": None if content is None else held(content),
        "value": held(json.dumps(dict(made.value), ensure_ascii=False, sort_keys=True)), "why": held(made.why),
        "undoes": made.undoes, "stands": 1,
    }  # fmt: skip
    key = connection.execute(insert(decision).values(**sealed(decision, row))).inserted_primary_key
    assert key is not None
    keep_anchors(connection, int(key[0]), made.value)
    return int(key[0])


def _hold(connection: Connection, ident: int) -> Decision:
    row = connection.execute(select(decision).where(decision.c.id == ident)).one()
    if row.about == "claim":
        _bind_article(connection, row.article, only=row.id)
    _let_hold(connection, [row.ident])
    return _one(connection, row.ident)


def _let_hold(connection: Connection, idents: Sequence[str]) -> None:
    """Let threads stand as these decisions, which were made or undone, have it now.

    A claim whose fields were corrected is compared anew when its article is drawn the next time; all else holds at once.
    """
    made: list[Any] = []
    for some in (idents[at : at + 500] for at in range(0, len(idents), 500)):
        made += connection.execute(select(decision).where(decision.c.ident.in_(some))).all()
    if not made:
        return
    claims = anchors_of(connection, [row.id for row in made])
    corrected: set[int] = set()
    for some_rows in portions(
        [row.id for row in made if row.about == "claim" and row.kind in ("confirm", "reject", "correct")]
    ):
        for row in connection.execute(
            select(holding.c.claim_id, decision.c.kind)
            .select_from(holding.join(decision, decision.c.id == holding.c.decision_id))
            .where(holding.c.decision_id.in_(some_rows))
        ):
            claims.add(row.claim_id)
            if row.kind == "correct":
                corrected.add(row.claim_id)
    outdate(connection, corrected)
    gather_anew(connection, claims)
    names = [
        str(each)
        for row in made
        if row.about == "actor" and row.kind in ("merge", "split", "correct")
        for each in (row.key, json.loads(row.value).get("with"), json.loads(row.value).get("from"))
        if each
    ]
    if names:
        stand_anew(connection, told_by(connection, names))


def _bind_article(connection: Connection, ident: str, *, only: int | None = None) -> None:
    """Tie the decisions on an article's claims to the present ones, and let those be found by what is decided."""
    now = connection.execute(
        select(reading.c.id, reading.c.record, reading.c.coding, version.c.text, version.c.exact)
        .select_from(
            article.join(version, (version.c.article_id == article.c.id) & (version.c.latest == 1))
            .join(reading, (reading.c.version_id == version.c.id) & (reading.c.current == 1))
        )
        .where(article.c.ident == ident)
    ).first()  # fmt: skip
    if now is None:
        return
    asked = select(decision).where(decision.c.article == ident, decision.c.about == "claim", decision.c.kind != "undo")
    if only is not None:
        asked = asked.where(decision.c.id == only)
    made = connection.execute(asked.order_by(decision.c.id)).all()
    touched = bind(connection, made, now.id)
    mark_anew(connection, article_of(now.record, now.coding, now.text, now.exact), touched)


def _stand_anew(connection: Connection) -> None:
    """Work out which decisions stand, and let the claims of those for which that changed be found anew."""
    rows = connection.execute(
        select(decision.c.id, decision.c.ident, decision.c.undoes, decision.c.stands, decision.c.about, decision.c.article)
        .order_by(decision.c.id)
    ).all()  # fmt: skip
    upright = standing((row.ident, row.undoes) for row in rows)
    changed = [row for row in rows if (row.ident in upright) != bool(row.stands)]
    for row in changed:
        connection.execute(update(decision).where(decision.c.id == row.id).values(stands=int(row.ident in upright)))
    for ident in sorted({row.article for row in changed if row.about == "claim" and row.article}):
        _bind_article(connection, ident)
    _let_hold(connection, [row.ident for row in changed])


def _called(connection: Connection, ident: str) -> Any:
    if not ident or len(ident) > IDENT_DIGITS or not set(ident) <= set("0123456789abcdef"):
        raise LedgerError(f"no decision is called {ident}; `reportedly edit list` names them")
    rows = connection.execute(
        select(decision).where(or_(decision.c.ident == ident, decision.c.ident.startswith(ident, autoescape=True))).limit(2)
    ).all()
    if len(rows) != 1:
        raise LedgerError(
            f"{'no decision is' if not rows else 'several decisions are'} called {ident}; `reportedly edit list` names them"
        )
    return rows[0]


def _one(connection: Connection, ident: str) -> Decision:
    return _decision(connection.execute(_log().where(decision.c.ident == ident)).one())


_ANCHORED: Final = select(func.count()).select_from(anchor).where(anchor.c.decision_id == decision.c.id)
_ALL: Final = _ANCHORED.correlate(decision).scalar_subquery()
_HERE: Final = _ANCHORED.where(anchor.c.claim_id.is_not(None)).correlate(decision).scalar_subquery()
_ADRIFT: Final = case((_ALL < 2, _ALL), else_=2) > _HERE
"""Whether so few of the claims are here that a decision on a thread or a link is about that it says nothing: fewer than two."""


def _log() -> Select[Any]:
    return (
        select(decision, holding.c.how, _ADRIFT.label("adrift"))
        .select_from(decision.outerjoin(holding, holding.c.decision_id == decision.c.id))
        .order_by(decision.c.id)
    )


def _decision(row: Any) -> Decision:
    words = None if row.content is None else (row.source or "", row.content)
    tied: Any = None
    if row.kind != "undo":
        tied = row.how or "loose" if row.about == "claim" else "loose" if row.adrift else None
    return Decision(
        row.ident, moment(row.at), row.who, row.kind, Target(row.about, row.key, row.article, words), json.loads(row.value),
        row.why, row.undoes, bool(row.stands), tied,
    )  # fmt: skip
