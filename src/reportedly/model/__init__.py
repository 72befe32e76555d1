"""The nouns: what a text, a reading of it, a claim and its actors, places, times are. Frozen types, no files or models."""

from reportedly.model.article import Article, Producer
from reportedly.model.claim import Certainty, Claim, Cue, Source
from reportedly.model.document import Document
from reportedly.model.entity import Actor, Candidate, Event, Mention, Number, Place, Time, Untied
from reportedly.model.gazetteer import Entry, Gazetteer
from reportedly.model.knowledge import Pack
from reportedly.model.layout import Layout
from reportedly.model.reading import Attribution, Name, Reading
from reportedly.model.span import Span

__all__ = [
    "Actor",
    "Article",
    "Attribution",
    "Candidate",
    "Certainty",
    "Claim",
    "Cue",
    "Document",
    "Entry",
    "Event",
    "Gazetteer",
    "Layout",
    "Mention",
    "Name",
    "Number",
    "Pack",
    "Place",
    "Producer",
    "Reading",
    "Source",
    "Span",
    "Time",
    "Untied",
]
