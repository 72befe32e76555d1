"""Many articles: a desk that reads and checks them, processes that do it side by side, files that take the results in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.run.adding import Arrival, Kept, Looked, Missed, arrived, keep, received, reread
    from reportedly.run.batch import outcomes
    from reportedly.run.dataset import PART_SIZE, Dataset, Standing, begin_dataset, resume_dataset, standing
    from reportedly.run.desk import Desk
    from reportedly.run.engine import ENGINES, Engine, EngineName, engine_called
    from reportedly.run.fetching import Web
    from reportedly.run.job import Check, Job, Read
    from reportedly.run.judging import judged
    from reportedly.run.label import label_of
    from reportedly.run.outcome import Done, Failed, Outcome, failed
    from reportedly.run.output import Lines, Output, Rendering, Sink, Stream, Whole, can_be_replaced, unwritable, write_whole
    from reportedly.run.pages import Pages
    from reportedly.run.resume import rest, whole_lines
    from reportedly.run.seat import Seat
    from reportedly.run.settings import Configurations, Given, Settings
    from reportedly.run.tracing import Ledger, Tracer
    from reportedly.run.verifying import faults_of

__all__ = [
    "ENGINES",
    "PART_SIZE",
    "Arrival",
    "Check",
    "Configurations",
    "Dataset",
    "Desk",
    "Done",
    "Engine",
    "EngineName",
    "Failed",
    "Given",
    "Job",
    "Kept",
    "Ledger",
    "Lines",
    "Looked",
    "Missed",
    "Outcome",
    "Output",
    "Pages",
    "Read",
    "Rendering",
    "Seat",
    "Settings",
    "Sink",
    "Standing",
    "Stream",
    "Tracer",
    "Web",
    "Whole",
    "arrived",
    "begin_dataset",
    "can_be_replaced",
    "engine_called",
    "failed",
    "faults_of",
    "judged",
    "keep",
    "label_of",
    "outcomes",
    "received",
    "reread",
    "rest",
    "resume_dataset",
    "standing",
    "unwritable",
    "whole_lines",
    "write_whole",
]

__getattr__ = door(
    __name__,
    {
        "adding": ("Arrival", "Kept", "Looked", "Missed", "arrived", "keep", "received", "reread"),
        "batch": ("outcomes",),
        "dataset": ("PART_SIZE", "Dataset", "Standing", "begin_dataset", "resume_dataset", "standing"),
        "desk": ("Desk",),
        "engine": ("ENGINES", "Engine", "EngineName", "engine_called"),
        "fetching": ("Web",),
        "job": ("Check", "Job", "Read"),
        "judging": ("judged",),
        "label": ("label_of",),
        "outcome": ("Done", "Failed", "Outcome", "failed"),
        "output": (
            "Lines",
            "Output",
            "Rendering",
            "Sink",
            "Stream",
            "Whole",
            "can_be_replaced",
            "unwritable",
            "write_whole",
        ),
        "pages": ("Pages",),
        "resume": ("rest", "whole_lines"),
        "seat": ("Seat",),
        "settings": ("Configurations", "Given", "Settings"),
        "tracing": ("Ledger", "Tracer"),
        "verifying": ("faults_of",),
    },
)
