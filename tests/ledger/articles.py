"""Articles for the ledger's tests: read by the stand-in reader, so that their claims are whatever stands before ", NAME said."."""

from __future__ import annotations

from datetime import UTC, datetime

from standin import StandIn

from reportedly.model import Article, Document, How, Receipt
from reportedly.pipeline import default_language, read_document
from reportedly.sources import Item, load

READER = StandIn()
AT = datetime(2026, 3, 1, 12, 0, 0, 123000, tzinfo=UTC)

HARBOUR = """Council votes on the harbour

The council will close the old harbour next year, the mayor said.
Nobody had been asked about the plan beforehand, Anna Holm said. The vote is on Monday, and fishermen will watch it closely.
"""


def receipt(data: str | bytes, how: How = "file", name: str = "harbour.txt", url: str | None = None) -> Receipt:
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    headers = (("Content-Type", "text/html"), ("ETag", '"1"')) if url else ()
    return Receipt(raw, how, name, url, url, AT, "text/plain", headers)


def read(text: str, *, url: str | None = None, outlet: str | None = None, published: str | None = "2026-03-01") -> Article:
    """An article of that text."""
    document = load(Item("harbour.txt", "text", data=text.encode()), default_language())
    return read_as_is(Document(
        text, path="harbour.txt", url=url, title=document.title, outlet=outlet, published=published, published_from="metadata",
    ))  # fmt: skip


def read_as_is(document: Document) -> Article:
    return read_document(document, READER)
