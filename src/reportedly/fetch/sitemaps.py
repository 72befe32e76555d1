"""Sitemaps: lists of a site's addresses, with titles and dates where they are news sitemaps, and indexes, which are lists of such."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.fetch.json_feed import instant
from reportedly.fetch.markup import Enough, shown_words, walked
from reportedly.fetch.syndication import Told

_LOCATION = "loc"


def told(document: str, most: int) -> Iterator[Told]:
    """What a sitemap tells of each address, or an index of each sitemap, in its order, up to ``most``.

    Where its XML breaks off, that is told after what stood before.
    """
    found: list[Told] = []
    now: dict[str, str] = {}

    def end(path: tuple[str, ...], words: str) -> None:
        inside = path[2:]
        if len(path) == 2:
            if len(found) == most:
                raise Enough
            said = now.get("publication_date") or now.get("lastmod")
            found.append(
                Told(
                    len(found) + 1,
                    now.get(_LOCATION, ""),
                    title=now.get("title"),
                    said=said,
                    date=instant(said or ""),
                    changed_only="publication_date" not in now and said is not None,
                )
            )
            now.clear()
        elif inside in ((_LOCATION,), ("lastmod",)) or (len(inside) == 2 and inside[0] == "news"):
            value = words.strip() if inside == (_LOCATION,) else shown_words(words)
            if value:
                now[inside[-1]] = value

    broken = walked(document, end=end)
    yield from found
    if broken:
        yield Told(len(found) + 1, wrong=f"from here on no sound XML ({broken})")
