"""What marks and manifests of a dataset have to hold, as they come back from files that anybody may have changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from reportedly.record import ERRORS, RELATIONS

_TABLES: Final = frozenset((*(relation.name for relation in RELATIONS), ERRORS))


@dataclass(frozen=True, slots=True)
class _Each:
    """A mapping of any names to values of one shape."""

    shape: Any


_PLACE: Final = {"path": str}
_FILE: Final = {"bytes": int, "sha256": str}
_TABLE: Final = {**_FILE, "rows": int}
_COUNTS: Final = dict.fromkeys(("items", "articles", "failed", "words"), int)
_RANGE: Final = {"first": _PLACE, "last": _PLACE}
_NOTHING: Final = dict.fromkeys(_RANGE, type(None))
_MARK: Final = {**_COUNTS, **_RANGE, "part": int, "input": str, "files": _Each(_TABLE)}
_MANIFEST: Final = {**_COUNTS, "part_size": int, "rows": _Each(int), "files": _Each(_FILE), "tables": list}


def is_mark(value: Any, part: int) -> bool:
    """Whether this is the mark of that partition, whose counts agree with one another."""
    if not _fits(value, _MARK) and not (_fits(value, {**_MARK, **_NOTHING}) and not value["items"]):
        return False
    rows = {name.partition("/")[0]: about["rows"] for name, about in value["files"].items()}
    return bool(
        value["part"] == part
        and value["items"] == value["articles"] + value["failed"]
        and rows.get("articles", value["articles"]) == value["articles"]
        and rows.get(ERRORS) == value["failed"]
    )


def is_manifest(told: Any) -> bool:
    """Whether this is what a manifest tells of a dataset."""
    if not _fits(told, _MANIFEST) or not told["part_size"]:
        return False
    tables = told["tables"]
    named = all(isinstance(table, str) and table in _TABLES for table in tables)
    return named and all(_fits(about, _TABLE) for name, about in told["files"].items() if name.endswith(".parquet"))


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, _Each):
        return isinstance(value, Mapping) and all(_fits(each, shape.shape) for each in value.values())
    if isinstance(shape, Mapping):
        return isinstance(value, Mapping) and all(_fits(value.get(name), each) for name, each in shape.items())
    if shape is int:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, shape)
