"""An article, or one claim, as a piece of HTML for a notebook: nothing in it runs, loads or looks like markup of the article's."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from reportedly.model import Article, Claim, Span
from reportedly.show.printable import one_line
from reportedly.show.wording import byline, facts, outline, source_kind, summary, title

_MOST: Final = 200
"""The most claims that one article shows here; the rest is counted."""
_TABLE: Final = '<table style="text-align: left">'
_CELL: Final = '<td style="text-align: left; vertical-align: top">'
_HEAD: Final = "<thead><tr><th></th><th>source</th><th>cue</th><th>content</th><th></th><th>score</th></tr></thead>"


def article_html(article: Article) -> str:
    """Title, byline, counts, and a table of the claims."""
    claims = outline(article.claims)
    rows = "".join(_row(claim, depth) for depth, claim in claims[:_MOST])
    more = f"<p>and {len(claims) - _MOST:,} more</p>" if len(claims) > _MOST else ""
    line = " · ".join((*byline(article), *summary(article).parts))
    table = f"{_TABLE}{_HEAD}<tbody>{rows}</tbody></table>" if rows else ""
    return f"<div><p><b>{_words(title(article.document))}</b><br>{_words(line)}</p>{table}{more}</div>"


def claim_html(claim: Claim) -> str:
    """One claim as a table of one row."""
    return f"{_TABLE}{_HEAD}<tbody>{_row(claim, 0)}</tbody></table>"


def _row(claim: Claim, depth: int) -> str:
    source = _spans(claim.source.spans)
    kind = source_kind(claim.source)
    cells = (
        f"{'&emsp;' * min(depth, 5)}{_words(claim.id)}",
        f"{source}<br><small>{_words(kind)}</small>" if source and kind else source or f"<i>{_words(claim.source.kind)}</i>",
        _spans(claim.cue.spans) if claim.cue else "",
        _spans(claim.contents),
        f"<small>{'<br>'.join(map(_words, facts(claim)))}</small>",
        f"{claim.score:.2f}",
    )
    return f"<tr>{''.join(f'{_CELL}{cell}</td>' for cell in cells)}</tr>"


def _spans(spans: Iterable[Span]) -> str:
    return " … ".join(_words(span.text) for span in spans)


def _words(text: str) -> str:
    return f"<bdi>{escape(one_line(text))}</bdi>"
