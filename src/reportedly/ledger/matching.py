"""Which claims are meant, told by marks and words as the indexes of either store are asked for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, and_, column, select, table, text
from sqlalchemy.sql.elements import ColumnElement

from reportedly.ledger.asking import WORDS, all_of
from reportedly.ledger.coding import held
from reportedly.ledger.schema import claim, standing, telling


@dataclass(frozen=True, slots=True)
class Condition:
    """Which claims are meant, as marks: one of each group in ``all_of``, none of ``none_of``, and ``words`` in any form.

    ``status`` is how the thread stands that a claim is of.
    """

    all_of: tuple[tuple[str, ...], ...]
    none_of: tuple[str, ...]
    words: str | None
    status: str | None = None

    def and_one_of(self, wanted: Iterable[str]) -> Condition:
        """The same, and one of some more marks."""
        return replace(self, all_of=(*self.all_of, tuple(wanted)))

    def match(self) -> str:
        """As SQLite's index of words is asked."""
        parts = [f"({' OR '.join(each)})" for each in self.all_of]
        asked = [f"{{marks}} : ({' AND '.join(parts)})"] if parts else []
        if self.words is not None:
            asked.insert(0, f"{{{WORDS['claim']}}} : ({all_of(self.words)})")
        whole = " AND ".join(f"({each})" for each in asked)
        return f"({whole}) NOT ({{marks}} : ({' OR '.join(self.none_of)}))" if self.none_of else whole

    def where(self) -> ColumnElement[bool]:
        """As PostgreSQL's indexes are asked."""
        parts = [
            text(f"string_to_array(claim.marks, ' ') && string_to_array('{' '.join(each)}', ' ')") for each in self.all_of
        ]
        parts += [text(f"NOT string_to_array(claim.marks, ' ') @> string_to_array('{each}', ' ')") for each in self.none_of]
        if self.words is not None:
            parts.append(
                text(
                    "to_tsvector('english', left(claim.source || ' ' || claim.content, 100000)) @@ plainto_tsquery('english', :words)"
                ).bindparams(words=held(self.words))
            )
        return and_(*parts)


def ids(connection: Connection, asked: Condition) -> Select[Any]:
    """The rows of the claims that are meant."""
    if connection.dialect.name == "postgresql":
        found = select(claim.c.id).where(asked.where()).correlate(None)
        return found.where(claim.c.id.in_(_standing(asked.status))) if asked.status else found
    index = table("claim_words", column("rowid"))
    found = (
        select(index.c.rowid.label("id"))
        .select_from(index)
        .where(text("claim_words MATCH :match").bindparams(match=asked.match()))
    )
    return found.where(index.c.rowid.in_(_standing(asked.status))) if asked.status else found


def _standing(kind: str) -> Select[Any]:
    """The claims of threads that stand so."""
    return (
        select(telling.c.claim_id)
        .select_from(telling.join(standing, standing.c.thread_id == telling.c.thread_id))
        .where(standing.c.kind == kind)
    )
