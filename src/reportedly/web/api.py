"""The HTTP API, version 1: the questions of the pages as JSON, and their writes. Nouns are those of ``reportedly.model``."""

from __future__ import annotations

from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from reportedly.model import (
    Added,
    Answer,
    ArticlePage,
    Brief,
    Change,
    ClaimThread,
    Comparison,
    Decision,
    DecisionKind,
    KeptArticle,
    KeptFamily,
    KeptOutlet,
    KeptSpeaker,
    KeptVersion,
    LedgerInfo,
    LogEntry,
    Person,
    PlaceHistory,
    Question,
    StandingKind,
    Story,
    ThreadOrder,
    ThreadPage,
    ToldPlaces,
)
from reportedly.model.errors import UsageError
from reportedly.web.adding import AddJob
from reportedly.web.additions import adding_of
from reportedly.web.asking import question_of
from reportedly.web.decisions import decided
from reportedly.web.front import Front, as_json, tagged
from reportedly.web.writes import known

_MOST: Final = 500
_Day = Annotated[str | None, Query(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="An ISO date, as 2025-11-30.")]
_Limit = Annotated[int, Query(ge=1, le=_MOST, description="How many at most.")]
_After = Annotated[str | None, Query(max_length=300, description="Where to go on: what the page before told in `after`.")]
_Words = Annotated[str | None, Query(max_length=1000)]
_Name = Annotated[str, Query(min_length=1, max_length=500)]


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class Session(BaseModel):
    """What a write needs: the header ``X-CSRF-Token``, and whether articles can be added."""

    csrf: str
    adds: bool
    who: str


class NewDecision(BaseModel):
    """A decision to be taken. Of ``undo`` the target is the id of a decision."""

    model_config = ConfigDict(extra="forbid")
    kind: DecisionKind
    target: Annotated[str, Field(min_length=1, max_length=2000)]
    value: Annotated[dict[str, str | float | int | None], Field(max_length=20)] = {}
    who: Annotated[str, Field(max_length=200)] = ""
    why: Annotated[str, Field(max_length=5000)] = ""


class NewArticle(BaseModel):
    """An article to be added: its text with what is said of it, or an address that is fetched."""

    model_config = ConfigDict(extra="forbid")
    text: Annotated[str, Field(max_length=8_000_000)] | None = None
    title: Annotated[str, Field(max_length=2000)] = ""
    outlet: Annotated[str, Field(max_length=500)] = ""
    published: Annotated[str, Field(max_length=40)] = ""
    url: Annotated[str, Field(max_length=2000)] = ""
    address: Annotated[str, Field(max_length=2000)] | None = None


class JobState(BaseModel):
    """How something that is added stands."""

    id: str
    name: str
    said: str
    done: bool
    failed: bool
    steps: list[Added]


_PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": Problem, "description": words, "content": {"application/problem+json": {}}}
    for status, words in (
        (400, "The request is malformed"),
        (403, "A write that nothing vouches for"),
        (404, "There is no such thing in this ledger"),
        (413, "More than a request may send"),
        (422, "What can't be asked so"),
        (503, "The ledger can't be asked now"),
    )
}
router = APIRouter(prefix="/api/v1", responses=_PROBLEMS)


def _asked(
    words: _Words = None,
    who: _Words = None,
    side: _Words = None,
    place: _Words = None,
    within: Annotated[float | None, Query(gt=0, le=1000, description="Kilometres around the place.")] = None,
    event: Annotated[str | None, Query(max_length=100, description="`control.taken`, or a family: `control.*`.")] = None,
    since: _Day = None,
    until: _Day = None,
    outlet: _Words = None,
    quoted_by: _Words = None,
    article: _Words = None,
    status: Annotated[StandingKind | None, Query(description="How the thread stands of which a claim is.")] = None,
    rejected: Annotated[bool, Query(description="With claims that somebody rejected.")] = False,
) -> Question:
    given = {
        "words": words, "who": who, "side": side, "place": place, "within": f"{within:f}" if within is not None else None,
        "event": event, "since": since, "until": until, "outlet": outlet, "quoted_by": quoted_by, "article": article, "status": status,
    }  # fmt: skip
    held = {name: value for name, value in given.items() if value is not None}
    return question_of({**held, **({"rejected": "1"} if rejected else {})})


_Asked = Annotated[Question, Depends(_asked)]


def _front(request: Request) -> Front:
    front: Front = request.app.state.front
    return front


