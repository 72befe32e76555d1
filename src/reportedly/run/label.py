"""What a dataset depends on beside its input: versions, model, packs, places, options. Runs of one label go together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from reportedly._version import __version__
from reportedly.model.errors import UsageError
from reportedly.record import SCHEMA
from reportedly.run.job import Job, Read
from reportedly.show import require_pyarrow

if TYPE_CHECKING:
    from reportedly.run.settings import Settings

DATASET: Final = "reportedly/dataset/1"
"""The name and version of the form of a dataset."""

Label = Mapping[str, Any]
"""Values that JSON can hold, by their names; see :func:`label_of`."""

_CALLED: Final = {
    "schema": "the form", "record": "the record", "reportedly": "reportedly", "model": "the model", "packs": "packs",
    "packs_state": "packs of the state", "gazetteer": "places", "pyarrow": "pyarrow", "command": "the command", "tables": "tables",
    "part_size": "--part-size", "with_text": "--with-text", "rules": "rules and configuration of the state",
}  # fmt: skip


def label_of(
    job: Job, *, tables: Sequence[str], part_size: int, with_text: bool = False, settings: Settings | None = None
) -> dict[str, Any]:
    """The label of a run of ``job``; ``settings`` are those that a check begins with.

    Raises ``MissingExtra``, ``ModelError``, ``PackError`` or ``GazetteerError``.
    """
    from reportedly.cache import packs_state, rules_state

    task = job.task
    references = settings.references if settings else job.references()
    made: dict[str, Any] = {
        "schema": DATASET,
        "record": SCHEMA,
        "reportedly": __version__,
        "model": job.model(),
        "packs": [pack.label for pack in references.packs],
        "packs_state": packs_state(references.packs),
        "gazetteer": references.gazetteer_label,
        "pyarrow": require_pyarrow(),
        "command": "read" if isinstance(task, Read) else "check",
        "published": job.metadata.published,
        "tables": list(tables),
        "part_size": part_size,
        "with_text": with_text,
    }
    if isinstance(task, Read):
        made["min_score"] = task.least
    if settings:
        state = rules_state(settings.selection, references.packs)
        said = repr((state, settings.order, sorted(settings.accepted.items()), settings.ignores.entries))
        made["rules"] = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return made


def refuse_other(ours: Label, theirs: Label, where: str) -> None:
    """Raise ``UsageError``, naming both, where what stands at ``where`` has another label than ours."""
    for name in dict.fromkeys((*ours, *theirs)):
        mine, other = ours.get(name), theirs.get(name)
        if mine != other:
            called = _CALLED.get(name, f"--{name.replace('_', '-')}")
            raise UsageError(
                f"{where}: was begun with {called} {_said(other)}, this command has {_said(mine)};"
                " give --resume the same options, or start anew with --force"
            )


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
