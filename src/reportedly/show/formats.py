"""The formats: one row each, from which the options, the help and the errors of ``read`` and ``check`` are made.

A new output format is a file in this room and a row in ``FORMATS``. Renderers are imported when they are first used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from reportedly.checks import Rule
    from reportedly.model import Article, FileMap, Page, Severity

INDEX = "index.html"
"""The page, in a folder of pages, that leads to the others."""

FINDINGS = "findings"
"""The table that only articles have which were checked."""

Serves = Literal["read", "check"]
"""What a format shows: an article that was read, or the findings of one that was checked."""


class Shown(Protocol):
    """One article to show.

    ``where`` says where its words stand in its file, where that is known apart from the text; ``least`` is the least severe finding
    that fails the check, ``None`` where none does.
    """

    @property
    def article(self) -> Article:
        """The article."""
        ...

    @property
    def page(self) -> Page:
        """The article's page; made where it is not at hand."""
        ...

    @property
    def number(self) -> int:
        """Which item of the input it is, from 1."""
        ...

    @property
    def where(self) -> FileMap | None:
        """Where its words stand."""
        ...

    @property
    def least(self) -> Severity | None:
        """What fails."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """How a whole output is to look. ``several``: it may hold more than one article. ``width``: in columns, ``None`` for 80.

    ``with_text``: records hold the articles' texts. ``table``: the one to show, where a format shows one.
    """

    several: bool = False
    width: int | None = None
    colour: bool = False
    with_text: bool = False
    table: str = "claims"


@dataclass(frozen=True, slots=True)
class Framing:
    """What holds the rendered articles of one output together.

    ``alone`` is whether it is an output where no article gave anything: a report of no findings.
    """

    before: str = ""
    between: str = ""
    after: str = ""
    alone: bool = False


Render = Callable[[Shown, Look], str]
"""Renders one article; empty where the format has nothing to say of it."""

Frame = Callable[[Look, "Sequence[Rule]"], Framing]
"""The frame of an output, given the rules that hold."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format of ``serves``. ``suffixes`` are those of files that are written in it where no format is named.

    ``wide``: it has lines of prose, which take a width. ``lines``: each article is one whole line, so that a run that was stopped can
    go on. ``records``: it has whole records, which may hold the texts. ``pages``: an article is a page of its own, and several are a
    folder of pages. ``tables``: it shows tables, "one" of them or "all"; all are a folder, which has a sink of its own.
    """

    name: str
    serves: tuple[Serves, ...]
    render: Render
    frame: Frame
    suffixes: tuple[str, ...] = ()
    wide: bool = False
    lines: bool = False
    records: bool = False
    pages: bool = False
    tables: Literal["", "one", "all"] = ""


def formats_of(serves: Serves) -> tuple[Format, ...]:
    """The formats of one kind."""
    return tuple(each for each in FORMATS if serves in each.serves)


def format_named(name: str, serves: Serves) -> Format:
    """The format of that name; ``KeyError`` where there is none."""
    return {each.name: each for each in formats_of(serves)}[name]


def format_for(suffix: str, serves: Serves) -> Format | None:
    """The format of files with that suffix (``.csv``)."""
    return next((each for each in formats_of(serves) if suffix.lower() in each.suffixes), None)


def tables_of(serves: Serves) -> tuple[str, ...]:
    """The tables that there are, the one that CSV shows where none is named first."""
    from reportedly.record import RELATIONS

    names = tuple(relation.name for relation in RELATIONS)
    if serves == "check":
        return (FINDINGS, *(name for name in names if name != FINDINGS))
    return ("claims", *(name for name in names if name not in ("claims", FINDINGS)))


def suffixes_told(serves: Serves) -> str:
    """The suffixes that name a format, as help tells them: ``.json, .jsonl, .csv``."""
    return ", ".join(each.suffixes[0] for each in formats_of(serves) if each.suffixes and not each.wide)


def _plain(look: Look, rules: Sequence[Rule]) -> Framing:
    return Framing()


def _spaced(look: Look, rules: Sequence[Rule]) -> Framing:
    return Framing(between="\n")


def _spaced_or_empty(look: Look, rules: Sequence[Rule]) -> Framing:
    return Framing(between="\n", alone=True)


def _or_empty(look: Look, rules: Sequence[Rule]) -> Framing:
    return Framing(alone=True)


def _terminal(shown: Shown, look: Look) -> str:
    from reportedly.show import terminal, text

    return terminal.render(shown.article, width=look.width or text.WIDTH, colour=look.colour)


def _text(shown: Shown, look: Look) -> str:
    from reportedly.show import text

    return text.render(shown.article, width=look.width or text.WIDTH)


def _findings(shown: Shown, look: Look) -> str:
    from reportedly.show import findings

    if look.several and not shown.article.diagnostics and not shown.article.reserves:
        return ""  # of many articles, those that were read well and have no findings go without a word
    width = look.width or findings.WIDTH
    return findings.render(shown.article, shown.page, width=width, colour=look.colour, where=shown.where, least=shown.least)


def _json(shown: Shown, look: Look) -> str:
    from reportedly.show.json_ import to_json

    whole = to_json(shown.article, with_text=look.with_text)
    return whole.rstrip("\n") if look.several else whole  # an element of an array: the frame brings the line ends


def _array(look: Look, rules: Sequence[Rule]) -> Framing:
    return Framing("[\n", ",\n", "\n]\n") if look.several else Framing()


def _json_line(shown: Shown, look: Look) -> str:
    from reportedly.show.json_ import to_json_line

    return to_json_line(shown.article, with_text=look.with_text)


def _rows(shown: Shown, look: Look) -> str:
    from reportedly.show.csv_ import rows

    return rows(shown.article, look.table, shown.number)


def _headed(look: Look, rules: Sequence[Rule]) -> Framing:
    from reportedly.show.csv_ import header

    return Framing(before=header(look.table), alone=look.table == FINDINGS)


def _nothing(shown: Shown, look: Look) -> str:
    return ""  # articles go into the tables as they are


def _html(shown: Shown, look: Look) -> str:
    from reportedly.show import html

    return html.render(shown.article, shown.page, back=INDEX if look.several else None)


def _sarif(shown: Shown, look: Look) -> str:
    from reportedly.show import sarif

    if not shown.article.diagnostics:
        return ""
    return ",\n".join(sarif.results(shown.article, shown.page, shown.where))


def _sarif_log(look: Look, rules: Sequence[Rule]) -> Framing:
    from reportedly.show import sarif

    return Framing(sarif.head(rules), ",\n", sarif.tail(), alone=True)


def _github(shown: Shown, look: Look) -> str:
    from reportedly.show import github

    return github.lines(shown.article, shown.where)


def _junit(shown: Shown, look: Look) -> str:
    from reportedly.show import junit

    return junit.suite(shown.article, shown.where, least=shown.least)


def _suites(look: Look, rules: Sequence[Rule]) -> Framing:
    from reportedly.show import junit

    return Framing(junit.head(), "", junit.tail(), alone=True)


FORMATS = (
    Format("terminal", ("read",), _terminal, _spaced, wide=True),
    Format("terminal", ("check",), _findings, _spaced_or_empty, (".txt", ".text"), wide=True),
    Format("text", ("read",), _text, _spaced, (".txt", ".text"), wide=True),
    Format("json", ("read", "check"), _json, _array, (".json",), records=True),
    Format("jsonl", ("read", "check"), _json_line, _plain, (".jsonl", ".ndjson"), lines=True, records=True),
    Format("csv", ("read", "check"), _rows, _headed, (".csv",), tables="one"),
    Format("parquet", ("read", "check"), _nothing, _plain, records=True, tables="all"),
    Format("sarif", ("check",), _sarif, _sarif_log, (".sarif",)),
    Format("github", ("check",), _github, _or_empty),
    Format("junit", ("check",), _junit, _suites, (".xml",)),
    Format("html", ("read", "check"), _html, _plain, (".html", ".htm"), pages=True),
)
"""Every format there is, in the order in which help names them."""
