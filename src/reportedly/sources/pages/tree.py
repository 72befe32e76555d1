"""The elements of a page that can be seen, as a tree of our own. The only file that imports lxml.

The parser hands over its tags one by one and no tree of its own is built, so that neither depth nor size is a danger: time and
memory grow with the length of the page alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from reportedly.model import Remark
from reportedly.sources.remarks import remark

BLOCK = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
    frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot
    th thead tr ul
    """.split()  # noqa: SIM905
)
"""Elements that begin a line of their own. All others, and those that HTML does not know, run on in the line."""

_SILENT = frozenset(
    """
    applet audio button canvas datalist frame iframe label map meter noembed noframes noscript object
    optgroup option picture progress rp rt script select style svg template textarea title video
    """.split()  # noqa: SIM905
)
"""Elements whose content is no text of the page: controls, media, scripts, and what stands in for them."""

_TRANSPARENT = frozenset(
    {
        "html",
        "body",
        "head",
        "wbr",
        "source",
        "track",
        "embed",
        "param",
        "col",
        "keygen",
        "meta",
        "link",
        "img",
        "input",
        "area",
        "base",
    }
)
"""Elements passed through: those around the page, and those without content, which the parser may not know to be so."""

_PICTURES = frozenset({"img", "picture", "video"})
"""What an element shows besides its text: it gets the attribute ``picture``."""

_KEPT = ("class", "id", "href", "role", "itemprop", "rel", "datetime")
_LONGEST = 300
"""Characters that are kept of an attribute."""

_TITLE = 1000
"""Characters that are kept of the page's title."""

_DEEPEST = 120
"""Elements nested deeper than this lie side by side."""

