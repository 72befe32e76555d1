"""Reads news and tells who claims what: attributed claims with the exact words, offline.

::

    import reportedly

    article = reportedly.read(text)
    article.claims[0].source.text

What this package exports is imported when it is first asked for, the model and every other heavy library when the first text is read.
"""

from typing import TYPE_CHECKING

from reportedly._version import __version__

if TYPE_CHECKING:
    from reportedly.api import check, check_file, check_html, check_many, read, read_file, read_html, read_many
    from reportedly.arrow import ArrowReader
    from reportedly.checks import Selection
    from reportedly.model import (
        Actor,
        Added,
        Answer,
        Argument,
        Article,
        Brief,
        Brought,
        Candidate,
        Certainty,
        Change,
        Claim,
        Comparison,
        Cue,
        Decision,
        Diagnostic,
        Document,
        Event,
        Extent,
        Forgotten,
        Genre,
        KeptArticle,
        KeptClaim,
        KeptCopy,
        KeptEvent,
        KeptFamily,
        KeptLink,
        KeptPlace,
        KeptRelation,
        KeptSource,
        KeptStanding,
        KeptThread,
        Known,
        LedgerFault,
        LedgerInfo,
        Line,
        LogEntry,
        Mention,
        Moved,
        Name,
        Number,
        Person,
        Place,
        PlaceHistory,
        Producer,
        Question,
        Receipt,
        Related,
        Remark,
        Ruling,
        Source,
        Span,
        StandIn,
        Story,
        Tally,
        Target,
        ThreadPage,
        Time,
        Told,
        Topic,
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
    from reportedly.run import Ledger

__all__ = [
    "Actor",
    "Added",
    "Answer",
    "Argument",
    "ArrowReader",
    "Article",
    "Brief",
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
    "KeptLink",
    "KeptPlace",
    "KeptRelation",
    "KeptSource",
    "KeptStanding",
    "KeptThread",
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
    "Moved",
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
    "Story",
    "StyleError",
    "Tally",
    "Target",
    "ThreadPage",
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


_CALLS = ("check", "check_file", "check_html", "check_many", "read", "read_file", "read_html", "read_many")


def __getattr__(name: str) -> object:
    """``Selection`` comes with the rules, ``ArrowReader`` with pyarrow, ``Ledger`` with SQLAlchemy, calls with all that reads."""
    if name not in __all__ and name != "model":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = _asked(name)
    return found


def _asked(name: str) -> object:
    from importlib import import_module

    from reportedly.model.errors import MissingExtra

    if name == "model":
        return import_module("reportedly.model")
    if name in _CALLS:
        from reportedly import api

        return getattr(api, name)
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
    errors = import_module("reportedly.model.errors")
    return getattr(errors if hasattr(errors, name) else import_module("reportedly.model"), name)
