r"""JSON, indented for one article or one line each for many. The same article always gives the same bytes.

Characters that UTF-8 can't hold (lone surrogates), that split lines in some readers (U+0085, U+2028, U+2029) or that a
terminal obeys (U+007F to U+009F) are written ``\uXXXX``, so every result can be encoded and a record is one line for all.
"""

from __future__ import annotations

import json
import re

from reportedly.model import Article
from reportedly.show.record import as_dict

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def to_json(article: Article) -> str:
    """``article`` as JSON, indented by two, ending in a line end."""
    return safe(json.dumps(as_dict(article), ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def to_json_line(article: Article) -> str:
    """``article`` as JSON on one line, ending in a line end."""
    return safe(json.dumps(as_dict(article), ensure_ascii=False, allow_nan=False, separators=(",", ":"))) + "\n"


def safe(text: str) -> str:
    """JSON ``text`` with those characters escaped."""
    # these characters occur in JSON only inside strings, where the escape means the same
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
