"""The page that leads to the pages of many articles: by article, and, where they were checked, by rule. It stands alone as they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from reportedly.model import SEVERITIES, Article, Severity
from reportedly.show.as_read import as_read
from reportedly.show.list_page import list_page
from reportedly.show.margin import SIGNS
from reportedly.show.printable import one_line
from reportedly.show.wording import glimpse, summary


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as the index tells it: its rule, and where it stands on its article's page, its number from 1."""

    rule: str
    name: str
    severity: Severity
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One article of the index. ``page`` is the file of its page, ``marks`` is ``None`` where it was not checked."""

    page: str
    title: str
    where: str
    claims: int
    sources: int
    marks: tuple[Mark, ...] | None = None

    @classmethod
    def of(cls, article: Article, page: str, place: str | None = None) -> IndexEntry:
        """What the index says of ``article``. A record is called by its title or its id; ``place`` is where it stands in its file."""
        article = as_read(article)
        document, counts = article.document, summary(article)
        name = document.title.text if document.title else document.id_given or document.name
        where = ", ".join(
            filter(
                None,
                (document.path, place, document.id_given if name != document.id_given else None),
            )
        )
        marks = tuple(
            Mark(found.rule, found.name, found.severity, glimpse(found.span.text, 80), number)
            for number, found in enumerate(article.diagnostics or (), start=1)
        )
        checked = article.diagnostics is not None
        return cls(page, one_line(name), one_line(where), counts.claims, counts.sources, marks if checked else None)


def index_html(entries: Sequence[IndexEntry]) -> str:
    """The index of these articles as a whole HTML page, to be encoded as UTF-8."""
    checked = any(entry.marks is not None for entry in entries)
    total = sum(len(entry.marks or ()) for entry in entries)
    counts = [_counted(sum(entry.claims for entry in entries), "claim")]
    if checked:
        counts.append(_counted(total, "finding") if total else "no findings")
    columns = ("Article", "Claims", "Sources", *(("Findings",) if checked else ()))
    heads = "".join(f'<th scope="col">{column}</th>' for column in columns)
    rows = "\n".join(_row(entry, checked) for entry in entries)
    count = _counted(len(entries), "article")
    return list_page(
        f"Who says what: {count}",
        count,
        " · ".join(counts),
        f'{_by_rule(entries)}<section class="sources" aria-labelledby="articles"><h2 id="articles">By article</h2>\n'
        f'<div class="wide"><table><thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody></table></div></section>',
    )


def _row(entry: IndexEntry, checked: bool) -> str:
    where = f'<br><span class="where"><bdi>{escape(entry.where)}</bdi></span>' if entry.where != entry.title else ""
    cells = [f"<td>{entry.claims:,}</td><td>{entry.sources:,}</td>"]
    if checked:
        by_severity = Counter(mark.severity for mark in entry.marks or ())
        tally = " ".join(
            f'<span class="tally {each}"><span aria-hidden="true">{SIGNS[each]}</span>{by_severity[each]:,} '
            f'<span class="skip">{each}</span></span>'
            for each in reversed(SEVERITIES)
            if by_severity[each]
        )
        cells.append(f"<td>{tally or 'none'}</td>")
    return (
        f'<tr><th scope="row"><a href="{escape(entry.page)}"><bdi>{escape(entry.title)}</bdi></a>{where}</th>'
        f"{''.join(cells)}</tr>"
    )


def _by_rule(entries: Sequence[IndexEntry]) -> str:
    """Each rule with all that it marked, the most severe and then the most frequent first; empty where nothing was found."""
    found: dict[tuple[str, str, Severity], list[tuple[IndexEntry, Mark]]] = {}
    for entry in entries:
        for mark in entry.marks or ():
            found.setdefault((mark.rule, mark.name, mark.severity), []).append((entry, mark))
    if not found:
        return ""
    order = sorted(found.items(), key=lambda each: (-SEVERITIES.index(each[0][2]), -len(each[1]), each[0]))
    parts = "\n".join(_rule(*key, places) for key, places in order)
    return f'<section class="sources" aria-labelledby="rules"><h2 id="rules">By rule</h2>\n{parts}</section>\n'


def _rule(rule: str, name: str, severity: Severity, places: Sequence[tuple[IndexEntry, Mark]]) -> str:
    articles = len({entry.page for entry, _ in places})
    lines = "\n".join(
        f'<li><a href="{escape(entry.page)}#f{mark.number}"><bdi>“{escape(mark.words)}”</bdi></a>'
        f' <span class="where"><bdi>{escape(entry.title)}</bdi></span></li>'
        for entry, mark in places
    )
    return (
        f'<details class="rule {severity}"><summary><span class="number" aria-hidden="true">{SIGNS[severity]}</span>'
        f' <b>{escape(rule)}</b> {escape(name)} <span class="severity">{severity}</span>'
        f' <span class="where">{_counted(len(places), "finding")} in {_counted(articles, "article")}</span></summary>\n'
        f"<ul>{lines}</ul></details>"
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"
