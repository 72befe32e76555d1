"""Workflow commands of GitHub Actions, which show findings beside the lines of a change."""

from __future__ import annotations

import re
from typing import Final

from reportedly.model import Article, Diagnostic, FileMap, Severity
from reportedly.show.lines import Regions, called, regions_in_file
from reportedly.show.printable import one_line
from reportedly.show.wording import finding_sentence

_COMMANDS: Final[dict[Severity, str]] = {"info": "notice", "warning": "warning", "error": "error"}
_DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Final = {**_DATA, ":": "%3A", ",": "%2C"}
_ESCAPED: Final = re.compile("[%\r\n:,]")


def lines(article: Article, where: FileMap | None = None) -> str:
    """A line for each finding, empty where there is none. Of words that go over several lines only the first line is marked.

    ``where`` says where words stand in the file that the text was taken out of, ``None`` where the text is the file.
    """
    document = article.document
    at = regions_in_file(document, where)
    return "".join(_line(found, called(document), at) for found in article.diagnostics or ())


def _line(found: Diagnostic, path: str, at: Regions | None) -> str:
    properties = {"file": one_line(path)}
    region = at.of(found.span) if at else None
    if region:
        start, end = region.start, region.end
        properties["line"] = str(start.line)
        properties |= {"col": str(start.column)} if start.column else {}
        if end and end.line == start.line:
            properties |= {"endLine": str(end.line), "endColumn": str(end.column)}
    properties["title"] = f"{found.rule} {found.name}"
    settings = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    message = f"{finding_sentence(found)} {one_line(found.ask)}".strip()
    if at and at.record is not None:
        message = f"record {at.record}: {message}"
    return f"::{_COMMANDS[found.severity]} {settings}::{_escaped(message, _DATA)}\n"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return _ESCAPED.sub(lambda match: signs.get(match[0], match[0]), text)
