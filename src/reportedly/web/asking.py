"""What a query of an address asks a ledger: the fields of a question, by their names; what is empty is not asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from reportedly.model import Question
from reportedly.model.errors import UsageError

FIELDS: Final = tuple(field.name for field in fields(Question))
_DISTANCE: Final = re.compile(r"(\d{1,5}(?:\.\d{1,6})?)\s*(?:km)?", re.ASCII)


def question_of(query: Mapping[str, str]) -> Question:
    """The question of a query; raises ``UsageError``."""
    given: dict[str, Any] = {name: value.strip() for name, value in query.items() if name in FIELDS and value.strip()}
    if "within" in given:
        found = _DISTANCE.fullmatch(given["within"])
        if found is None:
            raise UsageError(f"within is {given['within']!r}: write kilometres, as 20km")
        given["within"] = float(found[1])
        if "place" not in given:
            del given["within"]
    if "rejected" in given:
        given["rejected"] = given["rejected"] not in ("0", "false", "no")
    return Question(**given)


def query_of(question: Question) -> dict[str, object]:
    """The query that asks this question."""
    return {name: value for name in FIELDS if (value := getattr(question, name)) not in (None, False)}
