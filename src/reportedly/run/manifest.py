"""The manifest of a dataset: what made it, what is in it, and the digest of every file, so that a paper can cite it.

``digest`` is the SHA-256 of ``dataset`` as JSON with sorted keys and no spaces. When it was made stands outside of that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from reportedly.run.folder import RUN, Folder, mark_file
from reportedly.run.label import Label


def manifest(folder: Folder, label: Label, marks: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The manifest of the dataset with these marks."""
    rows: dict[str, int] = {}
    files: dict[str, Any] = {RUN: folder.about(RUN)}
    for mark in marks:
        for name, about in mark["files"].items():
            table = name.partition("/")[0]
            rows[table] = rows.get(table, 0) + about["rows"]
            files[name] = about
        files[mark_file(mark["part"])] = folder.about(mark_file(mark["part"]))
    told = {
        **label,
        "items": _sum(marks, "items"),
        "articles": _sum(marks, "articles"),
        "failed": _sum(marks, "failed"),
        "words": _sum(marks, "words"),
        "input": hashlib.sha256("".join(mark["input"] for mark in marks).encode()).hexdigest(),
        "rows": rows,
        "files": dict(sorted(files.items())),
    }
    return {"digest": digest_of(told), "dataset": told, "finished": datetime.now(UTC).isoformat(timespec="seconds")}


def digest_of(told: Mapping[str, Any]) -> str:
    """The digest that a manifest has of its part ``dataset``."""
    text = json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _sum(marks: Sequence[Mapping[str, Any]], name: str) -> int:
    return sum(int(mark[name]) for mark in marks)
