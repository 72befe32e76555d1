"""Formats: which rendering an article gets, and what stands before, between and after several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from reportedly.checks.rule import Rule
from reportedly.model import Article

Format = Literal["terminal", "text", "json", "jsonl", "csv", "html"]
CheckFormat = Literal["terminal", "json", "jsonl", "sarif", "github", "junit", "html"]


@dataclass(frozen=True, slots=True)
class Framing:
    """What holds the rendered articles of one output together.

    ``alone`` is whether it is an output where no article gave anything: a report of no findings.
    """

    before: str = ""
    between: str = ""
    after: str = ""
    alone: bool = False


def framing(form: Format, *, several: bool) -> Framing:
    """The frame of an output in ``form``; ``several`` is whether it may hold more than one article."""
    if form == "json" and several:
        return Framing("[\n", ",\n", "\n]\n")
    if form == "csv":
        from reportedly.show.csv_ import header

        return Framing(before=header())
    if form in ("terminal", "text"):
        return Framing(between="\n")
    return Framing()


def renderer(
    form: Format, *, several: bool, width: int | None = None, color: bool = False, with_text: bool = False
) -> Callable[[Article], str]:
    """A function that renders one article in ``form``; it can be sent to another process.

    ``width`` is in columns, ``None`` for 80; only ``terminal`` and ``text`` take it, only ``terminal`` takes
    ``color``. With ``with_text``, JSON and JSON Lines hold the articles' texts.
    """
    match form:
        case "terminal":
            from reportedly.show import terminal, text

            return partial(terminal.render, width=width or text.WIDTH, colour=color)
        case "text":
            from reportedly.show import text

            return partial(text.render, width=width or text.WIDTH)
        case "json":
            from reportedly.show.json_ import to_json

            return partial(_element if several else to_json, with_text=with_text)
        case "jsonl":
            from reportedly.show.json_ import to_json_line

            return partial(to_json_line, with_text=with_text)
        case "csv":
            from reportedly.show.csv_ import rows

            return rows
        case "html":
            from reportedly.show import html

            return html.render


def _element(article: Article, *, with_text: bool) -> str:
    """One element of a JSON array; the frame brings the line ends."""
    from reportedly.show.json_ import to_json

    return to_json(article, with_text=with_text).rstrip("\n")


def check_framing(form: CheckFormat, rules: Sequence[Rule], *, several: bool) -> Framing:
    """The frame of findings in ``form``; ``rules`` are those that hold."""
    match form:
        case "sarif":
            from reportedly.show import sarif

            return Framing(sarif.head(rules), ",\n", sarif.tail(), alone=True)
        case "junit":
            from reportedly.show import junit

            return Framing(junit.head(), "", junit.tail(), alone=True)
        case "github":
            return Framing(alone=True)
        case "terminal":
            return Framing(between="\n", alone=True)
        case _:
            return framing(form, several=several)


def check_renderer(
    form: CheckFormat, *, several: bool, width: int | None = None, color: bool = False, with_text: bool = False
) -> Callable[[Article], str]:
    """A function that renders the findings of one article in ``form``; it can be sent to another process.

    What it gives is empty where the form has nothing to say of an article without findings.
    """
    match form:
        case "sarif":
            return _results
        case "junit":
            from reportedly.show import junit

            return junit.suite
        case "github":
            from reportedly.show import github

            return github.lines
        case "terminal":
            from reportedly.show import findings

            shown = partial(findings.render, width=width or findings.WIDTH, colour=color)
            return partial(_where_found, shown) if several else shown
        case _:
            return renderer(form, several=several, with_text=with_text)


def _results(article: Article) -> str:
    from reportedly.show import sarif

    return ",\n".join(sarif.results(article))


def _where_found(shown: Callable[[Article], str], article: Article) -> str:
    """Of many articles, those without findings go without a word."""
    return shown(article) if article.diagnostics else ""
