"""Many articles: a desk that reads and checks them, processes that do it side by side, files that take the results in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.run.batch import outcomes
    from reportedly.run.desk import Desk
    from reportedly.run.engine import ENGINES, Engine, EngineName, engine_called
    from reportedly.run.job import Check, Job, Read
    from reportedly.run.judging import judged
    from reportedly.run.outcome import Done, Failed, Outcome, failed
    from reportedly.run.output import Lines, Output, Rendering, Sink, Stream, Whole, can_be_replaced, unwritable
    from reportedly.run.pages import Pages
    from reportedly.run.resume import rest
    from reportedly.run.seat import Seat
    from reportedly.run.settings import Configurations, Given, Settings

__all__ = [
    "ENGINES",
    "Check",
    "Configurations",
    "Desk",
    "Done",
    "Engine",
    "EngineName",
    "Failed",
    "Given",
    "Job",
    "Lines",
    "Outcome",
    "Output",
    "Pages",
    "Read",
    "Rendering",
    "Seat",
    "Settings",
    "Sink",
    "Stream",
    "Whole",
    "can_be_replaced",
    "engine_called",
    "failed",
    "judged",
    "outcomes",
    "rest",
    "unwritable",
]

__getattr__ = door(
    __name__,
    {
        "batch": ("outcomes",),
        "desk": ("Desk",),
        "engine": ("ENGINES", "Engine", "EngineName", "engine_called"),
        "job": ("Check", "Job", "Read"),
        "judging": ("judged",),
        "outcome": ("Done", "Failed", "Outcome", "failed"),
        "output": ("Lines", "Output", "Rendering", "Sink", "Stream", "Whole", "can_be_replaced", "unwritable"),
        "pages": ("Pages",),
        "resume": ("rest",),
        "seat": ("Seat",),
        "settings": ("Configurations", "Given", "Settings"),
    },
)
