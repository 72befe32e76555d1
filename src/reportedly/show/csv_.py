r"""CSV (RFC 4180): a header line, then one row a claim; fields quoted where needed, lines ending in CR LF.

The columns are those of the record's table. A text of several fragments joins them by " … ", their offsets by ";". What is named by
an id in JSON stands here in words: an actor's name, a place with its position, a time with its days.

Texts stand as they are in the article, line ends included; only a lone surrogate, which no UTF-8 file can hold, is written
``\uXXXX``. Nothing is put before a text that starts with ``=``, ``+``, ``-`` or ``@``: a spreadsheet may take it for a
formula, so import the columns as text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from reportedly.model import Article, Claim, Event, Span
from reportedly.record import Column, columns
from reportedly.show.subject import Subjects, number_words, place_words, time_words

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_WORDS: Final[Mapping[str, Callable[[Any], str]]] = {
    "actors": lambda actor: str(actor.name),
    "places": place_words,
    "times": time_words,
    "numbers": number_words,
}
"""What stands for the id of a member of each of these lists of the article."""


def header() -> str:
    """The header line."""
    return _lines([[column.name for column in columns()]])


def rows(article: Article) -> str:
    """One line for each claim of ``article``, empty where there is none. Offsets are half-open, in code points."""
    subjects = Subjects.of(article)
    same = {column.name: _cell(column, article.document, subjects) for column in columns() if column.of == "document"}
    return _lines(_row(claim, same, subjects) for claim in article.claims)


def _row(claim: Claim, same: Mapping[str, str], subjects: Subjects) -> Iterator[str]:
    for column in columns():
        yield same[column.name] if column.of == "document" else _cell(column, claim, subjects)


def _cell(column: Column, noun: Any, subjects: Subjects) -> str:
    if column.row.cell is not None:
        return column.row.cell(noun)
    for step in column.path[:-1]:
        noun = getattr(noun, step)
        if noun is None:
            return ""
    value = getattr(noun, column.path[-1])
    if column.part != "whole":
        return ";".join(str(getattr(span, column.part)) for span in value)
    if not isinstance(value, tuple):
        return _words(column, value, subjects)
    between = " … " if value and isinstance(value[0], Span) else "; "
    return between.join(filter(None, (_words(column, each, subjects) for each in value)))


def _words(column: Column, value: Any, subjects: Subjects) -> str:
    if value is None:
        return ""
    if isinstance(value, Event):
        return value.type if value.modality == "asserted" else f"{value.type} ({value.modality})"
    if column.row.id_in in _WORDS:
        known = getattr(subjects, column.row.id_in).get(value)
        return _WORDS[column.row.id_in](known) if known else ""
    return str(value)


def _lines(records: Iterable[Iterable[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(records)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", out.getvalue())
