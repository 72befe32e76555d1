"""What every write has to bring: a sign that a page of this server, or somebody who knows its token, asked for it."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from fastapi import HTTPException, Request
from starlette.datastructures import FormData

from reportedly.web.front import Front

CSRF_HEADER: Final = "X-CSRF-Token"
_HERE: Final = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]{0,2000}")
_OLD: Final = (
    "This was asked for by a page that was opened before the server was started again, or by none of its pages: reload the page, and "
    "do it again."
)


async def form_of(request: Request) -> FormData:
    """The form that a page sent; refused where it does not bring what only a page of this server can know."""
    front: Front = request.app.state.front
    form = await request.form(max_files=50, max_fields=60, max_part_size=16 * 1024 * 1024)
    given = form.get("csrf") or request.headers.get(CSRF_HEADER, "")
    if not isinstance(given, str) or not front.keys.is_csrf(given):
        raise HTTPException(403, _OLD)
    return form


async def known(request: Request) -> None:
    """Refuse a write to the API that brings neither the server's token nor what only a page of it can know."""
    front: Front = request.app.state.front
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and front.keys.is_token(given.strip()):
        return
    if not front.keys.is_csrf(request.headers.get(CSRF_HEADER, "")):
        raise HTTPException(
            403, f"A write needs the header {CSRF_HEADER}, which GET /api/v1/session tells, or the server's token."
        )


def said(form: FormData, name: str, longest: int = 2000) -> str:
    """What a field of a form says, without white space around it; empty where there is none."""
    value = form.get(name)
    return value.strip()[:longest] if isinstance(value, str) else ""


def back(form: FormData, otherwise: str) -> str:
    """Where a page wants to go on: an address of this server, or ``otherwise``."""
    wanted = said(form, "next")
    return quote(wanted, safe="/?&=%#:;,+~@!$'()*-._[]") if _HERE.fullmatch(wanted) else otherwise
