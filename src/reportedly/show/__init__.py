"""Views of a read article, one output format to a file. A view takes an article and gives a string; it writes nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.show.answers import ANSWER_FORMATS, AnswerFormat, Looks, answer_format, grouped
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
    from reportedly.show.printable import one_line, width_of, without_controls
    from reportedly.show.rule_page import rule_line, rule_markdown
    from reportedly.show.subject import Subjects, interval_words, place_words
    from reportedly.show.wording import (
        DISCLAIMER,
        byline,
        check_remarks,
        date,
        facts,
        finding_sentence,
        outline,
        source_kind,
        source_name,
        summary,
    )

__all__ = [
    "ANSWER_FORMATS",
    "DISCLAIMER",
    "FORMATS",
    "INDEX",
    "AnswerFormat",
    "Format",
    "Framing",
    "IndexEntry",
    "Look",
    "Looks",
    "Serves",
    "Subjects",
    "Tables",
    "answer_format",
    "arrow_schema",
    "article_html",
    "brief_page",
    "byline",
    "check_remarks",
    "claim_html",
    "date",
    "facts",
    "finding_sentence",
    "format_for",
    "format_named",
    "formats_of",
    "grouped",
    "index_html",
    "interval_words",
    "one_line",
    "outline",
    "place_words",
    "read_rows",
    "require_pyarrow",
    "rule_line",
    "rule_markdown",
    "source_kind",
    "source_name",
    "suffixes_told",
    "summary",
    "tables_of",
    "width_of",
    "without_controls",
]

__getattr__ = door(
    __name__,
    {
        "answers": ("ANSWER_FORMATS", "AnswerFormat", "Looks", "answer_format", "grouped"),
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
        "printable": ("one_line", "width_of", "without_controls"),
        "rule_page": ("rule_line", "rule_markdown"),
        "subject": ("Subjects", "interval_words", "place_words"),
        "wording": (
            "DISCLAIMER",
            "byline",
            "check_remarks",
            "date",
            "facts",
            "finding_sentence",
            "outline",
            "source_kind",
            "source_name",
            "summary",
        ),
    },
)
