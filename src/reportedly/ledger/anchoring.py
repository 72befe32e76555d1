"""Decisions on threads and links: by which claims they are found again in whatever is drawn, and what they come to there.

A thread has no name of its own that outlives a redrawing, so a decision on one holds its claims, each with its key and its words, in
its value, as ``claims``. Which claims of the present readings those are stands in rows of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, update

from reportedly.ledger import marks
from reportedly.ledger.asking import find
from reportedly.ledger.coding import held
from reportedly.ledger.holding import Candidate, same_claim
from reportedly.ledger.identity import article_key, ident_of
from reportedly.ledger.kinship import portions
from reportedly.ledger.schema import anchor, article, claim, claims_of_articles, decision, reading, telling, version
from reportedly.ledger.sealing import sealed
from reportedly.model import Article, DecisionKind, Target, TellingId
from reportedly.model.errors import LedgerError, UsageError
from reportedly.threads import Bond, Bonds, bound

Value = dict[str, str | float | int | None]

CLAIMS: Final = "claims"
"""Where a decision's value holds the claims that it is about, as JSON: a list of article, key, source and content each."""
_MOST: Final = 200
"""Claims of a thread that a decision holds at most, the earliest: one on more is one on these."""
_LOCAL: Final = re.compile(r"[cC][0-9]{1,9}")
_KEY: Final = re.compile(r"[0-9a-fA-F]{16}")


@dataclass(frozen=True, slots=True)
class Named:
    """A claim of a present reading. ``thread`` is the row of its thread, ``None`` where it is in none (yet)."""

    row: int
    article: str
    local: str
    key: str
    source: str
    content: str
    rejected: bool
    telling: int | None
    thread: int | None

    @property
    def called(self) -> str:
        """The article and the claim's key, which outlives another reading."""
        return f"{self.article}/{self.key}"


@dataclass(frozen=True, slots=True)
class _Sought:
    """What :func:`same_claim` asks of a decision."""

    key: str
    source: str
    content: str
    kind: str = ""
    value: str = "{}"


def claim_named(connection: Connection, what: str) -> Named | None:
    """The claim that is called so, however a command prints it; ``None`` where there is none.

    ``ARTICLE/c3``, with the article's id, the beginning of it or its address; ``ARTICLE/KEY``, or the claim's key alone; with
    "thread:" or "claim:" before it or without. Raises ``LedgerError`` where several articles have the claim.
    """
    bare = what.strip()
    kind, colon, rest = bare.partition(":")
    if colon and kind.lower() in ("thread", "claim"):
        bare = rest.strip()
    one, slash, local = bare.rpartition("/")
    asked = _claims().where(version.c.latest == 1, reading.c.current == 1)
    if slash:
        ident = find(connection, one) or find(connection, one.lower())
        if ident is None:
            return None
        asked = asked.where(article.c.id == ident)
    if slash and _LOCAL.fullmatch(local):
        asked = asked.where(claim.c.local == local.lower())
    elif _KEY.fullmatch(local):
        asked = asked.where(claim.c.key == local.lower())
    else:
        return None
    rows = connection.execute(asked.limit(2)).all()
    if len(rows) > 1:
        raise LedgerError(f"several articles have the claim {bare}: name one as ARTICLE/c3")
    return _named(rows[0]) if rows else None


def _claims() -> Any:
    return select(
        claim.c.id, article.c.ident, claim.c.local, claim.c.key, claim.c.source, claim.c.content, claim.c.marks,
        telling.c.id.label("telling_id"), telling.c.thread_id,
    ).select_from(claims_of_articles.outerjoin(telling, telling.c.claim_id == claim.c.id))  # fmt: skip


def _named(row: Any) -> Named:
    rejected = row.marks.split(" ", 1)[0] == marks.REJECTED
    return Named(
        row.id, row.ident, row.local, row.key, row.source, row.content, rejected, row.telling_id, row.thread_id
    )  # fmt: skip


def anchored(connection: Connection, kind: DecisionKind, target: Target, value: Mapping[str, Any]) -> tuple[Target, Value]:
    """The target and the value of a decision on claims of several articles as they are kept, with those claims.

    Raises ``LedgerError`` where a claim is named that is not there, or whose thread is not drawn.
    """
    told: Value = {name: each for name, each in value.items() if name != CLAIMS}
    if target.kind == "thread":
        mine = _there(connection, target.key)
        target = Target("thread", mine.called)
        return target, _of_thread(connection, kind, mine, told)
    if target.kind == "link":
        one, _, other = target.key.partition("~")
        claims = [_LOCAL.fullmatch(each.rpartition("/")[2]) or claim_named(connection, each) for each in (one, other)]
        if any(claims):
            both = [_there(connection, each) for each in (one, other)]
            if both[0].row == both[1].row:
                raise UsageError(f"{target}: both are one claim")
            both.sort(key=lambda each: each.called)
            target = Target.link(*(each.called for each in both))
            told = _with_claims(told, both)
        return target, told
    if target.kind == "claim" and kind == "split":
        mine = _there(connection, target.key, article_ident=target.article)
        return target, _of_claim(connection, mine, told)
    return target, told


