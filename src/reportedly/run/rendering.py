"""Formats: which rendering an article gets, and what stands before, between and after several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from reportedly.model import Article

Format = Literal["terminal", "text", "json", "jsonl", "csv", "html"]


@dataclass(frozen=True, slots=True)
class Framing:
    """What holds the rendered articles of one output together."""

    before: str = ""
    between: str = ""
    after: str = ""


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


def renderer(form: Format, *, several: bool, width: int | None = None, color: bool = False) -> Callable[[Article], str]:
    """A function that renders one article in ``form``; it can be sent to another process.

    ``width`` is in columns, ``None`` for 80; only ``terminal`` and ``text`` take it, only ``terminal`` takes
    ``color``.
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

            return _element if several else to_json
        case "jsonl":
            from reportedly.show.json_ import to_json_line

            return to_json_line
        case "csv":
            from reportedly.show.csv_ import rows

            return rows
        case "html":
            from reportedly.show import html

            return html.render


def _element(article: Article) -> str:
    """One element of a JSON array; the frame brings the line ends."""
    from reportedly.show.json_ import to_json

    return to_json(article).rstrip("\n")
