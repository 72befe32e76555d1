"""The nouns: what a text, a reading of it, a claim with its actors, places and times, and a diagnostic are. Frozen types only."""

from typing import TYPE_CHECKING

from reportedly.model.article import Article, Producer
from reportedly.model.calendar import Calendar, calendar
from reportedly.model.claim import (
    Certainty,
    Claim,
    Cue,
    Force,
    Origin,
    OutletStance,
    Polarity,
    Quotation,
    Source,
    SourceCertainty,
    SourceKind,
)
from reportedly.model.diagnostic import SEVERITIES, Diagnostic, Related, Severity
from reportedly.model.document import Document, Metadata, PublishedFrom, Remark, StandIn
from reportedly.model.entity import (
    Actor,
    ActorKind,
    Argument,
    Bound,
    Candidate,
    Event,
    Extent,
    Grain,
    Mention,
    Modality,
    Number,
    Place,
    Role,
    ScoreKind,
    Tie,
    Time,
    Untied,
    Whole,
)
from reportedly.model.event_types import EventType, event_types
from reportedly.model.feed import FeedEntry, FeedState, RefusedEntry
from reportedly.model.filemap import FileMap, Position, Region, Stretch
from reportedly.model.gazetteer import AIRFIELDS, AIRPORT, NATURE, Entry, Gazetteer, Matched
from reportedly.model.genre import UNKNOWN, Genre, GenreKind, Reserve, Sign
from reportedly.model.globe import DEGREE_KM, RADIUS_KM, kilometres
from reportedly.model.grammar import Grammar, PronounClass, grammar, listed_words
from reportedly.model.knowledge import (
    DatedEvent,
    KnownActor,
    KnownPlace,
    Office,
    Outlet,
    Pack,
    PackSet,
    ReportingVerb,
    Side,
    Term,
    Variant,
)
from reportedly.model.language import Language, compiled
from reportedly.model.layout import Block, BlockKind, Layout, Quoted, Stray
from reportedly.model.lineage import (
    Credit,
    CreditKind,
    Families,
    Family,
    Link,
    Passage,
    Provenance,
    ProvenanceKind,
    Shared,
    SharedKind,
)
from reportedly.model.morphology import INFLECTIONS, Ending, Inflection, InflectionRules, InflectionTemplate, Morphology
from reportedly.model.outlets import host_of, outlet_of
from reportedly.model.page import Page, Token, TokenKind
from reportedly.model.polities import Polities, folded, named
from reportedly.model.prose import Prose
from reportedly.model.reading import Attribution, Name, NameKind, Reading
from reportedly.model.receipt import How, Receipt
from reportedly.model.saying import Act, Hold, PartOfSpeech, ReportingWord, Saying, SpeakerKind, Takes, Trait, forms
from reportedly.model.span import Range, Span
from reportedly.model.style import LexicalRule, Setting, SourcingRule, Style
from reportedly.model.tokens import token_pattern, ungenitive, words_of_name
from reportedly.model.words import Word, Words

if TYPE_CHECKING:
    from reportedly.model.kept import (
        Added,
        Became,
        Change,
        ChangeKind,
        Followed,
        Forgotten,
        KeptArticle,
        KeptClaim,
        KeptCopy,
        KeptFamily,
        LedgerFault,
        LedgerInfo,
        LogEntry,
    )

__all__ = [
    "AIRFIELDS",
    "AIRPORT",
    "DEGREE_KM",
    "INFLECTIONS",
    "NATURE",
    "RADIUS_KM",
    "SEVERITIES",
    "UNKNOWN",
    "Act",
    "Actor",
    "ActorKind",
    "Added",
    "Argument",
    "Article",
    "Attribution",
    "Became",
    "Block",
    "BlockKind",
    "Bound",
    "Calendar",
    "Candidate",
    "Certainty",
    "Change",
    "ChangeKind",
    "Claim",
    "Credit",
    "CreditKind",
    "Cue",
    "DatedEvent",
    "Diagnostic",
    "Document",
    "Ending",
    "Entry",
    "Event",
    "EventType",
    "Extent",
    "Families",
    "Family",
    "FeedEntry",
    "FeedState",
    "FileMap",
    "Followed",
    "Force",
    "Forgotten",
    "Gazetteer",
    "Genre",
    "GenreKind",
    "Grain",
    "Grammar",
    "Hold",
    "How",
    "Inflection",
    "InflectionRules",
    "InflectionTemplate",
    "KeptArticle",
    "KeptClaim",
    "KeptCopy",
    "KeptFamily",
    "KnownActor",
    "KnownPlace",
    "Language",
    "Layout",
    "LedgerFault",
    "LedgerInfo",
    "LexicalRule",
    "Link",
    "LogEntry",
    "Matched",
    "Mention",
    "Metadata",
    "Modality",
    "Morphology",
    "Name",
    "NameKind",
    "Number",
    "Office",
    "Origin",
    "Outlet",
    "OutletStance",
    "Pack",
    "PackSet",
    "Page",
    "PartOfSpeech",
    "Passage",
    "Place",
    "Polarity",
    "Polities",
    "Position",
    "Producer",
    "PronounClass",
    "Prose",
    "Provenance",
    "ProvenanceKind",
    "PublishedFrom",
    "Quotation",
    "Quoted",
    "Range",
    "Reading",
    "Receipt",
    "RefusedEntry",
    "Region",
    "Related",
    "Remark",
    "ReportingVerb",
    "ReportingWord",
    "Reserve",
    "Role",
    "Saying",
    "ScoreKind",
    "Setting",
    "Severity",
    "Shared",
    "SharedKind",
    "Side",
    "Sign",
    "Source",
    "SourceCertainty",
    "SourceKind",
    "SourcingRule",
    "Span",
    "SpeakerKind",
    "StandIn",
    "Stray",
    "Stretch",
    "Style",
    "Takes",
    "Term",
    "Tie",
    "Time",
    "Token",
    "TokenKind",
    "Trait",
    "Untied",
    "Variant",
    "Whole",
    "Word",
    "Words",
    "calendar",
    "compiled",
    "event_types",
    "folded",
    "forms",
    "grammar",
    "host_of",
    "kilometres",
    "listed_words",
    "named",
    "outlet_of",
    "token_pattern",
    "ungenitive",
    "words_of_name",
]


def __getattr__(name: str) -> object:
    """What a ledger answers is nothing that a reading needs: it is imported when it is first asked for."""
    if name in __all__:
        from reportedly.model import kept

        return getattr(kept, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
