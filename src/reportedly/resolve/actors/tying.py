"""One walk through a text, in which every name, role and pronoun is tied to an entity or left open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.model import Claim
from reportedly.model.entity import Tie
from reportedly.resolve.actors.entities import Entities, Entity, Seen, gather
from reportedly.resolve.actors.known import Knowledge, Known
from reportedly.resolve.actors.lexicon import lexicon
from reportedly.resolve.actors.names import Run
from reportedly.resolve.actors.phrases import Phrase, Pronoun
from reportedly.resolve.actors.ranker import Anaphor, Choice, Context, choose
from reportedly.resolve.actors.text import Words

Judge = Callable[[Anaphor, Sequence[Entity], Context], Choice | None]
_CANDIDATES = 8
_LOOKED_AT = 60
"""Entities that are looked at for a mention, from the most recent one back."""
_SURE = {"he": 0.5, "she": 0.5, "they": 0.5, "it": 0.5, "role": 0.5}
_AHEAD = {"he": 0.15, "she": 0.15, "they": 0.15, "it": 0.15, "role": 0.15}
_SAID = frozenset(
    [
        "said",
        "says",
        "added",
        "told",
        "asked",
        "wrote",
        "tweeted",
        "insisted",
        "explained",
        "continued",
        "noted",
        "replied",
        "argued",
        "warned",
    ]
)
_PLURAL_VERBS = frozenset(
    [
        "have",
        "are",
        "were",
        "say",
        "want",
        "warn",
        "believe",
        "think",
        "argue",
        "claim",
        "fear",
        "hope",
        "support",
        "oppose",
        "don't",
        "aren't",
        "weren't",
        "see",
        "feel",
        "know",
        "do",
    ]
)
_SINGULAR_VERBS = frozenset(
    [
        "has",
        "is",
        "was",
        "says",
        "wants",
        "warns",
        "believes",
        "thinks",
        "argues",
        "claims",
        "fears",
        "hopes",
        "supports",
        "opposes",
        "does",
        "doesn't",
        "isn't",
        "wasn't",
        "sees",
        "knows",
    ]
)


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
    """The state of one walk. ``heads`` holds the mentions by their first token, ``open`` what was left open.

    ``blind`` keeps candidates of the other gender among those of "he" and "she": only fitting the weights wants it.
    """

    words: Words
    names: Sequence[Run]
    phrases: Sequence[Phrase]
    pronouns: Sequence[Pronoun]
    claims: Sequence[Claim]
    knowledge: Knowledge
    judge: Judge = choose
    blind: bool = False
    entities: Entities = field(init=False)
    open: list[Open] = field(default_factory=list)
    heads: dict[int, list[tuple[Entity, Seen]]] = field(default_factory=dict)
    _recent: dict[Entity, None] = field(default_factory=dict)
    _outside: dict[Entity, None] = field(default_factory=dict)
    _trail: list[tuple[Entity, Seen]] = field(default_factory=list)
    _sources: list[int] = field(init=False)
    _contents: list[int] = field(init=False)
    _speakers: dict[int, Entity] = field(default_factory=dict)
    _context: Context = field(default_factory=lambda: Context(None, -1))
    _by_phrase: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    _last_sentence: int = -1

    def __post_init__(self) -> None:
        self.entities = Entities(self.words)
        count = len(self.words.tokens)
        self._sources = [-1] * count
        self._contents = [-1] * count
        for number, claim in enumerate(self.claims):
            for span in claim.source.spans:
                self._mark(self._sources, span.start, min(span.end, span.start + 400), number)
        for number, claim in sorted(enumerate(self.claims), key=lambda one: sum(s.start - s.end for s in one[1].contents)):
            for span in claim.contents:
                self._mark(self._contents, span.start, min(span.end, span.start + 2000), number)

    def _mark(self, into: list[int], start: int, end: int, number: int) -> None:
        at = self.words.at(start)
        while at < len(into) and self.words.tokens[at].start < end:
            into[at] = number
            at += 1

    def run(self) -> None:
        """Tie everything, in text order."""
        of_run = gather(self.entities, self.names, self.knowledge.names)
        tied = self._appositions(of_run)
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

    # how a mention stands in its sentence

    def _seen(
        self, first: int, last: int, how: Tie, reason: str, score: float = 1.0, form: str = "", before: int = -1
    ) -> Seen:
        words, lex = self.words, lexicon()
        token = words.tokens[first]
        previous = words.low((before if before >= 0 else first) - 1) if words.same(first - 1, first) else ""
        following = words.low(last) if words.same(first, last) else ""
        owned = following in ("'s", "'") and how != "pronoun"
        oblique = previous in lex.prepositions or previous == "by"
        leading = token.sentence != self._last_sentence
        verbal = following in lex.acts or following.endswith("ed") or (previous in _SAID and self._sources[first] >= 0)
        subject = (
            not owned
            and not oblique
            and (verbal or (leading and following == ",") or form in ("he", "she", "they", "i", "we"))
        )
        return Seen(
            first, last, how, reason, score, token.sentence, token.paragraph, token.quote, subject, leading, oblique, owned, form,
            told=words.told[token.sentence],
        )  # fmt: skip

    def _add(self, entity: Entity, seen: Seen) -> None:
        entity.seen.append(seen)
        entity.early = entity.early or seen.sentence < 2
        self._recent.pop(entity, None)
        self._recent[entity] = None
        if seen.quote < 0:
            entity.outside = seen
            self._outside.pop(entity, None)
            self._outside[entity] = None
        self._last_sentence = seen.sentence
        self._trail.append((entity, seen))
        claim = self._sources[seen.first]
        if claim >= 0 and not seen.owned and claim not in self._speakers:
            self._speakers[claim] = entity
            entity.spoke += 1
            self._context = Context(entity, seen.paragraph)
        self.heads.setdefault(seen.first, []).append((entity, seen))

    # names

    def _name(self, run: Run, of_run: dict[int, Entity]) -> None:
        if run.first in of_run:
            entity = of_run[run.first]
            self._add(entity, self._seen(run.first, run.last, "name", _naming(entity, run), before=run.begin))
            return
        if run.place:
            self._state(run)

    def _state(self, run: Run) -> None:
        """A state, capital or seat is an actor where it speaks or acts, and a place elsewhere."""
        lex = lexicon()
        joined = " ".join(run.key)
        known: Known | None = self.knowledge.metonyms.get(run.key) or self.knowledge.states.get(run.key)
        name = lex.states.get(joined) or lex.capitals.get(joined) or lex.seats.get(joined) or ""
        if not name and known is None:
            return
        if name and known is None:
            known = self.knowledge.states.get(tuple(name.lower().split()))
        seen = self._seen(run.first, run.last, "name" if joined in lex.states else "metonym", "")
        if not (self._sources[run.first] >= 0 and not seen.owned and self._whole_source(run)) and not self._acting(
            run, seen
        ):
            return
        seen.reason = (
            "names the state" if seen.how == "name" else "stands for the government there, because it speaks or acts"
        )
        seen.score = 0.95 if seen.how == "name" else 0.9
        entity = self.entities.of_state(name or (known.name if known else ""), known)
        entity.named = True
        self._add(entity, seen)

    def _whole_source(self, run: Run) -> bool:
        claim = self.claims[self._sources[run.first]]
        start, end = self.words.tokens[run.first].start, self.words.tokens[run.last - 1].end
        return any(span.start >= start - 4 and span.end <= end + 1 for span in claim.source.spans)

    def _acting(self, run: Run, seen: Seen) -> bool:
        lex, words = lexicon(), self.words
        if seen.owned or (seen.oblique and words.low(run.first - 1) != "by" and words.low(run.first - 2) != "by"):
            return False
        at = run.last
        while at < run.last + 4 and words.low(at) in lex.weak and words.same(run.first, at):
            at += 1
        return words.low(at) in lex.acts and words.low(at) not in lex.weak and words.same(run.first, at)

    # roles

    def _appositions(self, of_run: dict[int, Entity]) -> dict[int, tuple[Entity, str, Run]]:
        """Which phrases stand right before or after a name and so mean the same: by number of the phrase."""
        words = self.words
        begins = {run.begin: run for run in self.names if run.first in of_run} | {
            run.first: run for run in self.names if run.first in of_run
        }
        ends = {run.last: run for run in self.names if run.first in of_run}
        tied: dict[int, tuple[Entity, str, Run]] = {}
        for number, phrase in enumerate(self.phrases):
            if phrase.plural or phrase.document or phrase.owned:
                continue
            after = begins.get(phrase.last)
            if after is not None and words.same(phrase.head, after.first) and self._fits(phrase, of_run[after.first], after):
                tied[number] = (of_run[after.first], "stands right before the name", after)
                continue
            before = self._name_before(phrase, ends)
            if before is not None and self._fits(phrase, of_run[before.first], before) and not self._listed(phrase, begins):
                tied[number] = (of_run[before.first], "apposition after the name", before)
                continue
            after = begins.get(phrase.reach + 1) if words.low(phrase.reach) == "," else None
            if (
                after is not None
                and words.same(phrase.head, after.first)
                and phrase.kind == "person"
                and phrase.sort != "bare"
            ):
                closed = words.low(after.last) in (",", ".", ";", ")", "") or words.low(after.last) in lexicon().acts
                if closed and self._fits(phrase, of_run[after.first], after):
                    tied[number] = (of_run[after.first], "apposition before the name", after)
        for entity, _, run in tied.values():
            if entity.kind == "unknown" and run.kind == "unknown":
                entity.kind = "person"
        for number, (entity, _, _) in tied.items():
            entity.describe(self.phrases[number])
        return tied

    def _fits(self, phrase: Phrase, entity: Entity, run: Run) -> bool:
        if phrase.gender and entity.gender and phrase.gender != entity.gender:
            return False
        if phrase.kind == "person":
            return entity.kind in ("person", "unknown")
        return phrase.kind == "organisation" and entity.kind == "organisation" and phrase.last != run.begin

    def _name_before(self, phrase: Phrase, ends: dict[int, Run]) -> Run | None:
        """The name that the phrase follows after a comma, dash, bracket, an age, or "is"."""
        words = self.words
        at = phrase.first - 1
        marks = 0
        while (
            at > phrase.first - 5
            and words.same(at, phrase.first)
            and (words.low(at) in (",", "(", "–", "—", "-") or words.low(at).isdigit())
        ):
            at -= 1
            marks += 1
        if not marks:
            if phrase.sort in ("definite", "indefinite", "possessive") and words.low(at) in ("is", "was", "became", "as"):
                at -= 1
            else:
                return None
        run = ends.get(at + 1)
        return run if run is not None and words.same(run.first, phrase.first) else None

    def _listed(self, phrase: Phrase, begins: dict[int, Run]) -> bool:
        """Whether the phrase begins the next item of a list ("Ali, the governor Omar")."""
        return phrase.last in begins

    def _phrase(self, phrase: Phrase, tied: tuple[Entity, str, Run] | None) -> None:
        words = self.words
        last = phrase.last
        if tied is not None:
            entity, reason, run = tied
            seen = self._seen(phrase.first, phrase.reach if phrase.last != run.begin else last, "role", reason, 0.95)
            seen.evidence = ((run.first, run.last),)
            # the name itself is the mention that later words look back to
            self._trail.append((entity, seen))
            self.heads.setdefault(seen.first, []).append((entity, seen))
            return
        seen = self._seen(phrase.first, last, "role", "")
        office = self._office(phrase)
        if office is not None:
            entity = self.entities.of_known(office)
            entity.describe(phrase)
            seen.reason, seen.score, seen.last = "holds that office, as the pack knows", 0.95, max(last, phrase.reach)
            self._add(entity, seen)
            return
        key = tuple(sorted((phrase.noun, *phrase.modifiers, *phrase.tail)))
        if phrase.sort == "definite" or (phrase.sort in ("possessive", "bare") and (phrase.kind != "collective")):
            anaphor = Anaphor(
                seen, "role", False, phrase.noun, phrase.modifiers | phrase.tail,
                words.low(phrase.first) in ("this", "that", "these", "those"), phrase.gender,
                self._sources[phrase.first] >= 0,
                *self._tellers(phrase.first),
            )  # fmt: skip
            found = self._candidates(seen, lambda one: self._could_be(phrase, one))
            if phrase.sort != "definite":
                found = [one for one in found if phrase.noun in one.roles]
            clear = self._clear(phrase, found) if self.judge is choose else None
            if clear is not None:
                entity, reason, score = clear
                last_seen = entity.last(seen)
                seen.reason, seen.score, seen.evidence = reason, score, ((last_seen.first, last_seen.last),)
                entity.describe(phrase)
                self._add(entity, seen)
                return
            self._resolve(anaphor, found, seen, self._otherwise(phrase, key, found))
            return
        self._add(self._fresh(phrase, key), seen)
        seen.reason = "introduced here"

    def _otherwise(self, phrase: Phrase, key: tuple[str, ...], found: list[Entity]) -> Callable[[], Entity] | None:
        """What to do with a role that is tied to nobody: somebody new, but not where it means one of those named."""
        again = (
            phrase.kind == "person" and not phrase.plural and phrase.sort == "definite" and phrase.noun in lexicon().again
        )
        return (
            None if again and not phrase.tail and any(one.named for one in found[:3]) else lambda: self._fresh(phrase, key)
        )

    def _clear(self, phrase: Phrase, found: list[Entity]) -> tuple[Entity, str, float] | None:
        """A role that one candidate alone was introduced with, or by which news names again who has just spoken."""
        if phrase.sort != "definite" or phrase.plural or phrase.document:
            return None
        lex = lexicon()
        nations = phrase.modifiers & lex.adjectives.keys()
        with_role = [one for one in found if phrase.noun in one.roles and nations <= one.roles]
        words = phrase.modifiers | phrase.tail
        if len(with_role) > 1 and words:
            with_role = [one for one in with_role if words & (one.roles | one.words)] or with_role
        again = phrase.kind == "person" and phrase.noun in lex.again
        if again:
            # somebody without a name is a poor answer to "the nominee": look for one with a name first
            with_role = [one for one in with_role if one.named]
        if len(with_role) == 1 and (with_role[0].named or words <= with_role[0].roles):
            return with_role[0], "was introduced with this role", 0.85
        if with_role or not again:
            return None
        here = self._seen(phrase.first, phrase.last, "role", "")
        scores = sorted(
            ((self._standing(one, here, phrase), -number, one) for number, one in enumerate(found)), key=lambda one: one[:2]
        )
        if not scores or scores[-1][0] < 3 or (len(scores) > 1 and scores[-2][0] > scores[-1][0] - 1):
            return None
        return scores[-1][2], "names again who was named just before", 0.65

    def _standing(self, entity: Entity, here: Seen, phrase: Phrase) -> int:
        """How much a named entity stands out in the sentences just before ``here``."""
        last = entity.outside
        if last is None or not entity.named or here.told - last.told > 2:
            return 0
        if entity.roles & lexicon().again and phrase.noun not in entity.roles:
            return 0  # was introduced as something else
        spoke = 2 * (self._context.last_source is entity)
        return 2 * last.leading + last.subject + spoke - last.oblique - last.owned + (here.told - last.told < 2)

    def _office(self, phrase: Phrase) -> Known | None:
        offices = self.knowledge.offices
        if not offices or phrase.plural:
            return None
        lows = [token.low for token in self.words.tokens[phrase.first : phrase.reach]]
        while lows and lows[0] in ("the", "a", "an"):
            del lows[0]
        for end in (len(lows), phrase.last - phrase.first):
            if tuple(lows[:end]) in offices and end > 0:
                return offices[tuple(lows[:end])]
        return None

    def _fresh(self, phrase: Phrase, key: tuple[str, ...]) -> Entity:
        """An entity that is known by its role alone; the same words mean the same one again."""
        again = phrase.plural or phrase.sort == "definite" or phrase.kind == "organisation"
        if again and key in self._by_phrase and phrase.sort not in ("indefinite", "possessive"):
            return self._by_phrase[key]
        entity = self.entities.new(phrase.kind)
        entity.plural, entity.document = phrase.plural, phrase.document
        entity.describe(phrase)
        self._by_phrase[key] = entity
        return entity

    def _could_be(self, phrase: Phrase, entity: Entity) -> bool:
        if phrase.gender and entity.gender and phrase.gender != entity.gender:
            return False
        if phrase.plural or phrase.document or entity.plural or entity.document:
            return (phrase.noun in entity.roles) and phrase.plural == entity.plural
        if phrase.kind == "person":
            return (not _contradicts(phrase, entity) and entity.kind == "person") or (
                entity.kind == "unknown" and phrase.noun in entity.roles
            )
        return entity.kind == "organisation" and (
            phrase.noun in entity.roles or phrase.noun in entity.words or phrase.noun in _ANY
        )

    # pronouns

    def _tellers(self, at: int) -> tuple[Entity | None, Entity | None]:
        """Who speaks at token ``at``: in a quotation, and in any content."""
        claim = self._contents[at]
        entity = self._speakers.get(claim) if claim >= 0 else None
        return (entity, entity) if self.words.tokens[at].quote >= 0 else (None, entity)

    def _pronoun(self, pronoun: Pronoun) -> None:
        group = pronoun.group
        if group in ("i", "we"):
            return
        seen = self._seen(pronoun.at, pronoun.at + 1, "pronoun", "", form=pronoun.form)
        if group in ("who", "which"):
            self._relative(pronoun, seen)
            return
        tests: dict[str, Callable[[Entity], bool]] = {
            "he": lambda one: _person(one, "he", self.blind),
            "she": lambda one: _person(one, "she", self.blind),
            "they": lambda one: one.plural or one.kind in ("organisation", "state", "collective"),
            "it": lambda one: not one.plural and one.kind in ("organisation", "state"),
        }
        source = self._sources[pronoun.at] >= 0
        anaphor = Anaphor(seen, group, pronoun.possessive, source=source)
        speaker, content = self._tellers(pronoun.at)
        anaphor = anaphor._replace(speaker=speaker, content_of=content)
        self._resolve(anaphor, self._candidates(seen, tests[group]), seen, None)

    def _relative(self, pronoun: Pronoun, seen: Seen) -> None:
        """Tie "who" and "which" to the noun phrase just before them."""
        words = self.words
        if not words.same(pronoun.at - 1, pronoun.at):
            return
        marked = words.low(pronoun.at - 1) in (",", "—", "–", "-", ")", "”", '"')
        verb = words.low(pronoun.at + 1)
        far: tuple[Entity, Seen] | None = None
        for entity, last in reversed(self._trail[-12:]):
            if last.sentence != seen.sentence or pronoun.at - last.last > (25 if marked else 8):
                break
            if (
                not marked
                and pronoun.at - last.last > 0
                and words.tokens[pronoun.at - 1].text.islower()
                and last.how == "name"
            ):
                break
            if last.owned or entity.document or last.how == "pronoun":
                continue
            people = entity.kind in ("person", "collective") or entity.plural
            if (pronoun.group == "who") != people and not (pronoun.group == "which" and entity.plural):
                continue
            if (
                not marked
                and last.how == "name"
                and entity.kind == "person"
                and pronoun.group == "who"
                and pronoun.at - last.last < 2
            ):
                far = far or (entity, last)
                continue
            plural = entity.plural or entity.kind == "collective"
            if (verb in _PLURAL_VERBS and not plural) or (verb in _SINGULAR_VERBS and plural):
                continue
            if pronoun.group == "which" and pronoun.at - last.last > 3:
                continue
            seen.reason, seen.score = "the noun phrase before the relative pronoun", 0.9
            seen.evidence = ((last.first, last.last),)
            self._add(entity, seen)
            return
        if not marked and pronoun.group == "who" and words.tokens[pronoun.at - 1].text.islower():
            self._unlisted(pronoun, seen)
            return
        if far is not None:
            seen.reason, seen.score, seen.evidence = (
                "the name before the relative pronoun",
                0.8,
                ((far[1].first, far[1].last),),
            )
            self._add(far[0], seen)

    def _unlisted(self, pronoun: Pronoun, seen: Seen) -> None:
        """A noun that no list holds ("an ornithologist who") is somebody, because "who" follows it."""
        words, lex = self.words, lexicon()
        first = pronoun.at - 1
        while (
            first > pronoun.at - 6
            and words.same(first - 1, pronoun.at)
            and words.tokens[first - 1].word
            and words.low(first - 1) not in lex.edge
        ):
            first -= 1
            if words.low(first) in lex.determiners or words.low(first) in lex.indefinite:
                break
        head = words.low(pronoun.at - 1)
        if head in lex.edge or head in lex.determiners:
            return
        plural = head.endswith("s") or head in lex.crowds
        entity = self.entities.new("collective" if plural else "person")
        entity.plural = plural
        entity.roles.add(head)
        self._add(entity, self._seen(first, pronoun.at, "role", "introduced here", 0.9))
        seen.reason, seen.score, seen.evidence = "the noun phrase before the relative pronoun", 0.9, ((first, pronoun.at),)
        self._add(entity, seen)

    # the choice

    def _candidates(self, seen: Seen, fits: Callable[[Entity], bool]) -> list[Entity]:
        found: list[Entity] = []
        recent = self._outside if seen.quote < 0 else self._recent
        for looked, entity in enumerate(reversed(recent)):
            if looked >= _LOOKED_AT or len(found) >= _CANDIDATES:
                break
            if fits(entity):
                found.append(entity)
        return found

    def _resolve(self, anaphor: Anaphor, found: list[Entity], seen: Seen, otherwise: Callable[[], Entity] | None) -> None:
        choice = self.judge(anaphor, found, self._context)
        group = anaphor.group
        if choice is not None and choice.chance >= _SURE[group] and choice.chance - choice.second >= _AHEAD[group]:
            last = choice.entity.last(seen)
            seen.score = round(choice.chance, 3)
            seen.evidence = ((last.first, last.last),)
            seen.reason = _reason(anaphor, choice, len(found))
            if group in ("he", "she") and choice.chance > 0.8 and not choice.entity.gender:
                choice.entity.gender = group
            self._add(choice.entity, seen)
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


_ANY = frozenset(("company", "organisation", "organization", "group", "agency", "institution", "firm"))


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


def _contradicts(phrase: Phrase, entity: Entity) -> bool:
    """Whether a phrase gives another party or nationality than what the entity was introduced with."""
    lex = lexicon()
    said = phrase.modifiers | {phrase.noun}
    party, other = said & lex.parties, entity.roles & lex.parties
    if party and other and not {_PARTY.get(one, one) for one in party} & {_PARTY.get(one, one) for one in other}:
        return True
    nation = {lex.adjectives[one] for one in said if one in lex.adjectives}
    known = {lex.adjectives[one] for one in entity.roles if one in lex.adjectives}
    return bool(nation and known and not nation & known)


_PARTY = {"democratic": "democrat"}
