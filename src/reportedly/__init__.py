"""Reads news and tells who claims what: attributed claims with the exact words, offline.

::

    import reportedly

    article = reportedly.read(text)
    article.claims[0].source.text

The model and every other heavy library are loaded when the first text is read, not when this package is imported.
"""

from reportedly._version import __version__
from reportedly.model import Article, Claim, Document, Span
from reportedly.model.errors import ReportedlyError
from reportedly.pipeline import check, read

__all__ = ["Article", "Claim", "Document", "ReportedlyError", "Span", "__version__", "check", "read"]
