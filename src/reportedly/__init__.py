"""Reads news and tells who claims what: attributed claims with the exact words, offline.

::

    import reportedly

    article = reportedly.read(text)
    article.claims[0].source.text

The model and every other heavy library are loaded when the first text is read, not when this package is imported.
"""

from typing import TYPE_CHECKING

from reportedly._version import __version__
from reportedly.api import check, check_file, check_html, check_many, read, read_file, read_html, read_many
from reportedly.model import (
    Actor,
    Argument,
    Article,
    Candidate,
    Certainty,
    Claim,
    Cue,
    Diagnostic,
    Document,
    Event,
    Extent,
    Genre,
    Mention,
    Name,
    Number,
    Place,
    Producer,
    Related,
    Remark,
    Source,
    Span,
    StandIn,
    Time,
    Untied,
    Whole,
)
from reportedly.model.errors import (
    BusyHost,
    DisallowedAddress,
    EmptyInput,
    FailedAnswer,
    FetchError,
    ForeignInput,
    GazetteerError,
    InputError,
    LanguageError,
    MalformedRecord,
    MissingExtra,
    MissingInput,
    ModelError,
    OutputError,
    OversizedInput,
    PackError,
    RecordError,
    RefusedAddress,
    ReportedlyError,
    StyleError,
    UndecodableInput,
    Unforeseen,
    UnreachableHost,
    UnreadableFeed,
    UnsupportedInput,
    UnusableAnswer,
    UsageError,
    WorkerLost,
)

if TYPE_CHECKING:
    from reportedly.arrow import ArrowReader
    from reportedly.checks import Selection

__all__ = [
    "Actor",
    "Argument",
    "ArrowReader",
    "Article",
    "BusyHost",
    "Candidate",
    "Certainty",
    "Claim",
    "Cue",
    "Diagnostic",
    "DisallowedAddress",
    "Document",
    "EmptyInput",
    "Event",
    "Extent",
    "FailedAnswer",
    "FetchError",
    "ForeignInput",
    "GazetteerError",
    "Genre",
    "InputError",
    "LanguageError",
    "MalformedRecord",
    "Mention",
    "MissingExtra",
    "MissingInput",
    "ModelError",
    "Name",
    "Number",
    "OutputError",
    "OversizedInput",
    "PackError",
    "Place",
    "Producer",
    "RecordError",
    "RefusedAddress",
    "Related",
    "Remark",
    "ReportedlyError",
    "Selection",
    "Source",
    "Span",
    "StandIn",
    "StyleError",
    "Time",
    "UndecodableInput",
    "Unforeseen",
    "UnreachableHost",
    "UnreadableFeed",
    "UnsupportedInput",
    "Untied",
    "UnusableAnswer",
    "UsageError",
    "Whole",
    "WorkerLost",
    "__version__",
    "check",
    "check_file",
    "check_html",
    "check_many",
    "read",
    "read_file",
    "read_html",
    "read_many",
]


def __getattr__(name: str) -> object:
    """``Selection`` comes with the room of the rules, ``ArrowReader`` with pyarrow: opened when they are first asked for."""
    if name == "Selection":
        from reportedly.checks import Selection

        return Selection
    if name == "ArrowReader":
        try:
            from reportedly.arrow import ArrowReader
        except ImportError as error:
            if (error.name or "").partition(".")[0] != "pyarrow":
                raise
            raise MissingExtra("ArrowReader needs pyarrow, which is not installed: pip install pyarrow") from None
        return ArrowReader
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