_NONE: dict[str, str] = {}
_PIECE = 1 << 16
_UNSEEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item)\b", re.IGNORECASE)
_PREFORMATTED = re.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_READ_ALOUD_ONLY = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"})
"""Classes by which the common style sheets hide what is meant for screen readers."""

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(slots=True, eq=False)
class Element:
    """One element with what of its attributes matters. Its children are elements, text, and remarks of comments."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element | str | Remark] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        """Whether it begins a line of its own."""
        return self.tag in BLOCK or "block" in self.attributes

    @property
    def classes(self) -> frozenset[str]:
        """The names in its ``class``."""
        return frozenset(self.attributes.get("class", "").split())


@dataclass(slots=True)
class WebPage:
    """``root`` holds what can be seen; ``metas`` the attributes of ``meta`` and ``link`` elements; ``data`` the JSON of the page's
    scripts, each with its type. ``hidden`` is the number of characters that were left out as hidden.
    """

    root: Element
    title: str = ""
    metas: list[dict[str, str]] = field(default_factory=list)
    data: list[tuple[str, str]] = field(default_factory=list)
    hidden: int = 0

    def meta(self, *names: str) -> str:
        """The content of the first ``meta`` element that has one of ``names``, in the order of the names."""
        for name in names:
            for each in self.metas:
                if (
                    name in (each.get("property"), each.get("name"), each.get("itemprop"))
                    and each.get("content", "").strip()
                ):
                    return " ".join(each["content"].split())
        return ""

    @property
    def canonical(self) -> str:
        """The address that the page gives itself, or nothing."""
        links = (each.get("href", "") for each in self.metas if each.get("rel", "").lower() == "canonical")
        return next(filter(None, links), "") or self.meta("og:url")


def parsed(html: str, hidden: bool = False) -> WebPage:
    """The page of ``html``; with ``hidden``, what its style hides is taken as seen."""
    from lxml.etree import HTMLParser  # type: ignore[import-untyped]

    builder = _Builder(hidden)
    parser = HTMLParser(target=builder, encoding="utf-8", huge_tree=True)
    data = _CONTROL.sub(" ", html).encode("utf-8")
    for at in range(0, len(data), _PIECE):
        parser.feed(data[at : at + _PIECE])
    parser.close()
    return builder.page


def failures() -> tuple[type[Exception], ...]:
    """The errors with which the parser, and what is built on it, may fail on a hostile page."""
    from lxml.etree import LxmlError

    return LxmlError, ValueError, TypeError, AttributeError, AssertionError, LookupError


class _Builder:
    """What the parser calls. Silent and hidden elements are passed over with all that they hold."""

    def __init__(self, hidden: bool) -> None:
        self.page: Final = WebPage(Element("html", {}, None))
        self._show_hidden: Final = hidden
        self._stack: Final = [self.page.root]
        self._depth = 0  # of open elements, those passed over included
        self._silent_from = 0  # the depth of the element that is passed over, 0 for none
        self._collected: list[str] | None = None
        self._kind = ""
        self._is_hidden = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        tag = tag.lower() if isinstance(tag, str) else ""
        attributes = dict(attributes) if attributes else _NONE  # the parser's own mapping is slow to ask
        if tag in ("meta", "link"):
            self.page.metas.append({key.lower(): str(value)[:2000] for key, value in list(attributes.items())[:20]})
        if self._silent_from:
            return
        if tag in _PICTURES:
            self._stack[min(len(self._stack), _DEEPEST) - 1].attributes["picture"] = ""
        if tag in _SILENT:
            self._pass_over(tag, attributes)
            return
        if tag in _TRANSPARENT:
            self._stack.append(self._stack[-1])
            return
        if (attributes or tag == "dialog") and _unseen(tag, attributes):
            self._is_hidden = True
            if not self._show_hidden:
                self._silent_from = self._depth
                return
            self._is_hidden = False
        parent = self._stack[min(len(self._stack), _DEEPEST) - 1]
        element = Element(tag, _kept(attributes) if attributes else {}, parent)
        parent.children.append(element)
        self._stack.append(element)

    def end(self, tag: str) -> None:
        del tag
        if self._silent_from:
            if self._depth == self._silent_from:
                self._silent_from = 0
                self._is_hidden = False
                self._collect()
        elif len(self._stack) > 1:
            self._stack.pop()
        self._depth -= 1

    def data(self, text: str) -> None:
        if self._collected is not None:
            self._collected.append(text)
        elif self._silent_from:
            self.page.hidden += len(text) if self._is_hidden else 0
        else:
            self._stack[min(len(self._stack), _DEEPEST) - 1].children.append(_CONTROL.sub(" ", text))

    def comment(self, text: str) -> None:
        if self._silent_from or "reportedly" not in text[:100]:
            return
        found = remark(text, None)
        if found is not None:
            self._stack[min(len(self._stack), _DEEPEST) - 1].children.append(found)

    def close(self) -> None:
        self._collect()

    def _pass_over(self, tag: str, attributes: dict[str, str]) -> None:
        self._silent_from = self._depth
        kind = (attributes.get("type") or "").lower().strip()
        if tag == "script" and "json" in kind:
            self._collected, self._kind = [], kind
        elif tag == "title" and not self.page.title:
            self._collected, self._kind = [], "title"

    def _collect(self) -> None:
        if self._collected is None:
            return
        text, self._collected = "".join(self._collected), None
        if self._kind == "title":
            self.page.title = " ".join(text[:_TITLE].split())
        else:
            self.page.data.append((self._kind, text))


def _kept(attributes: dict[str, str]) -> dict[str, str]:
    kept = {name: value[:_LONGEST] for name in _KEPT if (value := attributes.get(name))}
    style = (attributes.get("style") or "")[:2000]
    if style and _BLOCK_STYLE.search(style):
        kept["block"] = ""
    if style and _PREFORMATTED.search(style):
        kept["pre"] = ""
    return kept


def _unseen(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element is hidden by its own attributes. Of style sheets nothing is known."""
    if "hidden" in attributes or (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    if _UNSEEN_STYLE.search((attributes.get("style") or "")[:2000]):
        return True
    return not _READ_ALOUD_ONLY.isdisjoint((attributes.get("class") or "")[:_LONGEST].split())
