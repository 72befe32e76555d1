"""The nouns: what a text, a reading of it, a claim with its actors, places and times, and a diagnostic are. Frozen types only."""

from reportedly.model.article import Article, Producer
from reportedly.model.claim import Certainty, Claim, Cue, Source
from reportedly.model.diagnostic import Diagnostic, Related
from reportedly.model.document import Document, Metadata, Remark, StandIn
from reportedly.model.entity import Actor, Argument, Candidate, Event, Mention, Number, Place, Time, Untied
from reportedly.model.filemap import FileMap, Position, Region, Stretch
from reportedly.model.gazetteer import Entry, Gazetteer
from reportedly.model.knowledge import Pack
from reportedly.model.language import Language
from reportedly.model.layout import Layout
from reportedly.model.page import Page, Token
from reportedly.model.polities import Polities
from reportedly.model.prose import Prose
from reportedly.model.reading import Attribution, Name, Reading
from reportedly.model.span import Span
from reportedly.model.style import Style

__all__ = [
    "Actor",
    "Argument",
    "Article",
    "Attribution",
    "Candidate",
    "Certainty",
    "Claim",
    "Cue",
    "Diagnostic",
    "Document",
    "Entry",
    "Event",
    "FileMap",
    "Gazetteer",
    "Language",
    "Layout",
    "Mention",
    "Metadata",
    "Name",
    "Number",
    "Pack",
    "Page",
    "Place",
    "Polities",
    "Position",
    "Producer",
    "Prose",
    "Reading",
    "Region",
    "Related",
    "Remark",
    "Source",
    "Span",
    "StandIn",
    "Stretch",
    "Style",
    "Time",
    "Token",
    "Untied",
]
