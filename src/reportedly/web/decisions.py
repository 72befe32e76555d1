"""The pages on which people decide: confirm, reject, correct, merge, split, comment, undo."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Annotated, Any, Final, cast, get_args
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse

from reportedly.model import (
    ACTOR_FIELDS,
    CLAIM_FIELDS,
    PLACE_FIELDS,
    Decision,
    DecisionKind,
    Line,
    OutletStance,
    Polarity,
    Question,
    SourceCertainty,
    SourceKind,
    Target,
)
from reportedly.model.errors import UsageError
from reportedly.web.front import Front, View, view
from reportedly.web.library import Library
from reportedly.web.telling import told
from reportedly.web.writes import back, form_of, said

router = APIRouter(include_in_schema=False)
_SHOWN: Final = 300
_FIELDS: Final = {"claim": CLAIM_FIELDS, "actor": ACTOR_FIELDS, "place": PLACE_FIELDS}
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "source_kind": get_args(SourceKind),
    "polarity": get_args(Polarity),
    "source_certainty": get_args(SourceCertainty),
    "outlet_stance": get_args(OutletStance),
}
"""Fields that have few values."""
_YEAR: Final = 365 * 24 * 3600


@router.get("/decisions")
def listed(request: Request, standing: str = "", loose: str = "") -> Response:
    """The log, the last decision first."""
    front: Front = request.app.state.front
    found = list(front.library.ledger.decisions(loose=bool(loose), stands=True if standing else None))
    made = found[::-1][:_SHOWN]
    values = {"made": made, "standing": bool(standing), "loose": bool(loose), "cut": len(found) > len(made)}
    return front.page(request, View("decisions.html", "Decisions", values))


@router.get("/decide")
def ask(request: Request, target: str) -> Response:
    """A page to decide on one thing."""
    front: Front = request.app.state.front
    return front.page(request, decide_view(front.library, target))


@router.post("/decide")
def decide(request: Request, form: Annotated[FormData, Depends(form_of)]) -> Response:
    """Take a decision into the log, and go back to where it was made."""
    front: Front = request.app.state.front
    by = said(form, "by", 80) or front.who
    made = decided(front.library, said(form, "kind"), said(form, "target"), _value(form), who=by, why=said(form, "why"))
    path, mark, anchor = back(form, "/decisions").partition("#")
    if made.target.kind == "claim" and made.kind != "undo" and path.startswith("/articles/"):
        path += f"{'&' if '?' in path else '?'}decided={quote(made.id)}"
    answer = RedirectResponse(f"{path}{mark}{anchor}", status_code=303)
    answer.set_cookie("reportedly-by", quote(by), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def decided(
    library: Library, kind: str, target: str, value: dict[str, str | float | int | None], *, who: str, why: str
) -> Decision:
    """Take a decision; raises ``UsageError`` for what is none, and ``LedgerError``."""
    if kind not in get_args(DecisionKind):
        raise UsageError(f"kind is {kind!r}: give one of {', '.join(get_args(DecisionKind))}")
    if not who:
        raise UsageError("say who decides: your name is kept with the decision")
    ledger = library.ledger
    if kind == "undo":
        made = ledger.undo(target, who=who, why=why)
    else:
        made = ledger.decide(cast(DecisionKind, kind), target, value, who=who, why=why)
    library.forget()
    return made


def _value(form: FormData) -> dict[str, str | float | int | None]:
    kind, other = said(form, "kind"), said(form, "other")
    if kind == "comment":
        return {"text": said(form, "text") or said(form, "why")}
    if kind == "merge":
        return {"with": other}
    if kind == "split":
        return {"from": other} if other else {}
    if kind == "correct":
        names = [name.removeprefix("field-") for name in form if name.startswith("field-")]
        value: dict[str, str | float | int | None] = {
            name: said(form, f"field-{name}") or None for name in names if said(form, f"field-{name}") != said(form, f"read-{name}")
        }  # fmt: skip
        if not value:
            raise UsageError("nothing was changed, so nothing is corrected")
        return value
    return {}


def decide_view(library: Library, named: str) -> View:
    """What can be decided on one thing: its fields as they are read now."""
    target = library.ledger.target(named)
    line = _line(library, named, target)
    fields = [(name, _now(name, line, target), _CHOICES.get(name, ())) for name in _FIELDS.get(target.kind, ())]
    return view(
        "decide.html",
        "Decide",
        target=named,
        told=None if line is None else told(line, library.sides),
        fields=fields,
        line_known=line is not None,
        mergeable=target.kind in ("actor", "place", "family", "thread"),
        made=list(islice(library.ledger.decisions(target=target), _SHOWN))[::-1],
        back=f"/articles/{line.claim.article}?claim={line.claim.claim}#{line.claim.claim}" if line else "/decisions",
    )


def _line(library: Library, named: str, target: Target) -> Line | None:
    """The claim that is meant, as it is answered with now."""
    if target.kind != "claim" or target.article is None:
        return None
    lines = library.ledger.ask(Question(article=target.article, rejected=True), limit=2000).lines
    local = named.rpartition("/")[2]
    found = (each for each in lines if each.claim.key == target.key and (each.claim.claim == local or "/" not in named))
    return next(found, None)


def _now(name: str, line: Line | None, target: Target) -> Any:
    if line is None:
        return target.key if name in ("name", "pack_id") and (name == "pack_id") == ("/" in target.key) else None
    if name == "event":
        return next(iter(line.claim.events), None)
    if name == "place":
        return next((each.name for each in line.places), None)
    return getattr(line.claim, name)
