"""Views of a read article, one output format to a file. A view takes an article and gives a string; it writes nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.show.answers import ANSWER_FORMATS, AnswerFormat, Looks, answer_format
    from reportedly.show.briefs import brief_page
    from reportedly.show.formats import (
        FORMATS,
        INDEX,
        Format,
        Framing,
        Look,
        Serves,
        format_for,
        format_named,
        formats_of,
        suffixes_told,
        tables_of,
    )
    from reportedly.show.index_page import IndexEntry, index_html
    from reportedly.show.notebook import article_html, claim_html
    from reportedly.show.parquet import Tables, arrow_schema, read_rows, require_pyarrow
    from reportedly.show.printable import one_line, width_of
    from reportedly.show.rule_page import rule_line, rule_markdown

__all__ = [
    "ANSWER_FORMATS",
    "FORMATS",
    "INDEX",
    "AnswerFormat",
    "Format",
    "Framing",
    "IndexEntry",
    "Look",
    "Looks",
    "Serves",
    "Tables",
    "answer_format",
    "arrow_schema",
    "article_html",
    "brief_page",
    "claim_html",
    "format_for",
    "format_named",
    "formats_of",
    "index_html",
    "one_line",
    "read_rows",
    "require_pyarrow",
    "rule_line",
    "rule_markdown",
    "suffixes_told",
    "tables_of",
    "width_of",
]

__getattr__ = door(
    __name__,
    {
        "answers": ("ANSWER_FORMATS", "AnswerFormat", "Looks", "answer_format"),
        "briefs": ("brief_page",),
        "formats": (
            "FORMATS",
            "INDEX",
            "Format",
            "Framing",
            "Look",
            "Serves",
            "format_for",
            "format_named",
            "formats_of",
            "suffixes_told",
            "tables_of",
        ),
        "index_page": ("IndexEntry", "index_html"),
        "notebook": ("article_html", "claim_html"),
        "parquet": ("Tables", "arrow_schema", "read_rows", "require_pyarrow"),
        "printable": ("one_line", "width_of"),
        "rule_page": ("rule_line", "rule_markdown"),
    },
)
