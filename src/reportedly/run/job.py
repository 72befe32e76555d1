"""What is to be done with every item: one of two tasks, and what it is done with. Travels to worker processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.model import Metadata
from reportedly.pipeline import Reads, References, load_reader, model_name

if TYPE_CHECKING:
    from reportedly.run.settings import Given

OpenReferences = Callable[[tuple[str, ...]], References]
"""Opens packs by name or path, and the gazetteer."""


@dataclass(frozen=True, slots=True)
class Read:
    """Read every item, with these packs, by name or path. Claims scored below ``least`` are left out."""

    packs: tuple[str, ...] = ()
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Check:
    """Check every item, as the nearest configuration says and what was ``given`` before it, ``None`` for nothing.

    ``model`` names the model without opening it; where it is ``None`` the reader is opened and asked. ``cache`` is the folder for
    readings, ``None`` for none.
    """

    given: Given | None = None
    model: Callable[[], str] | None = None
    cache: Path | None = None


def no_references(packs: tuple[str, ...]) -> References:
    """No reference works at all."""
    return References()


@dataclass(frozen=True, slots=True)
class Job:
    """A task, with what it needs. Each function in it must be importable by name, since it may go to another process.

    ``metadata`` is what is said of every item, before what it says itself. ``load_reader`` opens the model, on a number of threads.
    ``open_references`` opens packs and the gazetteer.
    """

    task: Read | Check = field(default_factory=Read)
    metadata: Metadata = field(default_factory=Metadata)
    load_reader: Callable[[int], Reads] = load_reader
    open_references: OpenReferences = no_references

    def references(self) -> References:
        """Packs and gazetteer as the task names them; raises ``PackError`` or ``GazetteerError``."""
        return self.open_references(self.task.packs if isinstance(self.task, Read) else ())

    def model(self) -> str:
        """The name of the model, which is opened for it only where it is not the one that comes along; raises ``ModelError``."""
        return model_name() if self.load_reader is load_reader else self.load_reader(1).model
