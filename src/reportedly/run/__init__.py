"""Many articles: processes that read them, and files that take the results in the order of the input."""

from reportedly.run.batch import outcomes
from reportedly.run.work import Failure, Job, Outcome

__all__ = ["Failure", "Job", "Outcome", "outcomes"]
