"""Pages: what an HTML page shows to people, and which of it is the article.

``tree`` takes the page apart, ``seen`` writes down its paragraphs as people see them, ``extraction`` asks trafilatura which of them
are the article, ``story`` has the last word on that, ``embedded`` reads the data that a page carries, ``headline`` finds the title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.sources.pages.page import begins_page, begins_paragraph, html, page_map

__all__ = [
    "begins_page",
    "begins_paragraph",
    "html",
    "page_map",
]

__getattr__ = door(
    __name__,
    {
        "page": ("begins_page", "begins_paragraph", "html", "page_map"),
    },
)
