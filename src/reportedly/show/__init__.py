"""Views of a read article, one output format to a file. A view takes an article and gives a string; it writes nowhere."""

from __future__ import annotations

from reportedly.show.formats import FORMATS

__all__ = ["FORMATS"]