def _reply(request: Request, value: object, after: str | None = None) -> Response:
    """A noun as JSON, with its tag, and where it goes on."""
    headers = {}
    if after is not None:
        query = [(name, each) for name, each in request.query_params.multi_items() if name != "after"]
        headers["Link"] = f'<{request.url.path}?{urlencode([*query, ("after", after)])}>; rel="next"'
    return tagged(request, as_json(value), "application/json", headers=headers)


@router.get("/session", response_model=Session, tags=["writes"])
def session(request: Request) -> Response:
    """What a write needs."""
    front = _front(request)
    held = {"csrf": front.keys.csrf, "adds": front.adding is not None, "who": front.who}
    answer = _reply(request, held)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.get("/ledger", response_model=LedgerInfo, tags=["ledger"])
def ledger(request: Request) -> Response:
    """What the ledger holds."""
    return _reply(request, _front(request).library.ledger.info())


@router.get("/log", response_model=list[LogEntry], tags=["ledger"])
def log(request: Request, became: _Words = None, since: _Day = None, limit: _Limit = 100) -> Response:
    """What became of every item, the last first."""
    found = list(_front(request).library.ledger.log(became=became, since=since))
    return _reply(request, found[::-1][:limit])


@router.get("/articles", response_model=ArticlePage, tags=["articles"])
def articles(
    request: Request, words: _Words = None, outlet: _Words = None, since: _Day = None, until: _Day = None, limit: _Limit = 50,
    after: _After = None,
) -> Response:  # fmt: skip
    """The articles, the last published first."""
    found = _front(request).library.ledger.article_page(
        words=words, outlet=outlet, since=since, until=until, limit=limit, after=after
    )
    return _reply(request, found, found.after)


@router.get("/articles/{ident}", response_model=KeptArticle, tags=["articles"])
def article(request: Request, ident: str) -> Response:
    """What is known of an article, by its id or the beginning of it."""
    return _reply(request, _front(request).library.ledger.kept(ident))


@router.get("/articles/{ident}/record", response_model=dict[str, Any], tags=["articles"])
def record(
    request: Request, ident: str, version: Annotated[int | None, Query(ge=1, le=10**6)] = None, findings: bool = False
) -> Response:
    """The record of an article, with its text: the form of `reportedly read --format json`; with what `check` marks if asked."""
    library = _front(request).library
    if findings:
        kept = library.ledger.kept(ident)
        found = library.opened(kept.id, version or library.ledger.versions(ident)[-1].number).article
    else:
        found = library.ledger.article(ident, version)
    return _reply(request, found.to_dict(with_text=True))


@router.get("/articles/{ident}/versions", response_model=list[KeptVersion], tags=["articles"])
def versions(request: Request, ident: str) -> Response:
    """The versions of an article."""
    return _reply(request, _front(request).library.ledger.versions(ident))


@router.get("/articles/{ident}/changes", response_model=list[Change], tags=["articles"])
def changes(request: Request, ident: str) -> Response:
    """What its versions changed in its claims."""
    return _reply(request, list(_front(request).library.ledger.changes(article=ident)))


@router.get("/articles/{ident}/copies", response_model=list[KeptFamily], tags=["articles"])
def copies(request: Request, ident: str) -> Response:
    """The families of copies that hold a part of it."""
    return _reply(request, list(_front(request).library.ledger.families(article=ident)))


@router.get("/articles/{ident}/threads", response_model=list[ClaimThread], tags=["articles"])
def in_threads(request: Request, ident: str) -> Response:
    """The threads of its claims."""
    return _reply(request, _front(request).library.ledger.in_threads(ident))


@router.get("/claims", response_model=Answer, tags=["claims"])
def claims(request: Request, asked: _Asked, limit: _Limit = 50, after: _After = None) -> Response:
    """Claims that answer a question, the last published first: all that `reportedly ask` does."""
    found = _front(request).library.ledger.ask(asked, limit=limit, after=after)
    return _reply(request, found, found.after)


@router.get("/threads", response_model=ThreadPage, tags=["threads"])
def threads(
    request: Request,
    asked: _Asked,
    order: ThreadOrder = "last",
    every: bool = False,
    limit: _Limit = 20,
    after: _After = None,
) -> Response:
    """Threads of which a claim answers a question."""
    found = _front(request).library.ledger.threads(asked, every=every, limit=limit, after=after, order=order)
    return _reply(request, found, found.after)


@router.get("/threads/{ident}/{claim}", response_model=Story, tags=["threads"])
def thread(request: Request, ident: str, claim: str) -> Response:
    """One thread as it went, by any of its claims."""
    return _reply(request, _front(request).library.ledger.thread(f"{ident}/{claim}"))