def _there(connection: Connection, what: str, *, article_ident: str | None = None) -> Named:
    found = claim_named(connection, f"{article_ident}/{what}" if article_ident else what)
    if found is None:
        raise LedgerError(f"no claim is called {what}; `reportedly ask` and `threads` name them as ARTICLE/c3")
    return found


def _of_thread(connection: Connection, kind: DecisionKind, mine: Named, told: Value) -> Value:
    other = told.get("with") if kind == "merge" else told.get("from") if kind == "split" else None
    if isinstance(other, str):
        its = _there(connection, other)
        if its.row == mine.row:
            raise UsageError(
                f"thread:{mine.article}/{mine.local}: can't be {kind} {'with' if kind == 'merge' else 'from'} itself"
            )
        return _with_claims({**told, "with" if kind == "merge" else "from": its.called}, [mine, its])
    return _with_claims(told, [mine] if kind == "comment" else _members(connection, mine))


def _of_claim(connection: Connection, mine: Named, told: Value) -> Value:
    other = told.get("from")
    if not isinstance(other, str):
        return _with_claims(told, [mine])
    its = _there(connection, other)
    whole = other.strip().lower().startswith("thread:")
    if not whole and its.row == mine.row:
        raise UsageError(f"{mine.article}/{mine.local}: can't stand apart from itself")
    some = [each for each in _members(connection, its) if each.row != mine.row] if whole else [its]
    return _with_claims({**told, "from": f"thread:{its.called}" if whole else its.called}, [mine, *some])


def _members(connection: Connection, of: Named) -> list[Named]:
    """The claims of its thread, the earliest first."""
    if of.thread is None:
        why = (
            "somebody rejected it, so it is in no thread"
            if of.rejected
            else "not drawn into threads yet; reportedly threads does it"
        )
        raise LedgerError(f"{of.article}/{of.local}: {why}")
    asked = (
        _claims().where(telling.c.thread_id == of.thread).order_by(claim.c.day, article.c.ident, claim.c.start, claim.c.key)
    )
    return [_named(row) for row in connection.execute(asked.limit(_MOST))]


def _with_claims(told: Value, claims: Sequence[Named]) -> Value:
    rows = [[each.article, each.key, each.source, each.content] for each in claims]
    return {**told, CLAIMS: json.dumps(rows, ensure_ascii=False)}


