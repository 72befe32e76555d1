"""What people decided on claims, as examples to train or measure by: a text, the claims as they were read, and what is right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, select

from reportedly.ledger.coding import exact_text
from reportedly.ledger.holding import standing_on, verdict
from reportedly.ledger.schema import actor, article, claim, decision, holding, reading, stamp, version

EXAMPLE: Final = "reportedly/example/1"
"""What names the form."""


def examples(connection: Connection) -> Iterator[dict[str, Any]]:
    """An object an article on whose claims something is decided: its text, and each such claim with its offsets in it."""
    decided = select(claim.c.reading_id).where(
        claim.c.id.in_(
            select(holding.c.claim_id)
            .select_from(holding.join(decision, decision.c.id == holding.c.decision_id))
            .where(decision.c.stands == 1, decision.c.kind.in_(("confirm", "reject", "correct")))
        )
    )
    asked = (
        select(
            reading.c.id, article.c.ident, version.c.number, version.c.title, version.c.text, version.c.exact, version.c.published,
            stamp.c.model,
        )
        .select_from(
            reading.join(version, version.c.id == reading.c.version_id)
            .join(article, article.c.id == version.c.article_id)
            .join(stamp, stamp.c.id == reading.c.stamp_id)
        )
        .where(reading.c.id.in_(decided))
        .order_by(article.c.ident)
    )  # fmt: skip
    for row in connection.execute(asked).all():
        claims = list(_claims(connection, row.id))
        if claims:
            yield {
                "schema": EXAMPLE, "article": row.ident, "version": row.number, "title": row.title, "published": row.published,
                "model": row.model, "text": exact_text(row.text, None if row.exact is None else bytes(row.exact)),
                "claims": claims,
            }  # fmt: skip


def _claims(connection: Connection, reading_id: int) -> Iterator[dict[str, Any]]:
    rows = connection.execute(
        select(claim, actor.c.name.label("actor"), actor.c.pack_id)
        .select_from(claim.outerjoin(actor, actor.c.id == claim.c.actor_id))
        .where(claim.c.reading_id == reading_id, claim.c.id.in_(select(holding.c.claim_id)))
        .order_by(claim.c.id)
    ).all()
    made = standing_on(connection, [row.id for row in rows])
    for row in rows:
        whole = verdict(made.get(row.id, ()))
        if whole.status is None and not whole.correction:
            continue
        source, cue, content = json.loads(row.spans)
        yield {
            "key": row.key, "source": source, "cue": cue, "content": content,
            "read": {name: getattr(row, name) for name in _READ}, "status": whole.status or "corrected",
            "corrected": dict(whole.correction),
        }  # fmt: skip


_READ: Final = (
    "source_kind",
    "actor",
    "pack_id",
    "side",
    "polarity",
    "source_certainty",
    "outlet_stance",
    "origin",
    "score",
)
