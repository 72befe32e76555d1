"""The pages from which articles are added: a pasted text, an address, files; and what came of it."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse

from reportedly.model.errors import UsageError
from reportedly.web.adding import Adding
from reportedly.web.front import Front, view
from reportedly.web.writes import form_of, said

router = APIRouter(include_in_schema=False)
_LONGEST: Final = 8_000_000
"""Characters that a pasted text may have."""
_SHOWN: Final = 10


@router.get("/add")
def page(request: Request) -> Response:
    """The forms, and the last things that were added from here."""
    front: Front = request.app.state.front
    return _page(request, front)


@router.post("/add/text")
def text(request: Request, form: Annotated[FormData, Depends(form_of)]) -> Response:
    """Add a pasted text."""
    fields = {name: said(form, name) for name in ("title", "outlet", "published", "url")}
    return _added(request, lambda adding: adding.text(said(form, "text", _LONGEST), **fields))


@router.post("/add/address")
def address(request: Request, form: Annotated[FormData, Depends(form_of)]) -> Response:
    """Fetch an address, and add what it holds."""
    return _added(request, lambda adding: adding.address(said(form, "address")))


@router.post("/add/files")
async def files(request: Request, form: Annotated[FormData, Depends(form_of)]) -> Response:
    """Add files."""
    came = [
        (each.filename or "", await each.read(), each.content_type)
        for each in form.getlist("files")
        if isinstance(each, UploadFile) and each.filename
    ]
    return _added(request, lambda adding: adding.files(came))


@router.get("/add/jobs/{ident}")
def job(request: Request, ident: str) -> Response:
    """How something that is added stands, as a part of the page."""
    front: Front = request.app.state.front
    found = adding_of(front).job(ident)
    if found is None:
        raise HTTPException(404, "Nothing of that name was added since the server was started.")
    return front.partial("job.html", it=found)


def adding_of(front: Front) -> Adding:
    """What adds; a 404 where this server adds nothing."""
    if front.adding is None:
        raise HTTPException(404, "This server only shows: nothing is added here.")
    return front.adding


def _added(request: Request, add: Any) -> Response:
    front: Front = request.app.state.front
    try:
        add(adding_of(front))
    except UsageError as error:
        return _page(request, front, str(error), 422)
    return RedirectResponse("/add#jobs", status_code=303)


def _page(request: Request, front: Front, trouble: str = "", status: int = 200) -> Response:
    jobs = adding_of(front).jobs()[:_SHOWN]
    return front.page(request, view("add.html", "Add", jobs=jobs, trouble_words=trouble), status=status)
