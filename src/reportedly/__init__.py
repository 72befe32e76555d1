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
    Receipt,
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
    LedgerError,
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
    from reportedly.model import (
        Added,
        Answer,
        Brought,
        Change,
        Comparison,
        Decision,
        Forgotten,
        KeptArticle,
        KeptClaim,
        KeptCopy,
        KeptEvent,
        KeptFamily,
        KeptPlace,
        Known,
        LedgerFault,
        LedgerInfo,
        Line,
        LogEntry,
        Person,
        PlaceHistory,
        Question,
        Ruling,
        Tally,
        Target,
        Told,
        Topic,
    )
    from reportedly.run import Ledger

__all__ = [
    "Actor",
    "Added",
    "Answer",
    "Argument",
    "ArrowReader",
    "Article",
    "Brought",
    "BusyHost",
    "Candidate",
    "Certainty",
    "Change",
    "Claim",
    "Comparison",
    "Cue",
    "Decision",
    "Diagnostic",
    "DisallowedAddress",
    "Document",
    "EmptyInput",
    "Event",
    "Extent",
    "FailedAnswer",
    "FetchError",
    "ForeignInput",
    "Forgotten",
    "GazetteerError",
    "Genre",
    "InputError",
    "KeptArticle",
    "KeptClaim",
    "KeptCopy",
    "KeptEvent",
    "KeptFamily",
    "KeptPlace",
    "Known",
    "LanguageError",
    "Ledger",
    "LedgerError",
    "LedgerFault",
    "LedgerInfo",
    "Line",
    "LogEntry",
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
    "Person",
    "Place",
    "PlaceHistory",
    "Producer",
    "Question",
    "Receipt",
    "RecordError",
    "RefusedAddress",
    "Related",
    "Remark",
    "ReportedlyError",
    "Ruling",
    "Selection",
    "Source",
    "Span",
    "StandIn",
    "StyleError",
    "Tally",
    "Target",
    "Time",
    "Told",
    "Topic",
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
    """``Selection`` comes with the rules, ``ArrowReader`` with pyarrow, ``Ledger`` with SQLAlchemy: when they are first asked for."""
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
    if name == "Ledger":
        try:
            from reportedly.run import Ledger
        except ImportError as error:
            if (error.name or "").partition(".")[0] not in ("sqlalchemy", "alembic"):
                raise
            told = f"Ledger needs {error.name}, which is not installed: pip install 'reportedly[ledger]'"
            raise MissingExtra(told) from None
        return Ledger
    if name in __all__:
        from reportedly import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
