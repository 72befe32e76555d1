"""OPML: lists of feeds, as feed readers give them to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from reportedly.fetch.addresses import address, shown
from reportedly.fetch.markup import Enough, decoded, opened, shown_words, walked
from reportedly.model import FeedState, RefusedEntry
from reportedly.model.errors import RefusedAddress, UnreadableFeed

MOST_FEEDS: Final = 10_000


def read_opml(data: bytes, where: str) -> Iterator[FeedState | RefusedEntry]:
    """The feeds that a list names, in its order, each once; and what in it names none. ``where`` is what to call the list.

    Raises ``UnreadableFeed`` where it is none.
    """
    document, root = opened(decoded(data), where)
    if root != "opml":
        raise UnreadableFeed(where, "no OPML" + (f": its first element is {root[:40]}" if root else ""))
    found: list[tuple[str, str]] = []

    def start(path: tuple[str, ...], attributes: dict[str, str]) -> None:
        said = {name.lower(): value for name, value in attributes.items()}
        if path[-1].lower() == "outline" and said.get("xmlurl", "").strip():
            if len(found) > MOST_FEEDS:
                raise Enough
            found.append((said["xmlurl"], shown_words(said.get("title") or said.get("text") or "")))

    broken = walked(document, start=start)
    seen: set[str] = set()
    for link, title in found[:MOST_FEEDS]:
        try:
            url = address(link).url
        except RefusedAddress as error:
            yield RefusedEntry(where, f"{title or 'a feed'}: {error.where}: {error.what}")
            continue
        if url not in seen:
            seen.add(url)
            yield FeedState(url, title=title or None)
    if len(found) > MOST_FEEDS:
        yield RefusedEntry(where, f"more than {MOST_FEEDS:,} feeds: the rest is left out")
    if broken:
        yield RefusedEntry(where, f"no sound XML ({shown(broken)}): what comes after is left out")


def write_opml(states: Iterable[FeedState], title: str = "Feeds") -> bytes:
    """A list of feeds, in their order; what is known of them beside address and title is left out."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += [f"  <head><title>{escape(shown_words(title))}</title></head>", "  <body>"]
    for state in states:
        name = escape(shown_words(state.title or state.url))
        lines.append(f'    <outline type="rss" text="{name}" title="{name}" xmlUrl="{escape(state.url)}"/>')
    return "\n".join([*lines, "  </body>", "</opml>", ""]).encode("utf-8", "replace")
