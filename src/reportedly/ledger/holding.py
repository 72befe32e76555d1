"""Which claim of the present readings a decision of a person is about: by the claim's key, else by its words, else none."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import Connection, delete, insert, select, update

from reportedly.ledger.identity import article_key, ident_of
from reportedly.ledger.kinship import portions
from reportedly.ledger.marks import Correction, Marker
from reportedly.ledger.schema import claim, decision, holding
from reportedly.model import Article

ALIKE: Final = 0.8
"""A content that holds another, or is held by it, is that claim where they share at least this part of the longer one's words: another
reading cuts a claim a few words longer or shorter. What shares less may say something else."""

How = Literal["key", "words"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What standing decisions make of a claim: its status as a whole, and its corrected fields."""

    status: Literal["confirmed", "rejected"] | None
    correction: Correction


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a decision may be about."""

    row: int
    key: str
    source: str
    content: str


def hold(connection: Connection, read: Article, reading_id: int) -> None:
    """Find the claims again that decisions on an article are about, in the reading that is its present one now."""
    document = read.document
    made = connection.execute(
        select(decision)
        .where(decision.c.article == ident_of(article_key(document, document.url)))
        .where(decision.c.about == "claim", decision.c.kind != "undo")
        .order_by(decision.c.id)
    ).all()
    if made:
        touched = bind(connection, made, reading_id)
        mark_anew(connection, read, touched)


def bind(connection: Connection, made: Sequence[Any], reading_id: int) -> set[int]:
    """Tie decisions to the claims of a reading that they are about; the claims that any of them is, or was, tied to."""
    rows = connection.execute(
        select(claim.c.id, claim.c.key, claim.c.source, claim.c.content)
        .where(claim.c.reading_id == reading_id)
        .order_by(claim.c.id)
    )
    candidates = [Candidate(*row) for row in rows]
    connection.execute(delete(holding).where(holding.c.decision_id.in_([each.id for each in made])))
    found = [(each, same_claim(each, candidates)) for each in made]
    tied = [
        {"decision_id": each.id, "claim_id": same[0].row, "how": same[1]} for each, same in found if same is not None
    ]  # fmt: skip
    if tied:
        connection.execute(insert(holding), tied)
    return {each["claim_id"] for each in tied}


def same_claim(made: Any, candidates: Sequence[Candidate]) -> tuple[Candidate, How] | None:
    """The claim that a decision, a row of the log, is about; ``None`` where none is surely it."""
    for each in candidates:
        if each.key == made.key:
            return each, "key"
    source, content = _words(made.source or ""), _words(made.content or "")
    if not content:
        return None
    corrects_source = made.kind == "correct" and not {"source", "actor"}.isdisjoint(json.loads(made.value))
    told = [(each, _words(each.source) == source, _words(each.content)) for each in candidates]
    for fitting in (
        [each for each, speaks, says in told if speaks and says == content],
        [each for each, _, says in told if corrects_source and says == content],
        [each for each, speaks, says in told if speaks and _cut_otherwise(says, content)],
    ):
        if fitting:
            return (fitting[0], "words") if len(fitting) == 1 else None
    return None


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _cut_otherwise(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    if not short or len(short) < ALIKE * len(long):
        return False
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def verdict(made: Iterable[Any]) -> Verdict:
    """What standing decisions on one claim, rows of the log in its order, come to: of two on one matter the later holds."""
    status: Literal["confirmed", "rejected"] | None = None
    fields: dict[str, str | float | int | None] = {}
    for each in made:
        if each.kind == "confirm":
            status = "confirmed"
        elif each.kind == "reject":
            status = "rejected"
        elif each.kind == "correct":
            fields.update(json.loads(each.value))
    return Verdict(status, fields)


def standing_on(connection: Connection, claims: Collection[int]) -> dict[int, list[Any]]:
    """The standing decisions on each of these claims, in the order in which they were made."""
    found: dict[int, list[Any]] = {}
    for some in portions(claims):
        rows = connection.execute(
            select(decision, holding.c.claim_id)
            .select_from(holding.join(decision, decision.c.id == holding.c.decision_id))
            .where(holding.c.claim_id.in_(some), decision.c.stands == 1)
            .order_by(decision.c.id)
        )
        for row in rows:
            found.setdefault(row.claim_id, []).append(row)
    return found


def marks_decided(connection: Connection, read: Article, reading_id: int) -> Mapping[int, str]:
    """The marks of those claims of a reading that somebody decided on."""
    rows = connection.execute(
        select(claim.c.id, claim.c.local)
        .where(claim.c.reading_id == reading_id)
        .where(claim.c.id.in_(select(holding.c.claim_id)))
    ).all()
    return _marks(connection, read, {row.id: row.local for row in rows})


def mark_anew(connection: Connection, read: Article, claims: Collection[int]) -> None:
    """Let these claims of a reading be found by what is decided on them now."""
    rows = connection.execute(select(claim.c.id, claim.c.local, claim.c.marks).where(claim.c.id.in_(claims))).all()
    kept = {row.id: row.marks for row in rows}
    for ident, marks in _marks(connection, read, {row.id: row.local for row in rows}).items():
        if kept[ident] != marks:
            connection.execute(update(claim).where(claim.c.id == ident).values(marks=marks))


def _marks(connection: Connection, read: Article, claims: Mapping[int, str]) -> dict[int, str]:
    marker = Marker(read)
    made = standing_on(connection, claims)
    found: dict[int, str] = {}
    for ident, local in claims.items():
        of = read.claim(local)
        if of is not None:
            decided = verdict(made.get(ident, ()))
            found[ident] = marker.of(of, decided.correction, rejected=decided.status == "rejected")
    return found
