"""A decision of a person as a line of JSON, and back: what is taken from one ledger to another."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Final, get_args

from reportedly.model import Decision, DecisionKind, Target, TargetKind
from reportedly.model.errors import RecordError, UsageError
from reportedly.record.writing import safe

DECISION: Final = "reportedly/decision/1"
"""What names the form."""
_LONGEST: Final = 1_000_000


def decision_to_json(made: Decision) -> str:
    """A decision on one line, without a line end; what it holds for in a ledger is not in it."""
    target = made.target
    told = {
        "schema": DECISION, "id": made.id, "at": made.at.astimezone(UTC).isoformat().replace("+00:00", "Z"), "who": made.who,
        "kind": made.kind,
        "target": {"kind": target.kind, "key": target.key, "article": target.article,
                   "source": target.words[0] if target.words else None, "content": target.words[1] if target.words else None},
        "value": dict(made.value), "why": made.why, "undoes": made.undoes,
    }  # fmt: skip
    return safe(json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def decision_from_json(line: str) -> Decision:
    """The decision of a line; raises ``RecordError`` for what is none."""
    if len(line) > _LONGEST:
        raise RecordError("a line that is too long for a decision")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"no JSON: {error}") from None
    if not isinstance(told, dict) or told.get("schema") != DECISION:
        raise RecordError(f"no decision: its schema is not {DECISION}")
    try:
        target = told["target"]
        source, content = target["source"], target["content"]
        words = None if content is None else (_text(source or ""), _text(content))
        at = datetime.fromisoformat(_text(told["at"]))
        if at.tzinfo is None:
            raise ValueError("its moment has no zone")
        return Decision(
            _ident(told["id"]), at, _text(told["who"]), _one_of(told["kind"], get_args(DecisionKind)),
            Target(_one_of(target["kind"], get_args(TargetKind)), _text(target["key"]), _optional(target["article"]), words),
            _value(told["value"]), _text(told["why"]), None if told["undoes"] is None else _ident(told["undoes"]),
        )  # fmt: skip
    except KeyError as error:
        raise RecordError(f"no decision: it has no {error.args[0]}") from None
    except (TypeError, ValueError, AttributeError, UsageError) as error:
        raise RecordError(f"no decision: {error}") from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _ident(value: object) -> str:
    text = _text(value)
    if len(text) != 16 or not set(text) <= set("0123456789abcdef"):
        raise ValueError(f"{text!r} is no id of a decision")
    return text


def _one_of(value: object, known: tuple[str, ...]) -> Any:
    if value not in known:
        raise ValueError(f"{value!r} is not one of {', '.join(known)}")
    return value


def _value(value: object) -> dict[str, str | float | int | None]:
    if not isinstance(value, dict):
        raise ValueError("its value is no object")
    for each in value.values():
        if isinstance(each, bool) or not isinstance(each, str | float | int | None):
            raise ValueError(f"its value holds {each!r}")
    return value
