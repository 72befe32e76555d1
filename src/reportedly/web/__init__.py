"""The web app: pages and an HTTP API on a ledger, for people who look before they read; and the same pages as files.

``app`` puts it together; ``guard`` stands before everything that comes in; ``pages`` and ``api`` are its routes, over the same
questions to the ledger. ``telling``, ``marked``, ``timeline`` and ``charts`` turn what the ledger
answers into what a template shows, ``templates/`` say how it looks. Nothing
here asks the database, and nothing here decides what a text says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.web.adding import Adding
    from reportedly.web.library import Library
    from reportedly.web.serving import Serving, serve
    from reportedly.web.site import article_file, write_site

__all__ = ["Adding", "Library", "Serving", "article_file", "serve", "write_site"]

__getattr__ = door(
    __name__,
    {
        "adding": ("Adding",),
        "library": ("Library",),
        "serving": ("Serving", "serve"),
        "site": ("article_file", "write_site"),
    },
)