def claims_of(value: str | Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """The claims that a decision's value holds: article, key, source, content; none where it is not as it was written."""
    try:
        told = json.loads(value) if isinstance(value, str) else value
        rows = json.loads(told.get(CLAIMS) or "[]")
        return [(str(ident), str(key), str(source), str(content)) for ident, key, source, content in rows]
    except (TypeError, ValueError, AttributeError):
        return []


def keep_anchors(connection: Connection, ident: int, value: Mapping[str, Any]) -> None:
    """Write down by which claims a new decision, a row of the log, is found again, with those of them that are here."""
    rows = claims_of(value)
    if not rows:
        return
    connection.execute(
        insert(anchor),
        [
            {"decision_id": ident, "number": number, "article": held(each[0]), "claim_id": None}
            for number, each in enumerate(rows)
        ],
    )
    _bind(connection, anchor.c.decision_id == ident)


def hold_anchors(connection: Connection, read: Article) -> None:
    """Find the claims again of decisions on threads and links, in the reading of an article that is its present one now."""
    _bind(connection, anchor.c.article == ident_of(article_key(read.document, read.document.url)))


def _bind(connection: Connection, which: Any) -> None:
    rows = connection.execute(
        select(anchor.c.decision_id, anchor.c.number, anchor.c.article, decision.c.value)
        .select_from(anchor.join(decision, decision.c.id == anchor.c.decision_id))
        .where(which)
        .order_by(anchor.c.article)
    ).all()
    parsed = {row.decision_id: claims_of(row.value) for row in rows}
    for ident, some in groupby(rows, key=lambda row: row.article):
        candidates = [
            Candidate(*row)
            for row in connection.execute(
                select(claim.c.id, claim.c.key, claim.c.source, claim.c.content)
                .select_from(claims_of_articles)
                .where(article.c.ident == ident, version.c.latest == 1, reading.c.current == 1)
                .order_by(claim.c.id)
            )
        ]
        for row in some:
            _, key, source, content = parsed[row.decision_id][row.number]
            same = same_claim(_Sought(key, source, content), candidates)
            connection.execute(
                update(anchor)
                .where(anchor.c.decision_id == row.decision_id, anchor.c.number == row.number)
                .values(claim_id=same[0].row if same else None)
            )


def anchors_of(connection: Connection, decisions: Collection[int]) -> set[int]:
    """The claims, by their rows, that these decisions are about, as far as they are here."""
    found: set[int] = set()
    for some in portions(decisions):
        rows = connection.execute(
            select(anchor.c.claim_id).where(anchor.c.decision_id.in_(some), anchor.c.claim_id.is_not(None))
        )
        found.update(rows.scalars())
    return found


@dataclass(frozen=True, slots=True)
class Bound:
    """What decisions make of the tellings that are here: ``rows`` are theirs, by what names them."""

    bonds: Bonds
    rows: Mapping[TellingId, int]

    def one_with(self, some: Iterable[int]) -> set[int]:
        """Every telling that is one with one of these by decision."""
        if not self.bonds.groups:
            return set()
        ours = set(some)
        named = [ident for ident, row in self.rows.items() if row in ours]
        return {self.rows[each] for ident in named for each in self.bonds.one_with(ident)}


def bonds(connection: Connection) -> Bound:
    """What standing decisions come to, of the claims that are drawn and that nobody rejected."""
    rows = connection.execute(
        select(
            decision.c.id, decision.c.about, decision.c.kind, decision.c.value, anchor.c.number, anchor.c.article, claim.c.key,
            telling.c.id.label("telling_id"),
        )
        .select_from(
            decision.join(anchor, anchor.c.decision_id == decision.c.id)
            .join(claim, claim.c.id == anchor.c.claim_id)
            .join(telling, telling.c.claim_id == claim.c.id)
        )
        .where(decision.c.stands == 1, decision.c.kind.in_(("confirm", "reject", "merge", "split")), stands(claim))
        .order_by(decision.c.id, anchor.c.number)
    ).all()  # fmt: skip
    made: list[Bond] = []
    at: dict[TellingId, int] = {}
    for _, each in groupby(rows, key=lambda row: row.id):
        some = list(each)
        at.update({(row.article, row.key): row.telling_id for row in some})
        bond = _bond(some[0], tuple((row.article, row.key) for row in some))
        if bond is not None:
            made.append(bond)
    return Bound(bound(made), at)


def _bond(row: Any, claims: tuple[TellingId, ...]) -> Bond | None:
    """What one decision says of those of its claims that are here; ``None`` where the one is gone that it is about."""
    from_ = json.loads(row.value).get("from") is not None
    if row.kind in ("confirm", "merge"):
        return Bond("one", claims)
    if row.about == "thread" and not from_:
        return Bond("each apart", claims)
    if row.number != 0:
        return None
    return Bond("alone" if row.about == "claim" and not from_ else "apart", claims)


def stands(of: Any) -> Any:
    """Whether nobody rejected a claim: the condition, of the table of claims."""
    return of.c.marks.not_like(f"{marks.REJECTED} %")


def forget_anchors(connection: Connection, articles: Collection[int]) -> None:
    """Take what decisions hold of these articles' words out of them; a decision that is left with nothing to say goes."""
    for some in portions(articles):
        idents = set(connection.execute(select(article.c.ident).where(article.c.id.in_(some))).scalars())
        touched = select(anchor.c.decision_id).where(anchor.c.article.in_(idents))
        for row in connection.execute(select(decision).where(decision.c.id.in_(touched)).order_by(decision.c.id)).all():
            left = [each for each in claims_of(row.value) if each[0] not in idents]
            if len(left) < 2:
                connection.execute(delete(decision).where(decision.c.ident == row.ident))
                _forget_undoing(connection, row.ident)
                continue
            value = {**json.loads(row.value), CLAIMS: json.dumps([list(each) for each in left], ensure_ascii=False)}
            kept = {**row._mapping, "value": json.dumps(value, ensure_ascii=False, sort_keys=True)}
            if row.about == "thread" and row.key.partition("/")[0] in idents:
                kept["key"] = f"{left[0][0]}/{left[0][1]}"
            connection.execute(update(decision).where(decision.c.id == row.id).values(sealed(decision, kept)))
            connection.execute(delete(anchor).where(anchor.c.decision_id == row.id))
            keep_anchors(connection, row.id, value)


def _forget_undoing(connection: Connection, ident: str) -> None:
    """Take out of the log whatever undoes a decision that is gone."""
    for each in connection.execute(select(decision.c.ident).where(decision.c.undoes == ident)).scalars().all():
        _forget_undoing(connection, each)
    connection.execute(delete(decision).where(decision.c.undoes == ident))
