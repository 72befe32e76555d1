"""What the articles since a day bring, as a page for people: plain text, Markdown, or HTML that stands alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from reportedly.model import Brief, KeptThread, Line, Moved, StandingKind
from reportedly.show.addresses import address_at
from reportedly.show.list_page import list_page
from reportedly.show.printable import one_line

_HEADINGS: Final[Mapping[StandingKind, str]] = {
    "disputed": "Became disputed",
    "figures differ": "Figures that differ",
    "grown": "Grew",
    "corrected": "Corrected",
    "withdrawn": "Withdrawn",
}
_SOURCES: Final = 5
_NOTHING: Final = "nothing that several sources tell is new, and nothing moved"
_SIGNIFICANT: Final = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True, slots=True)
class _Item:
    """A thread of a page: what it says, a line about it, and the claims that are shown."""

    thread: KeptThread
    about: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    items: tuple[_Item, ...]
    more: int


def brief_page(found: Brief, form: str, limit: int) -> str:
    """A page in a form, "text", "md" or "html"; of each kind of news ``limit`` at most. Ends in a line end."""
    return _FORMS[form](found, list(_sections(found, limit)))


def _sections(found: Brief, limit: int) -> Iterator[_Section]:
    new = tuple(_Item(each, _told_by(each), ()) for each in found.new[:limit])
    yield _Section("New, by several sources", new, len(found.new) - len(new))
    for kind, heading in _HEADINGS.items():
        of = [each for each in found.moved if each.standing.kind == kind]
        yield _Section(heading, tuple(_moved(each) for each in of[:limit]), max(0, len(of) - limit))


def _moved(each: Moved) -> _Item:
    return _Item(each.thread, _told_by(each.thread), each.lines)


def _told_by(each: KeptThread) -> str:
    names = [f"{source.name} ({source.side})" if source.side else source.name for source in each.sources[:_SOURCES]]
    more = f" and {len(each.sources) - _SOURCES:,} more" if len(each.sources) > _SOURCES else ""
    days = "undated" if each.first is None else each.first if each.first == each.last else f"{each.first} to {each.last}"
    unknown = f", {len(each.unknown):,} by a pronoun" if each.unknown else ""
    return one_line(f"told by {', '.join(names)}{more}{unknown}; {days}; {', '.join(one.kind for one in each.standings)}")


def _title(found: Brief) -> str:
    until = f" to {found.until}" if found.until else ""
    return f"Brief since {found.since}{until}"


def _counts(found: Brief) -> str:
    undated = f"; {found.undated:,} undated, counted by when they were received" if found.undated else ""
    undrawn = f"; {found.undrawn:,} articles are not drawn yet" if found.undrawn else ""
    return f"{found.articles:,} articles, {found.independent:,} independent reports{undated}{undrawn}"


def _claim(line: Line) -> str:
    claim = line.claim
    denies = " denies" if claim.source_certainty == "denied" else ""
    who = claim.source or claim.actor or "the outlet"
    if claim.actor and claim.actor.casefold() not in who.casefold():
        who = f"{who} [{claim.actor}]"
    return one_line(f"{who}{denies}: {claim.content}")


def _says(thread: KeptThread) -> str:
    return one_line(f"{'denied: ' if thread.denied else ''}“{thread.says}”")


def _command(thread: KeptThread) -> str:
    """What shows how the thread went."""
    return one_line(f"reportedly thread {thread.id}")


def _stands(thread: KeptThread) -> str:
    """Where its first claim stands in a text that has no address; empty where it has one."""
    return "" if address_at(thread.url, thread.says) else f"{thread.start:,}–{thread.end:,}; "


def _where(line: Line) -> str:
    claim = line.claim
    parts = (
        claim.published or "undated",
        claim.outlet or "",
        f"{claim.article}/{claim.claim}",
        f"{claim.start}–{claim.end}",
    )
    return one_line(" ".join(part for part in parts if part))


def _text(found: Brief, sections: Sequence[_Section]) -> str:
    lines = [_title(found), _counts(found)]
    for section in sections:
        if not section.items:
            continue
        lines += ["", section.heading.upper()]
        for item in section.items:
            lines += [f"  {_says(item.thread)}", f"    {item.thread.id}  {item.about}"]
            for line in item.lines:
                lines += [f"    {_claim(line)}", f"      {_where(line)}"]
        if section.more:
            lines.append(f"  and {section.more:,} more")
    return "\n".join(lines if len(lines) > 2 else [*lines, "", _NOTHING]) + "\n"


def _markdown(found: Brief, sections: Sequence[_Section]) -> str:
    parts = [f"# {_title(found)}", _counts(found)]
    for section in sections:
        if not section.items:
            continue
        parts.append(f"## {section.heading}")
        for item in section.items:
            first = address_at(item.thread.url, item.thread.says)
            block = [
                f"- **{_to(_says(item.thread), first)}**  ",
                f"  `{_command(item.thread)}` {_plain(_stands(item.thread) + item.about)}",
            ]
            block += [
                f"  - {_to(_claim(line), address_at(line.url, line.claim.content))} ({_plain(_where(line))})"
                for line in item.lines
            ]
            parts.append("\n".join(block))
        if section.more:
            parts.append(f"and {section.more:,} more")
    return "\n\n".join(parts if len(parts) > 2 else [*parts, _NOTHING]) + "\n"


def _plain(text: str) -> str:
    """Text of an article in Markdown, with nothing in it that Markdown would obey."""
    return _SIGNIFICANT.sub(r"\\\1", one_line(text))


def _to(text: str, address: str | None) -> str:
    return f"[{_plain(text)}](<{address}>)" if address else _plain(text)


def _html(found: Brief, sections: Sequence[_Section]) -> str:
    body = "\n".join(_section(number, each) for number, each in enumerate(sections) if each.items)
    return list_page(_title(found), _title(found), _counts(found), body or f"<p>{_NOTHING}</p>")


def _section(number: int, section: _Section) -> str:
    more = f"<p>and {section.more:,} more</p>" if section.more else ""
    items = "\n".join(_item(each) for each in section.items)
    heading = f'<h2 id="s{number}">{escape(section.heading)}</h2>'
    return f'<section class="sources" aria-labelledby="s{number}">{heading}\n<ul>{items}</ul>{more}</section>'


def _item(item: _Item) -> str:
    lines = "".join(
        f"<li>{_leading(_claim(line), address_at(line.url, line.claim.content))}<br>"
        f'<span class="where"><bdi>{escape(_where(line))}</bdi></span></li>'
        for line in item.lines
    )
    return (
        f"<li><b>{_leading(_says(item.thread), address_at(item.thread.url, item.thread.says))}</b><br>"
        f'<span class="where"><code>{escape(_command(item.thread))}</code> '
        f"<bdi>{escape(_stands(item.thread) + item.about)}</bdi></span>"
        f"{f'<ul>{lines}</ul>' if lines else ''}</li>"
    )


def _leading(text: str, address: str | None) -> str:
    words = f"<bdi>{escape(text)}</bdi>"
    return f'<a href="{escape(address)}" rel="noreferrer">{words}</a>' if address else words


_FORMS: Final[Mapping[str, Callable[[Brief, Sequence[_Section]], str]]] = {"text": _text, "md": _markdown, "html": _html}
