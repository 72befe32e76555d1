"""What a result depends on beside the text: the version, the model, packs and gazetteer. It is the same wherever one run reads."""

from __future__ import annotations

from dataclasses import dataclass, fields

from reportedly._version import __version__
from reportedly.model.errors import UsageError
from reportedly.run.job import Job


@dataclass(frozen=True, slots=True)
class Stamp:
    """How results made here are stamped; ``packs`` is a digest of what the packs of the job say."""

    reportedly: str
    model: str
    packs: str
    places: str

    @classmethod
    def of(cls, job: Job) -> Stamp:
        """The stamp of ``job`` in this process; raises ``ModelError``, ``PackError`` or ``GazetteerError``."""
        from reportedly.cache import packs_state

        references = job.references()
        return cls(__version__, job.model(), packs_state(references.packs), references.gazetteer_label or "none")

    def refuse_another(self, other: Stamp, where: str) -> None:
        """Raise ``UsageError``, naming both, where ``other``, the stamp of a worker on the machine ``where``, differs."""
        for field in fields(self):
            ours, theirs = getattr(self, field.name), getattr(other, field.name)
            if ours != theirs:
                raise UsageError(
                    f"the worker on {where} would read with {_CALLED[field.name]} {theirs}, this command with {ours}:"
                    " install the same on every machine of the cluster"
                )


_CALLED = {"reportedly": "reportedly", "model": "the model", "packs": "packs of the state", "places": "places of"}
