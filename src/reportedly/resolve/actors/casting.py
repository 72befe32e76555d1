"""Actors: who says and does something in a text, with every name, role, pronoun and metonym that stands for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.model import Actor, ActorKind, Claim, Mention, Name, Pack, Page, SourceKind, Span, Untied, grammar
from reportedly.resolve.actors.dictionary import found
from reportedly.resolve.actors.entities import Entity, Seen
from reportedly.resolve.actors.known import knowledge
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.names import named
from reportedly.resolve.actors.phrases import phrases, pronouns
from reportedly.resolve.actors.runs import Run
from reportedly.resolve.actors.trail import Open
from reportedly.resolve.actors.tying import Walk

_LONGEST = 300
"""Characters of a mention that is a whole source."""

_KINDS: dict[SourceKind, ActorKind] = {
    "person": "person", "organisation": "organisation", "state": "state", "collective": "collective",
    "named media": "organisation", "anonymous": "unknown",
}  # fmt: skip
_NOBODY: dict[SourceKind, str] = {
    "missing": "no source is named",
    "outlet": "the outlet itself says it",
    "document": "the source is a text, not an actor",
}
_OWN: dict[str, tuple[float, str]] = {
    "i": (0.9, "the speaker of the quotation"),
    "we": (0.7, "those for whom the speaker of the quotation speaks"),
}
"""How surely, and why, a pronoun inside a direct quotation is its speaker."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article, ``a1``, ``a2``, … in the order in which they are first mentioned.

    ``untied`` are the pronouns and roles that were left open, in text order. ``speakers`` maps the id of a claim to that of the
    actor who is its source; a claim that is not in it is in ``reasons``, with why.
    """

    actors: tuple[Actor, ...]
    untied: tuple[Untied, ...]
    speakers: Mapping[str, str]
    reasons: Mapping[str, str]


def actors(page: Page, names: Sequence[Name], claims: Sequence[Claim], packs: Sequence[Pack]) -> Cast:
    """Find the actors of a page and who is the source of each claim.

    ``names`` are the reader's, ``claims`` those decided for it; without packs no identity or side is told. Nothing
    is raised for any text; every span is a slice of it.
    """
    known = knowledge(packs, page.document.published, page.language).of_page(page)
    listed = found(page, known)
    runs = named(page, names, known, listed)
    walk = Walk(page, runs, phrases(page, runs, listed, claims), list(pronouns(page)), claims, known)
    walk.run()
    return _Casting(page, walk, claims).cast()


class _Casting:
    """From a finished walk to actors: whom each claim comes from, and which entities are actors."""

    def __init__(self, page: Page, walk: Walk, claims: Sequence[Claim]) -> None:
        self._page, self._walk, self._claims = page, walk, claims
        self._tokens = page.tokens
        self._grammar = grammar(page.language)
        self._speakers: dict[str, Entity] = {}
        self._reasons: dict[str, str] = {}
        self._titled = {run.begin for run in walk.names if run.title and run.begin < run.first}
        self._open = {one.first: one for one in walk.trail.open}
        self._extra: list[tuple[Entity, Mention]] = []
        self._whole: dict[str, Entity] = {}

    def cast(self) -> Cast:
        for claim in self._claims:
            self._settle(claim)
        self._own_words()
        for claim in self._claims:
            if claim.id not in self._speakers and claim.id not in self._reasons:
                self._fall_back(claim)
        return self._listed()

    # the source of a claim

    def _settle(self, claim: Claim) -> None:
        """Tie a claim to the mention that heads its source."""
        if claim.source.kind in _NOBODY or not claim.source.spans:
            self._reasons[claim.id] = _NOBODY.get(claim.source.kind, "no source is named")
            return
        for span in claim.source.spans:
            first, end = self._range(span)
            head, opened = self._head(first, end)
            owned = next((one for at in range(first, end) if (one := self._owned_by_both(at, end)) is not None), None)
            if owned is not None:
                head, opened = owned, None
            elif head is None or not head.members:
                named = self._titled_name(first, end)
                head, opened = (named, None) if named is not None else (head, opened)
            if head is None and opened is None:
                head = self._apposed(first, end)
            if head is not None and head.kind == "organisation":
                head = self._relayed(first, end, head) or head
            if head is not None and head.document:
                self._reasons[claim.id] = _NOBODY["document"]
                return
            if head is not None:
                self._speakers[claim.id] = (self._several(span, head) if owned is None else None) or head
                return
            if opened is not None:
                self._reasons[claim.id] = f"“{self._span(opened.first, opened.last)}” stays open: {opened.reason}"
                return

    def _head(self, first: int, end: int) -> tuple[Entity | None, Open | None]:
        """The entity that a source names: its first mention that is not a mere modifier of a later one; or what stays open there."""
        opened: Open | None = None
        for at in range(first, end):
            for entity, seen in sorted(self._walk.trail.heads.get(at, ()), key=lambda one: -one[1].last):
                if seen.last > end + 1 or self._owns(seen, end):
                    continue
                if opened is not None and at < opened.last:
                    continue  # "Ohio" in "the Ohio governor", which stays open
                return (entity, None) if self._plain_before(first, at) else (None, opened)
            one = self._open.get(at)
            if one is not None and not (self._tokens[at].lower in self._grammar.possessive and at + 1 < end):
                opened = opened or one
        return None, opened

    def _owned_by_both(self, at: int, end: int) -> Entity | None:
        """Whom the name after a role names, where "and" at ``at`` joins its two owners: "Lopez and Stone's mother, Ann Vale,"."""
        heads, page = self._walk.trail.heads, self._page
        after = heads.get(at + 1, ())
        if page.lower(at) != "and" or not any(other.owned and other.last + 1 < end for _, other in after):
            return None
        if not any(run.last == at and not run.title for run in self._walk.names):
            return None
        offices = lexicon(page.language).offices  # an office is not both's: "Lopez and Norland's president, Ann Vale,"
        roles = ((entity, role) for entity, role in after if role.how == "role" and not entity.roles & offices)
        return next((entity for entity, role in roles if any(role.last <= name < end for name, _ in role.evidence)), None)

    def _several(self, span: Span, entity: Entity) -> Entity | None:
        """Those who speak, where others follow the first with "and" ("the Norlandic army, the Valley Guard and the mayor")."""
        first, end = self._range(span)
        if entity.members or entity.document:
            return None
        for at in range(first, end):
            for whom, seen in self._walk.trail.heads.get(at, ()):
                if whom is not entity or seen.last >= end or seen.owned or self._page.lower(seen.last) not in (",", "and"):
                    continue
                if not self._plain_before(first, at):
                    return None
                found = self._listed_after(seen.last, end, entity)
                if found is None:
                    continue
                members, last = found
                group = self._walk.group(members)
                both = self._walk.standing.seen(seen.first, last, "role", "named together", 0.9)
                group.seen.append(both)
                self._extra.append((group, self._mention(both)))
                return group
        return None

    def _listed_after(self, at: int, end: int, entity: Entity) -> tuple[list[Entity], int] | None:
        """All of a list whose first one ends at token ``at``, with the end of the last, if "and" closes it before ``end``."""
        page, members = self._page, [entity]
        while at < end and page.lower(at) in (",", "and"):
            joined = "and" in (page.lower(at), page.lower(at + 1))
            after = at + 1 + (page.lower(at) == "," and joined)
            found = self._member(after, end, members, joined)
            if found is None:
                return None
            other, at = found
            if other not in members:
                members.append(other)
            elif joined:
                return None
            if joined:
                return members, at
        return None

    def _member(self, after: int, end: int, members: Sequence[Entity], joined: bool) -> tuple[Entity, int] | None:
        """The one that is named, or whose role stands, at token ``after``, with where that ends."""
        heads, page = self._walk.trail.heads, self._page
        follow = [*heads.get(after, ()), *heads.get(after + (page.lower(after) in self._grammar.definite), ())]
        for other, last in sorted(follow, key=lambda one: -one[1].last):
            if other.members or other.document or last.owned or last.how == "pronoun":
                continue
            bare = last.how == "role" and other.kind == "person" and last.first == after and not self._back(self._said(last))
            bare = bare and not any(page.lower(at) in ("'s", "'") for at in range(last.first, last.last))
            if bare and (joined or other not in members):
                continue  # "the president and chief executive" is one
            until = self._named_on(other, last)
            closing = lexicon(page.language).complements if joined else (",", "and")
            closes = page.lower(until) in closing
            if until < end and not closes:
                continue
            return other, until
        return None

    def _named_on(self, entity: Entity, seen: Seen) -> int:
        """Where a mention ends, with the name right after a title."""
        after = (last.last for whom, last in self._walk.trail.heads.get(seen.last, ()) if whom is entity)
        return max((seen.last, *after))

    def _range(self, span: Span) -> tuple[int, int]:
        return self._page.token(span.start), self._page.token(span.end - 1) + 1

    def _titled_name(self, first: int, end: int) -> Entity | None:
        """Who is named after nothing but a title: "Harbour press office director Navy Capt. Ann Vale", "Head of the Vessby Republic
        Ann Vale". A name in a source goes before whatever its title names.
        """
        page, lex = self._page, lexicon(self._page.language)
        for run in self._walk.names:
            if run.begin < first or run.last > end:
                continue
            entity = self._walk.named(run)
            if entity is None or entity.kind != "person":
                continue
            following = page.lower(run.last) if run.last < end else ""
            if following in ("'s", "'", "-") or (following[:1].isalpha() and following not in lex.edge):
                return None
            before = range(first, run.begin)
            joints = [at for at in before if page.lower(at) in lex.edge or not page.tokens[at].word]
            joints = [at for at in joints if page.lower(at) not in ("'s", "'", "-")]
            if not joints:
                return entity
            if joints[-1] + 1 < run.first and all(self._bare_title(first, at) for at in joints):
                return entity
            of_body = not run.title and page.lower(joints[0] - 1) in lex.roles and page.lower(joints[0]) in lex.complements
            return entity if of_body and len(joints) == 1 and self._ends_body(run.begin, lex) else None
        return None

    def _bare_title(self, first: int, at: int) -> bool:
        """Whether "and" at token ``at`` joins two titles of one bearer: "Retired judge and peace activist Ann Vale"."""
        page, lex = self._page, lexicon(self._page.language)
        role = page.lower(at - 1)
        whole = not any(page.lower(before) in lex.grammar.determiners for before in range(first, at))
        return page.lower(at) == "and" and role in lex.roles and role not in lex.plural_roles and whole

    def _ends_body(self, at: int, lex: Lexicon) -> bool:
        """Whether the words before token ``at`` end the name of a body or land."""
        low = self._page.lower(at - 1)
        body = any(run.last == at and not run.group and run.kind != "person" for run in self._walk.names)
        return body or low in lex.organisations or low in lex.lands or low in lex.divisions or low in lex.kinds

    def _apposed(self, first: int, end: int) -> Entity | None:
        """Whom the second of two parts of a source names that a comma parts: "one of these groups, the Valley Guard,"."""
        page = self._page
        comma = next((at for at in range(first, end) if page.lower(at) == ","), end)
        lows = [page.lower(at) for at in range(first, comma)]
        grammar = self._grammar
        of = next((at for at in range(1, len(lows) - 1) if lows[at] == "of"), 0)
        partitive = of and lows[of + 1] in grammar.definite | grammar.demonstrative | grammar.possessive
        if comma == end or not partitive or lows[0] not in grammar.determiners or "and" in lows:
            return None
        if any(seen.how == "name" for at in range(first, comma) for _, seen in self._walk.trail.heads.get(at, ())):
            return None
        at = comma + 1 + (page.lower(comma + 1) in grammar.articles)
        for entity, seen in self._walk.trail.heads.get(at, ()):
            closed = seen.last >= end or page.lower(seen.last) in (",", "(")
            if seen.how == "name" and closed and not seen.owned and not entity.members:
                return entity
        return None

    def _relayed(self, first: int, end: int, body: Entity) -> Entity | None:
        """Who is named at the end of a source after a body that tells it on: "news agency ABC, the mayor of Aldmouth, Ann Vale,". A
        body is no person, so that this is no apposition to it.
        """
        page, heads = self._page, self._walk.trail.heads
        after = [
            seen.last for at in range(first, end) for whom, seen in heads.get(at, ()) if whom is body and not seen.owned
        ]
        comma = max(after, default=end)
        lows = [page.lower(at) for at in range(comma, end)]
        if lows[:1] != [","] or "and" in lows or "or" in lows:
            return None
        at = comma + 1
        told: list[tuple[Entity, Seen]] = [*heads.get(at, ())]
        if page.lower(at) in self._grammar.articles:
            told += heads.get(at + 1, ())
        for entity, seen in told:
            ends = [last for _, last in seen.evidence] if seen.how == "role" else [seen.last]
            last = max((seen.last, *ends))
            if entity.kind == "person" and entity.named and not seen.owned and end - 1 <= last <= end:
                return entity
        return None

    def _said(self, seen: Seen) -> str:
        return self._span(seen.first, seen.last).text

    def _owns(self, seen: Seen, end: int) -> bool:
        """Whether a mention says whose the rest of a source is: "Lopez's lawyer", "her lawyer", "U.S. Senate Leader Ann Lopez"; but
        "Lopez's" may be all of it.
        """
        if seen.last < end and seen.last in self._titled:
            return True
        return (seen.owned and seen.last + 1 < end) or (seen.form in self._grammar.possessive and seen.last < end)

    def _plain_before(self, first: int, at: int) -> bool:
        """Whether only words that can precede a head stand between the start of a source and a mention in it."""
        lex = lexicon(self._page.language)
        edge = lex.edge
        before = [token.lower for token in self._tokens[first:at] if not lex.is_state(token.lower, token.text)]
        return not any(low == "," or (low in edge and low not in self._grammar.demonstrative) for low in before)

    def _fall_back(self, claim: Claim) -> None:
        """A source that no mention heads is an actor of its own ("humanitarian groups", "many in the crowd")."""
        span = claim.source.spans[0]
        first = self._page.token(span.start)
        word = span.text.strip().lower()
        if self._wordless(word) or first == len(self._tokens):
            self._reasons[claim.id] = f"nothing in the article that “{span.text}” surely stands for"
            return
        kind = _KINDS.get(claim.source.kind, "unknown")
        if kind == "person" and any(run.place and run.first == first and self._ends(run, span) for run in self._walk.names):
            kind = "organisation"  # a town that speaks
        entity = self._whole.get(word)
        if entity is None:
            entity = self._whole[word] = self._walk.entities.new(kind)
        span = self._unapposed(span)
        body = self._page.span(span.start, min(span.end, span.start + _LONGEST))
        capital = any(token.capital for token in self._tokens[first + 1 : first + 3]) or not word.startswith(
            ("the ", "some")
        )
        named = capital and kind in ("organisation", "state", "person") and self._tokens[first].capital
        self._extra.append((entity, Mention(body, "name" if named else "role", 0.7, "the source as a whole")))
        self._speakers[claim.id] = entity

    def _unapposed(self, span: Span) -> Span:
        """A source without what describes it after a comma: "New Harbour, a think tank based in the capital,"."""
        page, grammar = self._page, self._grammar
        first, end = self._range(span)
        comma = next((at for at in range(first + 1, end - 1) if page.lower(at) == ","), end)
        described = page.lower(comma + 1) in grammar.articles or page.lower(comma + 1) in grammar.pronouns
        joined = any(page.lower(at) == "and" for at in range(first, end))
        return self._span(first, comma) if comma < end and described and not joined else span

    def _ends(self, run: Run, span: Span) -> bool:
        """Whether a source is over with a name."""
        return self._tokens[run.last - 1].end >= span.end

    def _wordless(self, word: str) -> bool:
        """Whether a source is a mere pronoun."""
        grammar = self._grammar
        return word in grammar.pronouns or word in grammar.addressed or word in grammar.demonstrative

    def _own_words(self) -> None:
        """Tie "I" and "we" inside a direct quotation to its speaker."""
        own = [one for one in self._walk.pronouns if one.group in _OWN]
        teller: dict[int, Entity] = {}
        for claim in self._claims:
            entity = self._speakers.get(claim.id)
            if entity is None or claim.quotation == "indirect":
                continue
            for span in claim.contents:
                within = range(*self._page.within(span.start, span.end))
                teller.update((at, entity) for at in within if self._tokens[at].quotation >= 0)
        for one in own:
            speaker = teller.get(one.at)
            if speaker is not None:
                score, reason = _OWN[one.group]
                last = speaker.seen[-1]
                evidence = (self._span(last.first, last.last),)
                self._extra.append((speaker, Mention(self._span(one.at, one.at + 1), "pronoun", score, reason, evidence)))
        by_start = {self._tokens[one.at].start: one.at for one in own}
        for claim in self._claims:
            if claim.id in self._speakers or not claim.source.spans:
                continue
            speaker = teller.get(by_start.get(claim.source.spans[0].start, -1))
            if speaker is not None:
                self._speakers[claim.id] = speaker

    # the list

    def _listed(self) -> Cast:
        walk = self._walk
        mentions: dict[Entity, list[Mention]] = {}
        for entity, seen in walk.trail.mentions:
            mentions.setdefault(entity, []).append(self._mention(seen))
        for entity, mention in self._extra:
            mentions.setdefault(entity, []).append(mention)
        for group in [one for one in mentions if one.members]:
            mentions[group] += [self._mention(seen) for seen in group.seen if seen.how == "name"]
        wanted = set(self._speakers.values())
        wanted |= {one for one, found in mentions.items() if self._spoken_of(one, found)}
        wanted |= {member for one in wanted for member in one.members}
        wanted |= {one for one in mentions if one.named and one.kind in ("person", "organisation", "state")}
        order = sorted(
            (one for one in wanted if one in mentions), key=lambda one: (min(mentions[one], key=_place).span, one.number)
        )
        ids = {entity: f"a{number}" for number, entity in enumerate(order, start=1)}
        listed = tuple(self._actor(entity, mentions[entity], ids) for entity in order)
        untied = tuple(
            Untied(self._span(one.first, one.last), one.how, tuple(ids[c] for c in one.candidates if c in ids), one.reason)
            for one in sorted(walk.trail.open, key=lambda one: one.first)
        )
        speakers = {claim: ids[entity] for claim, entity in self._speakers.items()}
        return Cast(listed, untied, speakers, self._reasons)

    def _spoken_of(self, entity: Entity, found: Sequence[Mention]) -> bool:
        """Whether an unnamed person or group is somebody whom the text comes back to ("a teacher … she", "her daughter")."""
        if entity.kind not in ("person", "collective") or entity.document or len(found) < 2:
            return False
        return any(self._back(mention.span.text) for mention in found)

    def _back(self, mention: str) -> bool:
        """Whether a mention begins with a word by which a text comes back to somebody."""
        word = mention.lower().partition(" ")[0]
        grammar = self._grammar
        if grammar.pronouns.get(word) in ("he", "she", "they"):
            return word in grammar.personal or word in grammar.possessive  # not "themselves", which stays in its clause
        return word in grammar.demonstrative or (word in grammar.articles and word in grammar.definite)

    def _actor(self, entity: Entity, found: list[Mention], ids: Mapping[Entity, str]) -> Actor:
        mentions = tuple(sorted({(m.span, m.how): m for m in found}.values(), key=_place))
        known = entity.known
        called = [m.span.text for m in mentions if m.how == "name"] or [m.span.text for m in mentions if m.how != "pronoun"]
        title = known.name if known else entity.state or max(called, key=len)
        members = tuple(sorted((ids[one] for one in entity.members if one in ids), key=lambda one: int(one[1:])))
        return Actor(
            ids[entity],
            title,
            entity.kind,
            mentions,
            known.id if known else None,
            known.side if known else None,
            members,
        )

    def _mention(self, seen: Seen) -> Mention:
        evidence = tuple(self._span(first, last) for first, last in seen.evidence)
        return Mention(self._span(seen.first, seen.last), seen.how, seen.score, seen.reason, evidence)

    def _span(self, first: int, last: int) -> Span:
        return self._page.span(self._tokens[first].start, self._tokens[last - 1].end)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end
