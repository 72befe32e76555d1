"""Where the marks of Markdown stand in the words of a block. The only file that imports markdown-it.

That library says what a mark is, by the rules of CommonMark, but not where it stands. So the rules that find marks are wrapped here:
each time one of them finds something, its place is noted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

Mark = tuple[int, int, str]
"""The stretch of a block's content from the first number up to the second is read as the words, mostly as nothing."""

_FOOTNOTE = re.compile(r"\[\^[^\]\s\[]{1,80}\]")


@dataclass(slots=True)
class _Marks:
    """What was found in one content; ``pairs`` are marks that need a partner, with their tokens, until it is known to be there."""

    found: set[Mark] = field(default_factory=set)
    pairs: list[tuple[int, Token]] = field(default_factory=list)


def parsed(text: str) -> tuple[Sequence[Token], Mapping[str, Collection[Mark]]]:
    """The tokens of a Markdown text, and for the content of each block its marks, in no order; the same words have the same."""
    env: dict[str, Any] = {"marks": {}}
    tokens = _parser().parse(text, env)
    return tokens, {content: marks.found for content, marks in env["marks"].items()}


@cache
def _parser() -> MarkdownIt:
    """A parser of CommonMark with tables and struck-out text, whose rules also note where they found a mark.

    Indented text is no code: in news it is prose far more often.
    """
    from markdown_it import MarkdownIt, rules_inline

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    inline = parser.inline.ruler
    inline.before("link", "footnote", _footnote)
    inline.at("link", _noting(rules_inline.link, _link))
    inline.at("image", _noting(rules_inline.image, _whole))
    inline.at("html_inline", _noting(rules_inline.html_inline, _tag))
    inline.at(
        "autolink",
        _noting(rules_inline.autolink, lambda state, start: [(start, start + 1, ""), (state.pos - 1, state.pos, "")]),
    )
    inline.at("backticks", _noting(rules_inline.backtick, _code))
    inline.at("escape", _noting(rules_inline.escape, _escape))
    inline.at("newline", _noting(rules_inline.newline, _newline))
    inline.at("emphasis", _pairing(rules_inline.emphasis.tokenize))
    inline.at("strikethrough", _pairing(rules_inline.strikethrough.tokenize))
    parser.inline.ruler2.before("fragments_join", "paired", _paired)
    return parser


def _marks(state: StateInline) -> _Marks:
    found: _Marks = state.env["marks"].setdefault(state.src, _Marks())
    return found


def _noting(rule: Rule, note: Callable[[StateInline, int], list[Mark]]) -> Rule:
    def noted(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent:
            _marks(state).found.update(note(state, start))
        return True

    return noted


def _pairing(rule: Rule) -> Rule:
    """For marks that stand on both sides: whether they are marks shows when the block has been read."""

    def noted(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        at = state.pos
        for token in reversed(state.tokens[known:]):
            at -= len(token.content)
            if at < start:
                break  # the text before the mark
            token.meta["mark"] = token.content
            _marks(state).pairs.append((at, token))
        return True

    return noted


def _paired(state: StateInline) -> None:
    """Note the marks that have found their partner, and what is struck out."""
    marks = _marks(state)
    struck = -1
    for at, token in marks.pairs:
        if token.content:
            continue
        marks.found.add((at, at + len(token.meta["mark"]), ""))
        if token.type == "s_open":
            struck = at
        elif token.type == "s_close" and struck >= 0:
            marks.found.add((struck, at, ""))
    marks.pairs.clear()


def _footnote(state: StateInline, silent: bool) -> bool:
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    end = match.end()
    if state.pos == 0 and state.src.startswith(":", end):
        end += 1
    if not silent:
        _marks(state).found.add((state.pos, end, ""))
    state.pos = end
    return True


def _link(state: StateInline, start: int) -> list[Mark]:
    end = state.pos
    closing = state.md.helpers.parseLinkLabel(state, start, True)
    state.pos = end
    return [(start, start + 1, ""), (closing, end, "")]


def _whole(state: StateInline, start: int) -> list[Mark]:
    return [(start, state.pos, "")]


def _tag(state: StateInline, start: int) -> list[Mark]:
    return [(start, state.pos, "\n" if state.src[start : start + 3].lower() == "<br" else "")]


def _code(state: StateInline, start: int) -> list[Mark]:
    token = state.tokens[-1] if state.tokens and not state.pending else None
    if token is None or token.type != "code_inline":
        return []
    return [(start, start + len(token.markup), ""), (state.pos - len(token.markup), state.pos, "")]


def _escape(state: StateInline, start: int) -> list[Mark]:
    token = state.tokens[-1]
    if token.type == "hardbreak":
        return [(start, state.pos, "\n")]
    return [(start, start + 1, "")] if token.content != token.markup else []


def _newline(state: StateInline, start: int) -> list[Mark]:
    while start and state.src[start - 1] in " \t":
        start -= 1
    return [(start, state.pos, "\n" if state.tokens[-1].type == "hardbreak" else " ")]
