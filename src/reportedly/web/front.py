"""What every page and every answer has at hand, and how a page is made of a template: the one file that imports Jinja2."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response

from reportedly._version import __version__
from reportedly.model import WHAT_BECAME
from reportedly.show import DISCLAIMER, date, one_line, without_controls
from reportedly.web.guard import Keys
from reportedly.web.library import Library
from reportedly.web.links import Links, ServedLinks
from reportedly.web.telling import HINTS, SIGNS, days, glimpse, side_name, source_words

if TYPE_CHECKING:
    from starlette.requests import Request

    from reportedly.web.adding import Adding


@dataclass(frozen=True)
class View:
    """A page before it has a form: the name of its template, its title, and what the template shows."""

    template: str
    title: str
    values: Mapping[str, Any]


def view(template: str, title: str, /, **values: Any) -> View:
    """A view of values by their names."""
    return View(template, title, values)


@dataclass(frozen=True)
class Front:
    """The ledger, the keys, who adds, and who decides where nobody says a name. ``adding`` is ``None`` where nothing is added."""

    library: Library
    keys: Keys
    adding: Adding | None = None
    who: str = ""
    links: Links = field(default_factory=ServedLinks)

    def page(self, request: Request, view: View, *, status: int = 200) -> Response:
        """The answer that a view is, or that it has not changed since the browser saw it."""
        who = one_line(unquote(request.cookies.get("reportedly-by", "")))[:80] or self.who
        text = rendered(
            view, self.links, library=self.library, csrf=self.keys.csrf, who=who, adding=self.adding is not None,
            here=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        )  # fmt: skip
        return tagged(request, text.encode("utf-8", "replace"), "text/html; charset=utf-8", status)

    def partial(self, template: str, **values: Any) -> Response:
        """A part of a page, for one that is shown already."""
        made = environment().get_template(template).render(links=self.links, csrf=self.keys.csrf, **values)
        return Response(
            made.encode("utf-8", "replace"), media_type="text/html; charset=utf-8", headers={"Cache-Control": "no-store"}
        )


def rendered(
    view: View, links: Links, *, library: Library, csrf: str = "", who: str = "", adding: bool = False, here: str = ""
) -> str:
    """A view as a whole page."""
    return environment().get_template(view.template).render(
        links=links, title=view.title, ledger=library.name, trouble=library.trouble, csrf=csrf, who=who, adding=adding, here=here,
        **view.values,
    )  # fmt: skip


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates: everything that is put into one is escaped, and what is missing is an error."""
    made = Environment(
        loader=PackageLoader("reportedly.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )  # fmt: skip
    made.filters.update(
        date=date, side=side_name, line=lambda text: glimpse(str(text)), text=lambda text: without_controls(str(text)),
        number=lambda value: f"{value:,}", source=source_words,
    )  # fmt: skip
    made.globals.update(
        SIGNS=SIGNS, HINTS=HINTS, BECAME=WHAT_BECAME, DISCLAIMER=DISCLAIMER, VERSION=__version__, days=days, counted=counted
    )  # fmt: skip
    return made


def counted(number: int, what: str, several: str | None = None) -> str:
    """``1 claim``, ``2,000 claims``."""
    return f"{number:,} {what if number == 1 else several or what + 's'}"


def tagged(
    request: Request, body: bytes, media_type: str, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer with the tag that its bytes have; where the client has these already, only that."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    more = {"ETag": tag, **(headers or {})}
    if status == 200 and request.method in ("GET", "HEAD"):
        seen = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
        if tag in seen or "*" in seen:
            return Response(status_code=304, headers=more)
    return Response(body, status_code=status, media_type=media_type, headers=more)


def as_json(value: object) -> bytes:
    """A noun, or several, as JSON in ASCII: whatever an article's text holds can be sent and is put back together there."""
    return json.dumps(_plain(value), default=_iso, allow_nan=False).encode("ascii")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    raise TypeError(type(value).__name__)
