"""One walk through a text, in which every name, role and pronoun is tied to an entity or left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.model import Claim
from reportedly.model.entity import Tie
from reportedly.model.page import Page
from reportedly.resolve.actors.appositions import appositions
from reportedly.resolve.actors.entities import Entities, Entity, Seen, gather
from reportedly.resolve.actors.features import Anaphor, Context
from reportedly.resolve.actors.groups import common, together, two_of
from reportedly.resolve.actors.known import Knowledge, Known
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.names import Run
from reportedly.resolve.actors.phrases import Phrase, Pronoun, sourced
from reportedly.resolve.actors.ranker import Choice, choose, sure
from reportedly.resolve.actors.relative import antecedent, unlisted, unmarked
from reportedly.resolve.actors.roles import contradicts, could_be, office
from reportedly.resolve.actors.standing import Standing

Judge = Callable[[Anaphor, Sequence[Entity], Context], Choice | None]
_CANDIDATES = 10
_NEAR = 4
"""Sentences back in which two must be named whom "the two men" means."""
_LOOKED_AT = 60
"""Entities that are looked at for a mention, from the most recent one back."""


class Open(NamedTuple):
    """A mention that was left open: tokens ``first`` up to ``last``, whose it could be, and why it is not tied."""

    first: int
    last: int
    how: Tie
    candidates: tuple[Entity, ...]
    reason: str
    sentence: int


@dataclass(slots=True)
class Walk:
    """The state of one walk. ``heads`` holds the mentions by their first token, ``open`` what was left open, ``trail`` all
    mentions in text order.

    ``blind`` keeps candidates of the other gender among those of "he" and "she": only fitting the weights wants it.
    """

    page: Page
    names: Sequence[Run]
    phrases: Sequence[Phrase]
    pronouns: Sequence[Pronoun]
    claims: Sequence[Claim]
    knowledge: Knowledge
    judge: Judge = choose
    blind: bool = False
    entities: Entities = field(init=False)
    standing: Standing = field(init=False)
    open: list[Open] = field(default_factory=list)
    heads: dict[int, list[tuple[Entity, Seen]]] = field(default_factory=dict)
    trail: list[tuple[Entity, Seen]] = field(default_factory=list)
    _recent: dict[Entity, None] = field(default_factory=dict)
    _outside: dict[Entity, None] = field(default_factory=dict)
    _speakers: dict[int, Entity] = field(default_factory=dict)
    _lex: Lexicon = field(init=False)
    _context: Context = field(init=False)
    _by_phrase: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    _of_run: dict[int, Entity] = field(default_factory=dict)
    _pairs: dict[int, tuple[Run, Run]] = field(default_factory=dict)
    _groups: dict[frozenset[int], Entity] = field(default_factory=dict)
    _holders: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._lex = lexicon(self.page.language)
        self._context = Context(self._lex)
        self.entities = Entities(self.page)
        self.standing = Standing(self.page, self.claims)
        ranges = [
            (self.page.token(span.start), self.page.token(span.end - 1) + 1)
            for claim in self.claims
            if claim.source.kind not in ("document", "outlet", "missing")
            for span in claim.source.spans[:1]
        ]
        more = sourced(self.page, self.names, self.phrases, ranges)
        self.phrases = sorted([*self.phrases, *more], key=lambda one: one.first)

    def run(self) -> None:
        """Tie everything, in text order."""
        of_run = gather(self.entities, self.names, self.knowledge.names)
        self._of_run = of_run
        self._pairs = together(self.page, self.names)
        tied = appositions(self.page, self.names, self.phrases, of_run)
        for entity in self.entities.all:
            for role in entity.roles if entity.named else ():
                self._holders[role].append(entity)
        items: list[tuple[int, int, int]] = []
        items += [(run.first, 2, number) for number, run in enumerate(self.names)]
        items += [(phrase.first, 1, number) for number, phrase in enumerate(self.phrases)]
        items += [(pronoun.at, 0, number) for number, pronoun in enumerate(self.pronouns)]
        for _, what, number in sorted(items):
            if what == 2:
                self._name(self.names[number], of_run)
            elif what == 1:
                self._phrase(self.phrases[number], tied.get(number))
            else:
                self._pronoun(self.pronouns[number])

    def _add(self, entity: Entity, seen: Seen) -> None:
        entity.seen.append(seen)
        entity.early = entity.early or seen.sentence < 2
        self._recent.pop(entity, None)
        self._recent[entity] = None
        if seen.quotation < 0:
            entity.outside = seen
            self._outside.pop(entity, None)
            self._outside[entity] = None
        self.standing.last_sentence = seen.sentence
        self.trail.append((entity, seen))
        claim = self.standing.sources[seen.first]
        if claim >= 0 and not seen.owned and claim not in self._speakers:
            self._speakers[claim] = entity
            entity.spoke += 1
            self._context = Context(self._lex, entity, seen.paragraph)
        self.heads.setdefault(seen.first, []).append((entity, seen))

    # names

    def _name(self, run: Run, of_run: dict[int, Entity]) -> None:
        if run.first in of_run:
            entity = of_run[run.first]
            self._add(entity, self.standing.seen(run.first, run.last, "name", _naming(entity, run), before=run.begin))
        elif run.place:
            self._state(run)
        if run.first in self._pairs:
            self._together(*self._pairs[run.first])

    def _together(self, one: Run, other: Run) -> None:
        """Two that were named with "and" between them: whom a plural after them can mean, and who speaks where both do."""
        found = [self._of_run.get(run.first) or self._of_state(run) for run in (one, other)]
        if found[0] is None or found[1] is None or found[0] is found[1]:
            return
        seen = self.standing.seen(one.begin, other.last, "name", "named together", 0.9)
        sources = self.standing.sources
        speak = sources[one.first] >= 0 and sources[one.first] == sources[other.last - 1] and not seen.owned
        if one.place and not speak and not self._acting(other, seen):
            return
        group = self._group(found[0], found[1])
        group.seen.append(seen)
        self._recent.pop(group, None)
        self._recent[group] = None
        if seen.quotation < 0:
            group.outside = seen
            self._outside.pop(group, None)
            self._outside[group] = None
        if speak:
            self._speakers[sources[one.first]] = group
            self.trail.append((group, seen))
            self.heads.setdefault(seen.first, []).append((group, seen))

    def _group(self, one: Entity, other: Entity) -> Entity:
        key = frozenset((one.number, other.number))
        if key not in self._groups:
            group = self._groups[key] = self.entities.new("collective")
            group.plural, group.members = True, (one, other)
        self._groups[key].roles |= common(one, other, self._lex)
        return self._groups[key]

    def _two(self, phrase: Phrase, seen: Seen) -> bool:
        """Tie "the two men" or "both countries" to the only two of such whom the last sentences name."""
        counted = {self.page.lower(index) for index in range(phrase.first, phrase.head)} & {"two", "both"}
        if not counted or not phrase.plural or phrase.document or phrase.sort == "possessive":
            return False
        near = (one for one in self._candidates(seen, lambda one: not contradicts(phrase, one, self._lex)))
        pair = two_of(phrase.noun, [one for one in near if seen.unquoted - one.last(seen).unquoted <= _NEAR], self._lex)
        if pair is None:
            return False
        seen.reason, seen.score = "the only two such who are named before it", 0.8
        seen.evidence = tuple((last.first, last.last) for last in (one.last(seen) for one in pair))
        self._add(self._group(*pair), seen)
        return True

    def _state(self, run: Run) -> None:
        """A state, capital or seat is an actor where it speaks or acts, and a place elsewhere."""
        how: Tie = "name" if " ".join(run.key) in self._lex.states else "metonym"
        seen = self.standing.seen(run.first, run.last, how, "")
        speaks = self.standing.sources[run.first] >= 0 and not seen.owned and self._whole_source(run)
        if not speaks and not self._acting(run, seen):
            return
        seen.reason = (
            "names the state" if seen.how == "name" else "stands for the government there, because it speaks or acts"
        )
        seen.score = 0.95 if seen.how == "name" else 0.9
        entity = self._of_state(run)
        if entity is not None:
            self._add(entity, seen)

    def _of_state(self, run: Run) -> Entity | None:
        """The state of a name, capital or seat; ``None`` where it is another place."""
        if not run.place:
            return None
        lex = self._lex
        joined = " ".join(run.key)
        known: Known | None = self.knowledge.metonyms.get(run.key) or self.knowledge.states.get(run.key)
        name = lex.states.get(joined) or lex.capitals.get(joined) or lex.seats.get(joined) or ""
        if not name and known is None:
            return None
        if name and known is None:
            known = self.knowledge.states.get(tuple(name.lower().split()))
        entity = self.entities.of_state(name or (known.name if known else ""), known)
        entity.named = True
        return entity

    def _whole_source(self, run: Run) -> bool:
        claim = self.claims[self.standing.sources[run.first]]
        start, end = self.page.tokens[run.first].start, self.page.tokens[run.last - 1].end
        return any(span.start >= start - 4 and span.end <= end + 1 for span in claim.source.spans)

    def _acting(self, run: Run, seen: Seen) -> bool:
        lex, page = self._lex, self.page
        if seen.owned or (seen.oblique and page.lower(run.first - 1) != "by" and page.lower(run.first - 2) != "by"):
            return False
        at = run.last
        while at < run.last + 4 and page.lower(at) in lex.weak and page.same(run.first, at):
            at += 1
        return page.lower(at) in lex.strong and page.same(run.first, at)

    # roles

    def _phrase(self, phrase: Phrase, tied: tuple[Entity, str, Run] | None) -> None:
        if tied is not None:
            entity, reason, run = tied
            last = phrase.reach if phrase.last != run.begin else phrase.last
            seen = self.standing.seen(phrase.first, last, "role", reason, 0.95)
            seen.evidence = ((run.first, run.last),)
            # the name itself is the mention that later words look back to
            self.trail.append((entity, seen))
            self.heads.setdefault(seen.first, []).append((entity, seen))
            return
        seen = self.standing.seen(phrase.first, phrase.last, "role", "")
        holder = office(self.page, phrase, self.knowledge, self._is_named, self._is_seen)
        if holder is not None:
            entity = self.entities.of_known(holder)
            entity.describe(phrase)
            seen.reason, seen.score = "holds that office, as the pack knows", 0.95
            seen.last = max(phrase.last, phrase.reach)
            self._add(entity, seen)
            return
        owner = self._owner(phrase)
        if owner is not None:
            entity = self._belonging(phrase, owner)
            seen.reason = "introduced here" if not entity.seen else f"the {phrase.noun} of the same actor"
            self._add(entity, seen)
            return
        if self._two(phrase, seen):
            return
        key = tuple(sorted((phrase.noun, *phrase.modifiers, *phrase.tail)))
        looks_back = phrase.sort == "definite" or (phrase.sort in ("possessive", "bare") and phrase.kind != "collective")
        if not looks_back:
            self._add(self._fresh(phrase, key), seen)
            seen.reason = "introduced here"
            return
        found = self._candidates(seen, lambda one: could_be(phrase, one, self._lex))
        if phrase.sort != "definite":
            found = [one for one in found if phrase.noun in one.roles]
        sole = self._sole(phrase)
        if sole is not None and phrase.modifiers <= sole.roles and not any(one.named for one in found):
            # only further down does the text name who has this role
            seen.reason, seen.score = "the only one who is named with this role", 0.8
            sole.describe(phrase)
            self._add(sole, seen)
            return
        anaphor = Anaphor(
            seen, "role", False, phrase.noun, phrase.modifiers | phrase.tail,
            self.page.lower(phrase.first) in self._lex.grammar.demonstrative, phrase.gender,
            self.standing.sources[phrase.first] >= 0,
            *self._tellers(phrase.first),
            again=phrase.kind == "person" and phrase.noun in self._lex.again,
            sole=sole, body=phrase.kind == "organisation", definite=phrase.sort == "definite",
        )  # fmt: skip
        self._resolve(anaphor, found, seen, self._otherwise(phrase, key, found), self._described(phrase, found, sole))

    def _is_named(self, known: Known) -> bool:
        return known.id in self.entities.by_known and self.entities.by_known[known.id].named

    def _is_seen(self, known: Known) -> bool:
        return bool(self._is_named(known) and self.entities.by_known[known.id].seen)

    def _owner(self, phrase: Phrase) -> Entity | None:
        """Whose campaign, team or government a phrase means: "Lopez's campaign", "the Lopez campaign", "her campaign"."""
        if phrase.kind != "organisation" or phrase.plural or phrase.noun not in self._lex.belonging:
            return None
        if phrase.owner >= 0:
            return next((entity for entity, seen in self.heads.get(phrase.owner, ()) if seen.how == "pronoun"), None)
        for index in range(phrase.head - 1, phrase.first - 1, -1):
            if index in self._of_run and self._of_run[index].kind in ("person", "state"):
                return self._of_run[index]
        return None

    def _belonging(self, phrase: Phrase, owner: Entity) -> Entity:
        key = (phrase.noun, str(owner.number))
        if key not in self._by_phrase:
            entity = self._by_phrase[key] = self.entities.new("organisation")
            entity.describe(phrase)
        return self._by_phrase[key]

    def _sole(self, phrase: Phrase) -> Entity | None:
        """The one named entity of the whole text that is introduced with this role, if there is just one."""
        if phrase.plural or phrase.document or phrase.kind != "person" or phrase.sort not in ("definite", "possessive"):
            return None
        fitting = [one for one in self._holders.get(phrase.noun, ())[:4] if could_be(phrase, one, self._lex)]
        return fitting[0] if len(fitting) == 1 and not contradicts(phrase, fitting[0], self._lex) else None

    def _described(self, phrase: Phrase, found: list[Entity], sole: Entity | None) -> Entity | None:
        """The only one before whom the text has described in these words, where the choice by weights is not sure."""
        if phrase.sort != "definite":
            return None
        if phrase.kind == "person":
            return sole if sole in found else None
        description = phrase.modifiers | phrase.tail | {phrase.noun}
        fitting = [one for one in found if description <= one.roles]
        return fitting[0] if len(fitting) == 1 else None

    def _otherwise(self, phrase: Phrase, key: tuple[str, ...], found: list[Entity]) -> Callable[[], Entity] | None:
        """What to do with a role that is tied to nobody: somebody new, but not where it means one of those named."""
        again = (
            phrase.kind == "person" and not phrase.plural and phrase.sort == "definite" and phrase.noun in self._lex.again
        )
        if again and not phrase.tail and any(one.named for one in found[:3]):
            return None
        return lambda: self._fresh(phrase, key)

    def _fresh(self, phrase: Phrase, key: tuple[str, ...]) -> Entity:
        """An entity that is known by its role alone; the same words mean the same one again."""
        again = phrase.plural or phrase.sort == "definite" or phrase.kind == "organisation"
        if again and key in self._by_phrase and phrase.sort not in ("indefinite", "possessive"):
            return self._by_phrase[key]
        entity = self.entities.new(phrase.kind)
        entity.plural, entity.document = phrase.plural, phrase.document
        entity.describe(phrase)
        if phrase.sort != "possessive":
            self._by_phrase[key] = entity
        return entity

    # pronouns

    def _tellers(self, at: int) -> tuple[Entity | None, Entity | None]:
        """Who speaks at token ``at``: in a quotation, and in any content."""
        claim = self.standing.contents[at]
        entity = self._speakers.get(claim) if claim >= 0 else None
        return (entity, entity) if self.page.tokens[at].quotation >= 0 else (None, entity)

    def _pronoun(self, pronoun: Pronoun) -> None:
        group = pronoun.group
        if group in ("i", "we"):
            return
        seen = self.standing.seen(pronoun.at, pronoun.at + 1, "pronoun", "", form=pronoun.form)
        if group in ("who", "which"):
            self._relative(pronoun, seen)
            return
        tests: dict[str, Callable[[Entity], bool]] = {
            "he": lambda one: _person(one, "he", self.blind),
            "she": lambda one: _person(one, "she", self.blind),
            "they": lambda one: one.plural or one.kind in ("organisation", "state", "collective"),
            "it": lambda one: not one.plural and one.kind in ("organisation", "state"),
        }
        speaker, content = self._tellers(pronoun.at)
        anaphor = Anaphor(
            seen,
            group,
            pronoun.possessive,
            source=self.standing.sources[pronoun.at] >= 0,
            speaker=speaker,
            content_of=content,
        )
        self._resolve(anaphor, self._candidates(seen, tests[group]), seen, None)

    def _relative(self, pronoun: Pronoun, seen: Seen) -> None:
        """Tie "who" and "which" to the noun phrase just before them."""
        page = self.page
        if not page.same(pronoun.at - 1, pronoun.at):
            return
        found = antecedent(page, pronoun, seen, self.trail)
        if found is not None:
            entity, last, seen.reason, seen.score = found
            seen.evidence = ((last.first, last.last),)
            self._add(entity, seen)
            return
        phrase = unlisted(page, pronoun) if pronoun.group == "who" and unmarked(page, pronoun) else None
        if phrase is None:
            return
        first, head, plural = phrase
        entity = self.entities.new("collective" if plural else "person")
        entity.plural = plural
        entity.roles.add(head)
        self._add(entity, self.standing.seen(first, pronoun.at, "role", "introduced here", 0.9))
        seen.reason, seen.score = "the noun phrase before the relative pronoun", 0.9
        seen.evidence = ((first, pronoun.at),)
        self._add(entity, seen)

    # the choice

    def _candidates(self, seen: Seen, fits: Callable[[Entity], bool]) -> list[Entity]:
        found: list[Entity] = []
        recent = self._outside if seen.quotation < 0 else self._recent
        for looked, entity in enumerate(reversed(recent)):
            if looked >= _LOOKED_AT or len(found) >= _CANDIDATES:
                break
            if fits(entity):
                found.append(entity)
        return found

    def _resolve(
        self,
        anaphor: Anaphor,
        found: list[Entity],
        seen: Seen,
        otherwise: Callable[[], Entity] | None,
        described: Entity | None = None,
    ) -> None:
        choice = self.judge(anaphor, found, self._context)
        group = anaphor.group
        if (
            choice is not None
            and sure(anaphor, choice)
            and not (group in ("he", "she") and self._side_by_side(choice, seen))
        ):
            last = choice.entity.last(seen)
            seen.score = round(choice.chance, 3)
            seen.evidence = ((last.first, last.last),)
            seen.reason = _reason(anaphor, choice, len(found))
            if group in ("he", "she") and choice.chance > 0.8 and not choice.entity.gender:
                choice.entity.gender = group
            self._add(choice.entity, seen)
            return
        if described is not None:
            seen.reason, seen.score = "the only one described so before it", 0.7
            last = described.last(seen)
            seen.evidence = ((last.first, last.last),)
            self._add(described, seen)
            return
        if choice is not None and (choice.none < 0.5 or otherwise is None):
            near = choice.runner is not None and choice.second > 0.5 * choice.chance
            two = tuple(one for one in (choice.entity, choice.runner) if one is not None and (near or one is choice.entity))
            why = "two candidates of nearly the same score" if near else "no candidate is likely enough"
            self.open.append(Open(seen.first, seen.last, seen.how, two, why, seen.sentence))
        if otherwise is not None:
            entity = otherwise()
            seen.reason = "introduced here" if not entity.seen else "the same words as before"
            self._add(entity, seen)

    def _side_by_side(self, choice: Choice, seen: Seen) -> bool:
        """Whether the two likeliest were last named together: "Lopez and Stone spoke. She …" may be either."""
        if choice.runner is None or choice.second < 0.1:
            return False
        one, other = sorted((choice.entity.last(seen), choice.runner.last(seen)), key=lambda last: last.first)
        return self.page.lower(one.last) == "and" and other.first - one.last < 4 and one.sentence == other.sentence


def _person(entity: Entity, gender: str, blind: bool = False) -> bool:
    if entity.plural or entity.document or (entity.gender and entity.gender != gender and not blind):
        return False
    return entity.kind == "person" or (entity.kind == "unknown" and entity.gender == gender)


def _naming(entity: Entity, run: Run) -> str:
    if run.key == entity.full or not entity.full:
        return "the name"
    if len(run.key) == 1 and run.key[0] == entity.full[-1]:
        return f"surname of {' '.join(entity.full).title()}"
    return "another form of the name"


def _reason(anaphor: Anaphor, choice: Choice, count: int) -> str:
    entity = choice.entity
    if anaphor.noun:
        return "was introduced with this role" if anaphor.noun in entity.roles else "the likeliest actor for this role"
    if count == 1:
        return "the only one it can be"
    return "the likeliest of those named before it"
