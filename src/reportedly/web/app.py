"""The app: guard, routes of pages and of the API, static files, and what errors become."""

from __future__ import annotations

import secrets
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from reportedly._version import __version__
from reportedly.web import additions, api, articles, atlas, brief, decisions, search, sources, threads
from reportedly.web.failures import catch
from reportedly.web.front import Front
from reportedly.web.guard import LOCAL, MOST, Guard, Keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.web.adding import Adding
    from reportedly.web.library import Library

_ABOUT: Final = """\
Who claims what, in which words, where and when: articles with their claims, threads of the same claim across articles, decisions of
people. Every claim says where in which article its words stand. A list takes `limit` and `after`, and tells in `after`, and in a
header `Link`, where it goes on. A write needs the header `X-CSRF-Token`, which `/api/v1/session` tells, or the server's token.
Errors are problems (RFC 9457)."""
_PAGES: Final = (brief, threads, articles, search, sources, atlas, decisions, additions)


def application(
    library: Library, *, adding: Adding | None = None, token: str | None = None, who: str = "", hosts: Iterable[str] = LOCAL,
    most: int = MOST,
) -> FastAPI:  # fmt: skip
    """The app on a library. ``token`` is what one needs to come in, ``hosts`` the names by which it is called.

    ``who`` decides where nobody says a name; ``most`` are the bytes that a request may send.
    """
    app = FastAPI(
        title="Reportedly", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None,
        openapi_url="/api/v1/openapi.json", separate_input_output_schemas=False,
    )  # fmt: skip
    keys = Keys(secrets.token_bytes(32), token)
    app.state.front = Front(library, keys, adding, who)
    for module in _PAGES:
        app.include_router(module.router)
    app.include_router(api.router)
    app.mount("/static", _Static(directory=static_folder()), name="static")
    catch(app)
    # the last one that is added stands outermost: nothing is packed for whom the guard does not let in
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    app.add_middleware(Guard, hosts=frozenset(hosts), keys=keys, most=most)
    return app


def static_folder() -> Path:
    """Where styles, scripts, fonts and outlines lie."""
    return Path(str(files("reportedly.web").joinpath("static")))


class _Static(StaticFiles):
    """Our own files, by their names; they change with the version alone."""

    async def get_response(self, path: str, scope: object) -> Response:
        answer = await super().get_response(path, scope)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = "no-cache"
        return answer
