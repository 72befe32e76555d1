"""Web archives: WARC files (ISO 28500), in which crawlers keep pages as they came over the wire.

``tape`` unpacks the file and finds the way past what is damaged in it, ``records`` takes it apart into records and passes on those
that are web pages, ``responses`` takes a page out of what a server answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.sources.archives.records import archived_page, archived_pages, begins_archive

__all__ = [
    "archived_page",
    "archived_pages",
    "begins_archive",
]

__getattr__ = door(
    __name__,
    {
        "records": ("archived_page", "archived_pages", "begins_archive"),
    },
)
