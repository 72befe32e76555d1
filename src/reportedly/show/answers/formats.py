"""The table of forms in which the lines of an answer can be had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from reportedly.model import Article, KeptFamily, Line
from reportedly.show.answers import flat, geojson, jsonld


@dataclass(frozen=True, slots=True)
class Looks:
    """What a view may look up: the article of an id, as it was read, and the family of copies of one."""

    article: Callable[[str], Article]
    family: Callable[[str], KeptFamily | None]


@dataclass(frozen=True, slots=True)
class AnswerFormat:
    """One form: its name, what is made of lines, and whether it is bytes that no terminal can show."""

    name: str
    suffix: str
    render: Callable[[Iterable[Line], Looks], Iterator[bytes]]
    binary: bool = False


ANSWER_FORMATS: Final[Mapping[str, AnswerFormat]] = {
    each.name: each
    for each in (
        AnswerFormat("jsonl", ".jsonl", lambda lines, looks: flat.json_lines(lines)),
        AnswerFormat("csv", ".csv", lambda lines, looks: flat.csv_lines(lines)),
        AnswerFormat("parquet", ".parquet", lambda lines, looks: flat.parquet_file(lines), binary=True),
        AnswerFormat("geojson", ".geojson", lambda lines, looks: geojson.features(lines, looks.article)),
        AnswerFormat("json-ld", ".jsonld", lambda lines, looks: jsonld.graph(lines, looks.family)),
    )
}
"""Every form by its name."""


def answer_format(name: str) -> AnswerFormat:
    """The form of that name; raises ``KeyError``."""
    return ANSWER_FORMATS[name]
