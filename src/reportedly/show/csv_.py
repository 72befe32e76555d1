r"""CSV (RFC 4180): a header line, then a row a claim, or a row of another table; fields quoted where needed, lines ending in CR LF.

The columns are those of the table (``record/relations.py``), without lists of records. A text of several fragments joins them by
" … ", their offsets by ";". What is named by an id in JSON stands here in words, with its keys beside it.

Texts stand as they are in the article, line ends included; only a lone surrogate, which no UTF-8 file can hold, is written
``\uXXXX``. Nothing is put before a text that starts with ``=``, ``+``, ``-`` or ``@``: a spreadsheet may take it for a
formula, so import the columns as text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from reportedly.model import Article
from reportedly.record import Column, csv_columns, relation_named
from reportedly.show.rows import Sheet, Told

CLAIMS: Final = "claims"
"""The table that is written where none is named."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def header(table: str = CLAIMS) -> str:
    """The header line."""
    return _lines([[column.name for column in csv_columns(relation_named(table))]])


def rows(article: Article, table: str = CLAIMS, number: int = 1) -> str:
    """One line for each row that ``article``, the one with that number in the input, has in the table; empty where there is none.

    Offsets are half-open, in code points.
    """
    sheet = _sheet(table)
    return _lines(
        [_cell(column, value) for column, value in zip(sheet.columns, row, strict=True)]
        for row in sheet.rows(Told(article, number))
    )


@cache
def _sheet(table: str) -> Sheet:
    relation = relation_named(table)
    return Sheet(relation, csv_columns(relation))


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, list | tuple):
        return str(value)
    offsets = column.part in ("start", "end")
    fragments = column.part == "whole" and column.kind.each is None
    between = ";" if offsets else " … " if fragments else "; "
    return between.join(str(each) for each in value)


def _lines(records: Iterable[Iterable[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(records)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", out.getvalue())
