"""The plain words in which the views for people describe a claim and an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reportedly.languages import KNOWN, language
from reportedly.model import Article, Claim, Diagnostic, Document, Source, calendar, grammar
from reportedly.record import Row, table_of
from reportedly.show.printable import one_line

DISCLAIMER: Final = "Reportedly shows who says what, and how it is told. The program does not say who is right."

CERTAINTY: Final = {
    "certain": "stated as certain",
    "probable": "stated as probable",
    "possible": "stated as possible",
    "denied": "denied",
    "unstated": "certainty unstated",
}
"""How firmly the source asserts the content."""

POLARITY: Final = {"positive": "positive content", "negative": "negative content"}
"""Whether the content says that something is so, or that something is not so."""

STANCE: Final = {
    "endorsed": "outlet stands behind it",
    "neutral": "outlet neutral",
    "distanced": "outlet keeps its distance",
}
"""How the article presents the claim."""

QUOTATION: Final = {"direct": "direct", "indirect": "indirect", "mixed": "partly quoted"}


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the claims of one article.

    ``sources`` counts different sources: an actor once, other words as they stand; a bare pronoun that no actor is known for
    is taken to mean someone counted already.
    """

    words: int
    claims: int
    sources: int
    sourceless: int
    direct: int
    mixed: int
    indirect: int
    nested: int

    @property
    def parts(self) -> tuple[str, ...]:
        """The counts in words, leaving out those that are zero ("15 claims", "9 sources", …)."""
        if not self.claims:
            return ("no attributed claims found",)
        pairs = (
            (self.claims, "claim", "claims"),
            (self.sources, "source", "sources"),
            (self.sourceless, "without a source", "without a source"),
            (self.direct, "direct", "direct"),
            (self.mixed, "partly quoted", "partly quoted"),
            (self.indirect, "indirect", "indirect"),
            (self.nested, "told inside another", "told inside another"),
        )
        return tuple(f"{count:,} {one if count == 1 else many}" for count, one, many in pairs if count)


def summary(article: Article) -> Summary:
    """Count the words, claims and sources of ``article``."""
    claims = article.claims
    quotations = [claim.quotation for claim in claims]
    return Summary(
        words=len(article.document.text.split()),
        claims=len(claims),
        sources=len({identity(claim.source) for claim in claims if claim.source.spans} - _pronouns(article.document)),
        sourceless=sum(claim.source.kind == "missing" for claim in claims),
        direct=quotations.count("direct"),
        mixed=quotations.count("mixed"),
        indirect=quotations.count("indirect"),
        nested=sum(claim.within is not None for claim in claims),
    )


def _pronouns(document: Document) -> frozenset[str]:
    """Those of the language of a document, of all persons and cases; none of a language that is not known."""
    if document.language not in KNOWN:
        return frozenset()
    closed = grammar(language(document.language))
    return frozenset(closed.pronouns) | closed.addressed


def identity(source: Source) -> str:
    """What two sources share when they are counted as one: the actor, else the words without regard to case and spacing."""
    return f"actor {source.actor}" if source.actor else one_line(source.text).casefold()


def source_name(source: Source) -> str:
    """The source's words on one line, or what stands for them where there are none."""
    if source.spans:
        return one_line(source.text)
    return "the article itself" if source.kind == "outlet" else "no source named"


def source_kind(source: Source) -> str | None:
    """The kind of source, where its name does not already say it."""
    return None if source.kind in ("missing", "outlet") else source.kind


def title(document: Document) -> str:
    """The title on one line, or the document's name where it has none."""
    return one_line(document.title.text if document.title else document.name)


def byline(article: Article) -> tuple[str, ...]:
    """What the form puts beside a title (outlet, date), length and where the text came from, each left out where unknown."""
    document = article.document
    words = len(document.text.split())
    known = (
        *(_beside_title(document, row) for row in table_of(Document).rows if row.byline),
        f"{words:,} {'word' if words == 1 else 'words'}",
        document.path or document.id_given or document.url if document.title else None,
    )
    return tuple(one_line(part) for part in known if part)


def _beside_title(document: Document, row: Row) -> str | None:
    value: str | None = getattr(document, row.field)
    return date(value) if value and row.limits.get("format") == "date" else value


def date(iso: str) -> str:
    """``2025-11-30`` as ``30 November 2025``; anything else as it is. The views are in English."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12:
        names = calendar(language()).months
        return f"{int(day)} {next(name for name in names if names[name] == int(month)).capitalize()} {year}"
    return iso


def offsets(claim: Claim) -> str:
    """The code point offsets of the claim's spans by role ("source 0–4, cue 5–9, content 10–40")."""
    roles = (("source", claim.source.spans), ("cue", claim.cue.spans if claim.cue else ()), ("content", claim.contents))
    return ", ".join(f"{role} {' '.join(f'{s.start}–{s.end}' for s in spans)}" for role, spans in roles if spans)


def outline(claims: Iterable[Claim]) -> list[tuple[int, Claim]]:
    """The claims in text order, each one told inside another right after and one level deeper than the one that tells it.

    A claim whose ``within`` names no claim, or only leads back to itself, stands at level 0, so every claim is listed once.
    """
    in_order = list(claims)
    known = {claim.id for claim in in_order}
    children: dict[str, list[Claim]] = {}
    roots: list[Claim] = []
    for claim in in_order:
        if claim.within is not None and claim.within in known:
            children.setdefault(claim.within, []).append(claim)
        else:
            roots.append(claim)
    listed: list[tuple[int, Claim]] = []
    seen: set[str] = set()
    for root in (*roots, *in_order):
        stack = [(0, root)]
        while stack:
            depth, claim = stack.pop()
            if claim.id in seen:
                continue
            seen.add(claim.id)
            listed.append((depth, claim))
            stack += [(depth + 1, child) for child in reversed(children.get(claim.id, ()))]
    return listed


def facts(claim: Claim) -> tuple[str, ...]:
    """Quotation and certainty in words; polarity and the outlet's stance only where they are not the usual ones."""
    words = [QUOTATION[claim.quotation], CERTAINTY[claim.certainty.source]]
    if claim.polarity == "negative":
        words.append(POLARITY["negative"])
    if claim.certainty.outlet != "neutral":
        words.append(STANCE[claim.certainty.outlet])
    return tuple(words)


def glimpse(text: str, longest: int = 60) -> str:
    """``text`` on one line, cut after ``longest`` characters at most."""
    line = one_line(text[: 4 * longest])
    return line if len(line) <= longest and len(text) <= 4 * longest else f"{line[: longest - 1].rstrip()}…"


def check_remarks(article: Article) -> tuple[str, ...]:
    """What goes with the count of findings: as what the article was read, and why finding little in it may say little."""
    genre, words = article.genre.kind, len(article.document.text.split())
    claims = sum(claim.source.kind != "outlet" for claim in article.claims)
    said = {
        "few claims": f"{claims:,} {'claim' if claims == 1 else 'claims'} in {words:,} words",
        "much unread": "much of the text is not read",
        "other language": "much of the text is in another language",
    }
    thin = "; ".join(said[each] for each in article.reserves)
    remarks = (
        "" if genre == "unknown" else f"read as {'an' if genre[0] in 'aeio' else 'a'} {genre}",
        f"finding little says little here ({thin})" if thin else "",
    )
    return tuple(remark for remark in remarks if remark)


def finding_sentence(found: Diagnostic) -> str:
    """What was seen, on one line, with a stop at its end."""
    message = one_line(found.message)
    return message if message.endswith((".", "!", "?", "…")) else f"{message}."
