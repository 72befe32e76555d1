"""The nouns: what a text, a reading of it, and a claim are. Frozen types that know nothing of files, models or output."""

from reportedly.model.article import Article, Producer
from reportedly.model.claim import Certainty, Claim, Cue, Source
from reportedly.model.document import Document
from reportedly.model.reading import Attribution, Name, Reading
from reportedly.model.span import Span

__all__ = [
    "Article",
    "Attribution",
    "Certainty",
    "Claim",
    "Cue",
    "Document",
    "Name",
    "Producer",
    "Reading",
    "Source",
    "Span",
]
