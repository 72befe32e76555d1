"""The pages of threads: the list, to filter and sort, and one thread as a story."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request, Response

from reportedly.model import THREAD_ORDERS, Question, ThreadOrder
from reportedly.model.errors import UsageError
from reportedly.show import one_line
from reportedly.web.asking import query_of, question_of
from reportedly.web.front import Front, View, view
from reportedly.web.library import Library
from reportedly.web.links import Links
from reportedly.web.timeline import timeline

router = APIRouter(include_in_schema=False)
_PAGE: Final = 30


@router.get("/threads")
def listed(request: Request, order: str = "last", every: str = "", after: str = "") -> Response:
    """Threads of which a claim answers the query."""
    front: Front = request.app.state.front
    asked = question_of(request.query_params)
    return front.page(
        request,
        threads_view(front.library, front.links, asked, order=order_of(order), every=bool(every), after=after or None),
    )


@router.get("/threads/{article}/{claim}")
def one(request: Request, article: str, claim: str) -> Response:
    """One thread, by any of its claims."""
    front: Front = request.app.state.front
    return front.page(request, thread_view(front.library, f"{article}/{claim}"))


def order_of(named: str) -> ThreadOrder:
    """An order by its name; raises ``UsageError``."""
    found = next((each for each in THREAD_ORDERS if each == named), None)
    if found is None:
        raise UsageError(f"order is {named!r}: give one of {', '.join(THREAD_ORDERS)}")
    return found


def threads_view(
    library: Library, links: Links, asked: Question, *, order: ThreadOrder = "last", every: bool = False, after: str | None = None,
    limit: int = _PAGE,
) -> View:  # fmt: skip
    """A page of the list."""
    found = library.ledger.threads(asked, every=every, limit=limit, after=after, order=order)
    query = {**query_of(asked), "order": order if order != "last" else None}
    more = links.page("threads", **query, every=every, after=found.after) if found.after and links.served else None
    return view(
        "threads.html",
        "Threads",
        asked=asked,
        order=order,
        every=every,
        found=found,
        more=more,
        sides=library.sides if links.served else (),
        every_link=links.page("threads", **query, every=True),
    )


def thread_view(library: Library, named: str) -> View:
    """One thread as it went."""
    story = library.ledger.thread(named)
    return view(
        "thread.html",
        one_line(story.thread.says)[:80],
        it=story.thread,
        story=story,
        line=timeline(story, library.sides),
        side_numbers=library.side_numbers,
    )