@router.get("/brief", response_model=Brief, tags=["threads"])
def brief(
    request: Request, since: Annotated[str, Query(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")], until: _Day = None
) -> Response:
    """What the articles of some days bring."""
    return _reply(request, _front(request).library.ledger.brief(since, until))


@router.get("/places", response_model=ToldPlaces, tags=["places"])
def places(request: Request, asked: _Asked, limit: Annotated[int, Query(ge=1, le=5000)] = 1000) -> Response:
    """At which places the claims that answer a question tell events."""
    return _reply(request, _front(request).library.ledger.told_places(asked, limit=limit))


@router.get("/place", response_model=PlaceHistory, tags=["places"])
def place(
    request: Request, name: _Name, event: Annotated[str | None, Query(max_length=100)] = None,
    within: Annotated[float | None, Query(gt=0, le=1000)] = None, since: _Day = None, until: _Day = None, limit: _Limit = 200,
) -> Response:  # fmt: skip
    """What is claimed to have happened at a place."""
    Question(place=name, event=event, within=within, since=since, until=until)  # told before the ledger is asked
    found = _front(request).library.ledger.place(name, event=event, within=within, since=since, until=until, limit=limit)
    return _reply(request, found)


@router.get("/outlets", response_model=list[KeptOutlet], tags=["sources"])
def outlets(request: Request, limit: _Limit = 100) -> Response:
    """The outlets, that of most articles first."""
    return _reply(request, _front(request).library.ledger.outlets(limit=limit))


@router.get("/speakers", response_model=list[KeptSpeaker], tags=["sources"])
def speakers(request: Request, limit: _Limit = 100) -> Response:
    """Those who speak, who is quoted most first."""
    return _reply(request, _front(request).library.ledger.speakers(limit=limit))


@router.get("/who", response_model=Person, tags=["sources"])
def who(request: Request, name: _Name, limit: _Limit = 20, after: _After = None) -> Response:
    """Somebody who speaks, with a page of what they claim."""
    Question(who=name)
    found = _front(request).library.ledger.who(name, limit=limit, after=after)
    return _reply(request, found, found.answer.after)


@router.get("/compare", response_model=Comparison, tags=["sources"])
def compare(
    request: Request, one: _Name, other: _Name, since: _Day = None, until: _Day = None, limit: _Limit = 20
) -> Response:
    """What each of two outlets tells that the other leaves out."""
    return _reply(request, _front(request).library.ledger.compare(one, other, since=since, until=until, limit=limit))


@router.get("/decisions", response_model=list[Decision], tags=["decisions"])
def decisions(
    request: Request, article: _Words = None, standing: bool = False, loose: bool = False, limit: _Limit = 100,
    skip: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Response:  # fmt: skip
    """The log of decisions, the last first."""
    found = list(_front(request).library.ledger.decisions(article=article, loose=loose, stands=True if standing else None))
    return _reply(request, found[::-1][skip : skip + limit])


@router.post(
    "/decisions", response_model=Decision, status_code=201, dependencies=[Depends(known)], tags=["decisions", "writes"]
)
def decide(request: Request, new: NewDecision) -> Response:
    """Take a decision into the log."""
    front = _front(request)
    made = decided(front.library, new.kind, new.target, dict(new.value), who=new.who.strip() or front.who, why=new.why)
    return Response(as_json(made), status_code=201, media_type="application/json")


@router.post(
    "/articles", response_model=JobState, status_code=202, dependencies=[Depends(known)], tags=["articles", "writes"]
)
def add(request: Request, new: NewArticle) -> Response:
    """Add an article; it is read after what was asked for before, and the answer says where to see what came of it."""
    adding = adding_of(_front(request))
    if (new.text is None) == (new.address is None):
        raise UsageError("give a text, or an address to be fetched")
    if new.address is not None:
        made = adding.address(new.address)
    else:
        made = adding.text(new.text or "", title=new.title, outlet=new.outlet, published=new.published, url=new.url)
    headers = {"Location": f"/api/v1/jobs/{made.id}"}
    return Response(as_json(made), status_code=202, media_type="application/json", headers=headers)


@router.get("/jobs/{ident}", response_model=JobState, tags=["articles"])
def job(request: Request, ident: str) -> Response:
    """How something that is added stands."""
    found: AddJob | None = adding_of(_front(request)).job(ident)
    if found is None:
        raise HTTPException(404, "Nothing of that name was added since the server was started.")
    return _reply(request, found)
