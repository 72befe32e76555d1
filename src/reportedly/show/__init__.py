"""Views of a read article, one output format to a file. A view takes an article and gives a string; it writes nowhere."""

from __future__ import annotations

from reportedly.show.formats import FORMATS
from reportedly.show.record import as_dict

__all__ = ["FORMATS", "as_dict"]
