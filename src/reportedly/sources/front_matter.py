"""The front matter of Markdown: the YAML between ``---`` or TOML between ``+++`` at its head. The only file that imports yaml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reportedly.model import Metadata, Range, StandIn

_LONGEST = 50_000
_BLOCK = re.compile(
    r"\ufeff?(?:---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*\r?$|\+\+\+[ \t]*\r?\n(?P<toml>.*?)^\+\+\+[ \t]*\r?$)",
    re.DOTALL | re.MULTILINE,
)
_LINE = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*[:=]([^\r\n]*)", re.MULTILINE)
_FIELDS = {
    "title": ("title",),
    "published": ("date", "published", "publishdate", "pubdate", "datepublished", "published_at"),
    "outlet": ("outlet", "publisher", "publication", "site_name", "source"),
    "url": ("url", "canonical_url", "canonical", "link"),
}
"""What programs that write Markdown call these; the first that is there counts."""
_WRITTEN = {"'": r"(?:''|\\?')", '"': r'\\?"', "\\": r"\\{1,2}"}
"""How a character of a value may be written between quotation marks."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``end`` is where the text goes on. ``title_at`` is where the title's words stand, ``stand_ins`` how they are read.

    ``metadata`` are the other fields.
    """

    end: int
    title_at: Range | None = None
    stand_ins: tuple[StandIn, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)


def front_matter(text: str) -> FrontMatter | None:
    """What stands at the head of a Markdown text, ``None`` where that is no front matter.

    Front matter that is not valid is read line by line. A title written with escapes beyond those of quotation marks is left out.
    """
    block = _BLOCK.match(text, 0, _LONGEST)
    if block is None:
        return None
    kind = "yaml" if block["yaml"] is not None else "toml"
    values = _yaml(block["yaml"]) if kind == "yaml" else _toml(block["toml"])
    if values is None:
        return None
    said = {name: next((values[key] for key in keys if values.get(key, "").strip()), None) for name, keys in _FIELDS.items()}
    title_at, stand_ins = _found(text, block.start(kind), block.end(kind), said.pop("title") or "")
    return FrontMatter(block.end(), title_at, stand_ins, Metadata(**said))


def _yaml(body: str) -> dict[str, str] | None:
    import yaml  # type: ignore[import-untyped]

    try:
        node = yaml.compose(body, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return _by_line(body)
    if not isinstance(node, yaml.MappingNode):
        return None if body.strip() else {}
    out: dict[str, str] = {}
    for key, value in node.value:
        if isinstance(value, yaml.MappingNode):  # a publisher with a name and an address
            value = next((inner for name, inner in value.value if getattr(name, "value", "") == "name"), value)
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode) and value.tag != "tag:yaml.org,2002:null":
            out.setdefault(key.value.strip().lower(), value.value)
    return out


def _toml(body: str) -> dict[str, str] | None:
    try:
        values: Mapping[str, Any] = tomllib.loads(body.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return _by_line(body)
    out: dict[str, str] = {}
    for key, value in values.items():
        value = value.get("name") if isinstance(value, Mapping) else value
        if isinstance(value, str | date):
            out.setdefault(key.lower(), value if isinstance(value, str) else value.isoformat())
    return out


def _by_line(body: str) -> dict[str, str] | None:
    """The values of lines that begin with a name; ``None`` where most lines look like anything else."""
    found = [(match[1].lower(), match[2].strip()) for match in _LINE.finditer(body)]
    if 2 * len(found) < len([line for line in body.splitlines() if line.strip() and line[0] not in " \t#-"]):
        return None
    out: dict[str, str] = {}
    for name, value in found:
        if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
            value = value[1:-1]
        out.setdefault(name, value)
    return out


def _found(text: str, start: int, end: int, title: str) -> tuple[Range | None, tuple[StandIn, ...]]:
    """Where the words of the title stand between ``start`` and ``end``, and how what stands between and in them is read."""
    words = title.split()
    if not words:
        return None, ()
    written = r"[\s\\]+".join("".join(_WRITTEN.get(sign) or re.escape(sign) for sign in word) for word in words)
    key = re.compile(r"^[\"']?title[\"']?[ \t]*[:=]", re.MULTILINE | re.IGNORECASE).search(text, start, end)
    match = re.compile(written).search(text, key.end() if key else start, end)
    if match is None:
        return None, ()
    title_at, stand_ins = match.span(), []
    for piece in re.finditer(r"[\s\\]*[\r\n][\s\\]*|''|\\(?=[\"'\\])", text[slice(*title_at)]):
        instead = " " if piece[0].strip("\\").isspace() else "'" if piece[0] == "''" else ""
        stand_ins.append(StandIn(title_at[0] + piece.start(), title_at[0] + piece.end(), instead))
    return title_at, tuple(stand_ins)
