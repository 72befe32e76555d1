"""The search: everything that a ledger can be asked, with its address."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Request, Response

from reportedly.model import Question
from reportedly.model.errors import UsageError
from reportedly.show import grouped
from reportedly.web.asking import FIELDS, query_of, question_of
from reportedly.web.front import Front, View
from reportedly.web.library import Library
from reportedly.web.links import Links
from reportedly.web.telling import told

router = APIRouter(include_in_schema=False)
_PAGE: Final = 30


@router.get("/search")
def page(request: Request, after: str = "") -> Response:
    """Claims that answer the query; what can't be asked is said in words, beside the form."""
    front: Front = request.app.state.front
    return front.page(request, search_view(front.library, front.links, dict(request.query_params), after=after or None))


def search_view(library: Library, links: Links, query: dict[str, str], *, after: str | None = None) -> View:
    """A page of claims."""
    trouble = ""
    try:
        asked = question_of(query)
    except UsageError as error:
        trouble, asked = str(error), _without_faults(query)
    values: dict[str, Any] = {"asked": asked, "answer": None, "groups": (), "more": None, "trouble_words": trouble}
    if links.served and not trouble:
        answer = library.ledger.ask(asked, limit=_PAGE, after=after)
        sides = library.sides
        values["answer"] = answer
        values["groups"] = [[told(line, sides) for line in group] for group in grouped(answer.lines)]
        if answer.after:
            values["more"] = links.page("search", **query_of(asked), after=answer.after)
    values["sides"] = library.sides if links.served else ()
    values["outlets"] = [each.name for each in library.outlets()] if links.served else ()
    values["api_link"] = links.page("api/v1/claims", **query_of(asked))
    return View("search.html", "Search", values)


def _without_faults(query: dict[str, str]) -> Question:
    """The question without the fields that can't be asked so."""
    held: dict[str, str] = {}
    for name in FIELDS:
        try:
            question_of({**held, name: query.get(name, "")})
        except UsageError:
            continue
        held[name] = query.get(name, "")
    return question_of(held)
