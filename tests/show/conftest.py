from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import (
    Actor,
    Argument,
    Article,
    Candidate,
    Certainty,
    Claim,
    Cue,
    Diagnostic,
    Document,
    Event,
    Mention,
    Name,
    Number,
    Place,
    Producer,
    Related,
    Source,
    Span,
    Time,
    Untied,
)

TEXT = """Ferry crews end strike after night of talks

The ferries of Port Elsby will sail again on Monday, the harbour master, Anna Lind, said on Sunday.

“We will not go back to the old rota,” Lind said, “as long as I am in this office.” \
She promised to publish the new one within a week.

The union claimed that the company had “starved the crews of rest”. Its lawyer, \u2067נועה ברק\u2069, \
told reporters that the owners had admitted they knew of the danger.

The deal was presented as a step towards safer crossings. Officials deny any <script>alert("strike")</script> of passengers.

A notice on the quay, typed in haste, read: “No boats \x1b[31mtoday\x1b[0m & none tomorrow.”

“The sea does not wait,” said an old pilot.

“It never has,” he added, and pointed out that 王小明船长 had warned them of the storm.
"""
"""An original text that holds what views trip over: markup, an escape sequence, right-to-left and wide characters."""


def _span(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span.of(TEXT, start, start + len(words))


def _source(kind: str, *words: Span) -> Source:
    return Source(words, kind)  # type: ignore[arg-type]


def _cue(words: Span, lemma: str, force: str = "neutral") -> Cue:
    return Cue((words,), lemma, force)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def article() -> Article:
    document = Document(
        TEXT,
        path="examples/ferry <one>.txt",
        title=_span("Ferry crews end strike after night of talks"),
        outlet="The Elsby Courier",
        published="2025-03-02",
        published_from="metadata",
        notes=("decoded as windows-1252, which the file does not declare",),
    )
    certain, unstated = Certainty("certain", "neutral"), Certainty("unstated", "neutral")
    claims = (
        Claim(
            "c1",
            _source("person", _span("the harbour master, Anna Lind")),
            _cue(_span("said on Sunday"), "say"),
            (_span("The ferries of Port Elsby will sail again on Monday"),),
            "indirect",
            certain,
            0.97341,
        ),
        Claim(
            "c2",
            _source("person", _span("Lind", "rota")),
            _cue(_span("said", "rota"), "say"),
            (_span("“We will not go back to the old rota,”"), _span("“as long as I am in this office.”")),
            "direct",
            certain,
            0.94,
        ),
        Claim(
            "c3",
            _source("person", _span("She")),
            _cue(_span("promised"), "promise", "promising"),
            (_span("to publish the new one within a week"),),
            "indirect",
            Certainty("probable", "neutral"),
            0.88,
        ),
        Claim(
            "c4",
            _source("organisation", _span("The union")),
            _cue(_span("claimed"), "claim", "distancing"),
            (_span("that the company had “starved the crews of rest”"),),
            "mixed",
            Certainty("certain", "distanced"),
            0.91,
        ),
        Claim(
            "c5",
            _source("person", _span("Its lawyer, \u2067נועה ברק\u2069,")),
            _cue(_span("told reporters"), "tell"),
            (_span("that the owners had admitted they knew of the danger"),),
            "indirect",
            certain,
            0.83,
        ),
        Claim(
            "c6",
            _source("collective", _span("the owners")),
            _cue(_span("had admitted"), "admit", "endorsing"),
            (_span("they knew of the danger"),),
            "indirect",
            Certainty("certain", "endorsed"),
            0.61,
            within="c5",
        ),
        Claim(
            "c7",
            _source("missing"),
            _cue(_span("was presented as"), "present", "distancing"),
            (_span("a step towards safer crossings"),),
            "indirect",
            unstated,
            0.55,
        ),
        Claim(
            "c8",
            _source("anonymous", _span("Officials")),
            _cue(_span("deny"), "deny", "denying"),
            (_span('any <script>alert("strike")</script> of passengers'),),
            "indirect",
            Certainty("denied", "neutral"),
            0.7,
        ),
        Claim(
            "c9",
            _source("document", _span("A notice on the quay")),
            _cue(_span("read"), "read"),
            (_span("“No boats \x1b[31mtoday\x1b[0m & none tomorrow.”"),),
            "direct",
            certain,
            0.9,
        ),
        Claim(
            "c10",
            _source("person", _span("an old pilot")),
            _cue(_span("said", "wait,"), "say"),
            (_span("“The sea does not wait,”"), _span("“It never has,”")),
            "direct",
            certain,
            0.8,
        ),
        Claim(
            "c11",
            _source("person", _span("he", "never has")),
            _cue(_span("pointed out"), "point out", "endorsing"),
            (_span("that 王小明船长 had warned them of the storm"),),
            "indirect",
            Certainty("certain", "endorsed"),
            0.77,
        ),
        Claim(
            "c12",
            _source("person", _span("王小明船长")),
            _cue(_span("had warned"), "warn", "warning"),
            (_span("of the storm"),),
            "indirect",
            Certainty("possible", "neutral"),
            0.5,
            within="c11",
        ),
        Claim(
            "c13",
            Source((), "outlet"),
            None,
            (_span("Ferry crews end strike"),),
            "indirect",
            Certainty("certain", "endorsed"),
            0.4,
        ),
    )
    lind = Actor(
        "a1",
        "Anna Lind",
        "person",
        (
            Mention(_span("Anna Lind"), "name"),
            Mention(_span("Lind", "rota"), "name", 0.99, "surname of Anna Lind", (_span("Anna Lind"),)),
            Mention(_span("She"), "pronoun", 0.9, "the last woman named", (_span("Lind", "rota"),)),
        ),
        pack_id="harbour/lind",
        side="port",
    )
    elsby = Candidate("Elsby", 55.1, 12.0, 7, "DK", "populated place", 0.9)
    places = (
        Place("p1", _span("Port Elsby"), "Elsby", 55.1, 12.0, 7, "DK", "populated place", 0.9, (elsby,), "the only one"),
        Place("p2", _span("quay"), "quay", None, None, None, None, "unknown", 0.1, (), "in no gazetteer"),
    )
    times = (Time("t1", _span("Monday"), "2025-03-03", "2025-03-04", "day", "the next Monday after 2025-03-02"),)
    numbers = (Number("n1", _span("one"), 1, "at least", "rota"),)
    claims = tuple(_about(claim) for claim in claims)
    names = (Name(_span("Port Elsby"), "place", 0.99), Name(_span("Anna Lind"), "person", 0.98765))
    return Article(
        document,
        claims,
        names,
        Producer("0.1.0", "news-en@1a2b3c4d", ("harbour@2025.3",), "towns@5e6f"),
        actors=(lind,),
        untied=(Untied(_span("he", "never has"), "pronoun", ("a1",), "two pilots fit"),),
        places=places,
        times=times,
        numbers=numbers,
    )


def _about(claim: Claim) -> Claim:
    """Who says the first three claims, what the first and the last tell of, and why the eleventh has no actor."""
    if claim.id in ("c1", "c2", "c3"):
        claim = replace(claim, source=replace(claim.source, actor="a1", side="port"))
    if claim.id == "c11":
        claim = replace(claim, source=replace(claim.source, reason="two pilots fit"))
    if claim.id == "c1":
        tied = (
            Argument("who", "a1", 0.8, "subject of the verb", (_span("The ferries"),)),
            Argument("place", "p1", 0.7, "nearest place in the clause", ()),
            Argument("time", "t1", 0.8, "nearest time in the clause", ()),
        )
        event = Event("access.opened", _span("sail"), tied, "planned")
        return replace(claim, events=(event,), places=("p1",), times=("t1",), numbers=("n1",))
    return claim


@pytest.fixture(scope="session")
def bare() -> Article:
    """Nothing known but the text, and nothing found in it."""
    return Article(Document("Rain fell. \ud800 It stopped."), (), (), Producer("0.1.0", "news-en@1a2b3c4d"))


def _found(rule: str, name: str, severity: str, span: Span, message: str, ask: str, **more: object) -> Diagnostic:
    return Diagnostic(rule, name, severity, 0.912345, span, message, ask, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def checked(article: Article) -> Article:
    """``article`` with findings: on markup, on wide and right-to-left words, over two paragraphs, two on the same words."""
    notice = _span("“No boats \x1b[31mtoday\x1b[0m & none tomorrow.”")
    alert = _span('<script>alert("strike")</script>')
    pilots = TEXT.index("an old pilot"), TEXT.index("he added") + 2
    found = (
        _found(
            "HED003", "bare-headline", "info", _span("Ferry crews end strike"), "the headline is told as a fact",
            "Who says so?", related=(Related(_span("said on Sunday"), "attributed here"),),
        ),
        _found(
            "SRC002", "vague-collective-source", "warning", _span("Officials"), "“Officials” names nobody who could be asked.",
            "Which officials, of which office?", claim="c8", reference="A guideline (2004)",
        ),
        _found("LEX001", "one-sided-term", "error", alert, f"“{alert.text}” judges", "100% sure: what, exactly?"),
        _found(
            "ATT002", "endorsing-cue", "warning", _span("deny"), "“deny” takes a side", "Would another word do?",
            neutral="say no to", claim="c8",
        ),
        _found("QUO001", "unbalanced-quotation", "error", notice, "a mark is missing", "Where does it end?"),
        _found(
            "SRC006", "one-sided-event", "info", Span.of(TEXT, *pilots), "one voice speaks", "Who else was there?",
            related=(Related(_span("王小明船长"), "not asked"), Related(_span("told reporters"), "asked elsewhere")),
        ),
        _found("ATT004", "ambiguous-speaker", "warning", _span("王小明船长"), "this could be two people", "Which of the two?"),
        _found("SRC001", "bare-source", "warning", _span("נועה ברק"), "a name alone", "In what office?"),
    )  # fmt: skip
    return replace(article, diagnostics=tuple(sorted(found, key=lambda each: (each.span, each.rule))))
