"""Many articles: a desk that reads and checks them, processes that do it side by side, files that take the results in order."""

from reportedly.run.batch import outcomes
from reportedly.run.job import Check, Job, Read
from reportedly.run.outcome import Done, Failed, Outcome

__all__ = ["Check", "Done", "Failed", "Job", "Outcome", "Read", "outcomes"]
