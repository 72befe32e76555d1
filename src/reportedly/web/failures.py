"""What an error becomes: a page that says what happened and what to do, or, of the API, a problem (RFC 9457). Never a traceback."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from reportedly.model.errors import InputError, LedgerError, ReportedlyError, UsageError
from reportedly.web.front import View
from reportedly.web.guard import TooMuch

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from reportedly.web.front import Front

_LOG: Final = logging.getLogger("reportedly.web")
_HEADINGS: Final = {
    400: "That can't be asked so",
    401: "Who is there?",
    403: "Not from there",
    404: "Nothing is there",
    405: "Not in this way",
    413: "Too much at once",
    422: "That can't be asked so",
    503: "The ledger can't be asked now",
}
_ADVICE: Final = {
    404: "The address may be of another ledger, or of something that was taken out since.",
    503: "Another process may be writing; try again in a moment. What the ledger holds stays as it is.",
}


def catch(app: FastAPI) -> None:
    """Have an app answer errors so."""
    app.add_exception_handler(ReportedlyError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_middleware(Caught)


def status_of(error: ReportedlyError) -> int:
    """The status that an error has: whose fault it is."""
    if isinstance(error, UsageError):
        return 422
    if isinstance(error, LedgerError):
        return 503 if error.__cause__ is not None else 404  # what is missing is told by us, all else by the store
    return 422 if isinstance(error, InputError) else 500


def problem(status: int, detail: str, **more: object) -> Response:
    """A problem as the API tells it."""
    held = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    headers = {"Cache-Control": "no-store"}
    body = json.dumps(held, default=str).encode("ascii")
    return Response(body, status_code=status, media_type="application/problem+json", headers=headers)


def _answer(request: Request, status: int, words: str, **more: object) -> Response:
    if request.url.path.startswith("/api/"):
        return problem(status, words, **more)
    front: Front = request.app.state.front
    values = {"heading": _HEADINGS.get(status, "Something went wrong"), "words": words, "advice": _ADVICE.get(status, "")}
    return front.page(request, View("error.html", values["heading"], values), status=status)


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, ReportedlyError)
    return _answer(request, status_of(error), str(error))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = str(error.detail)
    if error.status_code == 404 and words == "Not Found":
        words = "There is no such page."
    answer = _answer(request, error.status_code, words)
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [{"where": ".".join(map(str, each["loc"])), "what": str(each["msg"])} for each in error.errors()]
    words = "; ".join(f"{each['where']}: {each['what']}" for each in faults)
    return _answer(request, 422, words, faults=faults)


class Caught:
    """Middleware: an error that nobody foresaw is an answer too, with all that stands around answers, and the server goes on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except TooMuch:
            raise
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            await _unforeseen(Request(scope), error)(scope, receive, send)


def _unforeseen(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s: %s: %s", request.method, request.url.path, type(error).__name__, error)
    return _answer(
        request, 500, f"{type(error).__name__}: this is a bug in reportedly, please report it; the server goes on"
    )
