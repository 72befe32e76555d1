"""Whether texts reach what a pack tells: each of its names and titles in a sentence of its own, and no pronoun among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.forms import Path
from reportedly.model import Language, Pack
from reportedly.packs.folder import Contents, Item
from reportedly.resolve import pronominal, unreached
from reportedly.text import page

_WORDINGS = {"actors": ("name", "aliases", "short", "capitals", "metonyms"), "offices": ("titles",)}


def report_unreached(contents: Contents, pack: Pack, packs: Sequence[Pack], language: Language) -> None:
    """Add to the mistakes of ``contents``, that of ``pack``, every wording that a text read with ``packs`` does not reach.

    ``language`` knows the polities of ``packs``.
    """
    items = {(section, item.data["id"]): item for section in _WORDINGS for item in contents.items[section]}
    for one in unreached(pack, packs, language, page):
        item = items[one.section, one.id]
        where = next(path for path, wording in _wordings(one.section, item) if wording == one.wording)
        if pronominal(one.wording, language):
            why = "stands for anybody in a text, so it is no name"
        elif one.instead is not None:
            why = f"means {one.instead} in a text that has these words"
        else:
            why = "no text that has these words reaches it"
        contents.report(item.file, (*item.path, *where), f"{where[0]}: {one.wording!r} {why}")


def _wordings(section: str, item: Item) -> Iterator[tuple[Path, str]]:
    """Every wording of an entry with where it stands there."""
    for key in _WORDINGS[section]:
        given = item.data.get(key, ())
        if isinstance(given, str):
            yield (key,), given
        else:
            yield from (((key, at), wording) for at, wording in enumerate(given))
