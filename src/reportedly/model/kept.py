"""What a ledger answers: articles, claims, changes between versions, and what became of each item that was given to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reportedly.model.claim import Force, OutletStance, Polarity, Quotation, SourceCertainty, SourceKind
from reportedly.model.feed import FeedState
from reportedly.model.knowledge import Ownership
from reportedly.model.lineage import Credit, Provenance
from reportedly.model.receipt import How
from reportedly.model.shown import noun, quoted
from reportedly.model.span import Range

Became = Literal["added", "new version", "known", "refused", "failed"]
ChangeKind = Literal["new", "gone", "reworded", "cue", "certainty", "title", "date"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one item. ``article`` is the id of its article in the ledger, ``None`` where there is none.

    ``version`` counts an article's versions from 1. ``changes`` is how many of its claims changed with this version. ``reason`` says
    why nothing was added, in a few words, and is empty where something was. ``family`` is the id of the family of copies that holds
    most of what was added; ``None`` where nobody else has its text, as far as is known then.
    """

    became: Became
    name: str
    line: int | None = None
    article: str | None = None
    version: int = 0
    title: str = ""
    claims: int = 0
    changes: int = 0
    reason: str = ""
    family: str | None = None


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article of a ledger, as its last version has it.

    ``id`` follows from the article's address, else from its outlet and text, so it is the same in every ledger. ``published`` is an
    ISO date, ``added`` and ``changed`` are when the first and the last version were, ``versions`` is how many there are. ``country``
    and ``ownership`` are the outlet's, where a pack knows it. ``family`` is the id of the family of copies that holds most of its
    sentences; ``None`` where nobody else has its text.
    """

    id: str
    title: str
    outlet: str | None
    url: str | None
    published: str | None
    language: str
    words: int
    claims: int
    versions: int
    added: datetime
    changed: datetime
    country: str | None = None
    ownership: Ownership | None = None
    family: str | None = None

    def __repr__(self) -> str:
        return noun("KeptArticle", (self.id, quoted(self.title), self.outlet, self.published))


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim of a ledger with where it stands. ``article`` and ``version`` say in which text, ``start`` and ``end`` where in it.

    ``claim`` is its id in that article (``c1``), ``key`` its name across versions. ``actor`` is the name of the actor, ``pack_id`` who
    that is in a pack. ``events`` are the types of contested events that it tells. ``family`` is
    the id of the family of copies to which its sentence belongs: what to count it by; ``None`` where only this article has it.
    """

    article: str
    version: int
    claim: str
    key: str
    source: str
    source_kind: SourceKind
    actor: str | None
    pack_id: str | None
    side: str | None
    cue: str
    lemma: str
    force: Force | None
    source_certainty: SourceCertainty
    outlet_stance: OutletStance
    polarity: Polarity
    quotation: Quotation
    content: str
    start: int
    end: int
    score: float
    events: tuple[str, ...]
    title: str
    outlet: str | None
    published: str | None
    family: str | None = None

    def __repr__(self) -> str:
        return noun(
            "KeptClaim", (self.article, self.claim, quoted(self.source or self.source_kind, 32), quoted(self.content))
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What a new version of an article changed: a claim that is ``new`` or ``gone``, or other words of one that stayed.

    ``before`` and ``after`` are the words, or values, of the version before and of ``version``; ``None`` where there is no such
    claim. ``key_before`` and ``key_after`` name the claim, and are ``None`` for the title and the date of publication.
    """

    article: str
    version: int
    at: datetime
    kind: ChangeKind
    key_before: str | None
    key_after: str | None
    before: str | None
    after: str | None
    source: str
    title: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """An article of a family: the ``sentences`` of it that belong to the family, by number, and where these stand in its text.

    ``share`` is how much of the article's words that is. ``country`` and ``ownership`` are the outlet's, where a pack knows it.
    ``credit`` is whom the article credits, for whatever part of it.
    """

    article: str
    title: str
    outlet: str | None
    country: str | None
    ownership: Ownership | None
    url: str | None
    published: str | None
    sentences: tuple[int, ...]
    passages: tuple[Range, ...]
    share: float
    credit: Credit | None

    def __repr__(self) -> str:
        return noun("KeptCopy", (self.article, f"{self.share:.0%}", self.outlet, self.published))


@dataclass(frozen=True, slots=True)
class KeptFamily:
    """Passages of a ledger's articles that are copies of one text, and where that likely came from.

    ``id`` is the first passage in the order of articles' ids: the article's id, a colon, the number of the sentence. ``copies`` are in
    the order of their publication, those without a date last.
    """

    id: str
    origin: Provenance
    copies: tuple[KeptCopy, ...]

    def __repr__(self) -> str:
        return noun("KeptFamily", (self.id, f"{len(self.copies)} articles", self.origin.outlet))


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What became of an item, ``times`` over between ``first`` and ``last``. ``name`` and ``line`` are as whoever gave it named it."""

    first: datetime
    last: datetime
    times: int
    name: str
    line: int | None
    how: How
    became: Became | Literal["forgotten"]
    reason: str
    article: str | None
    version: int | None


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed that a ledger follows since ``added``. ``error`` is why the last look at it failed, ``None`` where it didn't."""

    state: FeedState
    added: datetime
    error: str | None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """That something was taken out of a ledger, and is not to come in again. ``what`` is an address or an outlet, as it was named."""

    what: str
    kind: Literal["article", "outlet"]
    at: datetime
    reason: str
    articles: int


@dataclass(frozen=True, slots=True)
class LedgerInfo:
    """What a ledger holds. ``size`` is in bytes, of all that belongs to it; ``models`` says how many readings are of which model.

    ``families`` are those of copies, ``independent`` is what to count by: the families, and the articles that are in none.
    """

    where: str
    form: str
    articles: int
    versions: int
    claims: int
    originals: int
    families: int
    independent: int
    old_readings: int
    failed: int
    forgotten: int
    size: int
    first: datetime | None
    last: datetime | None
    models: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """Something in a ledger that is not as it was written. ``where`` names it for a person, ``what`` says what is wrong."""

    where: str
    what: str
