"""One walk through a text, in which every name, role and pronoun is tied to an entity or left open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from reportedly.model import Claim, Page
from reportedly.resolve.actors.appositions import appositions
from reportedly.resolve.actors.clauses import accused, sole
from reportedly.resolve.actors.entities import Entities, Entity, Seen
from reportedly.resolve.actors.features import Anaphor, Context
from reportedly.resolve.actors.gathering import gather
from reportedly.resolve.actors.groups import Groups, together
from reportedly.resolve.actors.introductions import Introductions
from reportedly.resolve.actors.known import Knowledge, Known
from reportedly.resolve.actors.lands import Lands
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.owners import Owners, apart, keys_of, of_others
from reportedly.resolve.actors.pairs import NEAR, Pairs
from reportedly.resolve.actors.phrases import Phrase, Pronoun, sourced
from reportedly.resolve.actors.ranker import Choice, choose, sure
from reportedly.resolve.actors.relative import antecedent, unlisted, unmarked
from reportedly.resolve.actors.roles import alike_in_kind, another, office
from reportedly.resolve.actors.runs import Run
from reportedly.resolve.actors.standing import Standing
from reportedly.resolve.actors.states import States
from reportedly.resolve.actors.trail import CANDIDATES, Trail

Judge = Callable[[Anaphor, Sequence[Entity], Context], Choice | None]


@dataclass(slots=True)
class Walk:
    """The state of one walk: ``trail`` holds what it has tied or left open.

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
    trail: Trail = field(init=False)
    _lex: Lexicon = field(init=False)
    _states: States = field(init=False)
    _groups: Groups = field(init=False)
    _introductions: Introductions = field(init=False)
    _lands: Lands = field(init=False)
    _counted: Pairs = field(init=False)
    _of_run: dict[int, Entity] = field(default_factory=dict)
    _pairs: dict[int, tuple[Run, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._lex = lexicon(self.page.language)
        self.entities = Entities()
        self.standing = Standing(self.page, self.claims)
        self.trail = Trail(self.standing, Context(self._lex))
        apart = frozenset(at for run in self.names if self._stateless(run) for at in range(run.first, run.last))
        self._states = States(self.page, self.entities, self.knowledge, self.standing, self.claims, apart)
        self._groups = Groups(self.entities, self._lex)
        self._introductions = Introductions(self.entities, self._lex)
        ranges = [
            (self.page.token(span.start), self.page.token(span.end - 1) + 1)
            for claim in self.claims
            if claim.source.kind not in ("document", "outlet", "missing")
            for span in claim.source.spans
        ]
        more = sourced(self.page, self.names, self.phrases, ranges)
        self.phrases = sorted([*self.phrases, *more], key=lambda one: one.first)

    def run(self) -> None:
        """Tie everything, in text order."""
        self._lands = lands = Lands(self.page, self.names)
        of_run = gather(self.page, self.names, self.knowledge, self.entities, lands)
        self._of_run = of_run
        for run in self.names:
            entity = of_run.get(run.first)
            alone = len(run.key) == 1 and not run.title and lands.strange(run.key[0])
            if alone and entity is not None and entity.kind == "person" and entity.full == run.key:
                entity.kind = "state"  # "Brenvia said", in a text of the Brenvian army
        self._counted = Pairs(self.page, self.names, of_run, self.entities, self._states, lands, self.trail, self._lex)
        self._pairs = together(self.page, self.names, self.knowledge.names)
        owners = Owners(self.page, self.names, of_run, lands)
        self.phrases = [owners.told(phrase) for phrase in self._embodied()]
        tied = appositions(self.page, self.names, self.phrases, of_run, self._told())
        self._introductions.learn(one for one in self.entities.all if one.named)
        items: list[tuple[int, int, int]] = []
        items += [(run.first, 2, number) for number, run in enumerate(self.names)]
        items += [(phrase.first, 1, number) for number, phrase in enumerate(self.phrases)]
        items += [(pronoun.at, 0, number) for number, pronoun in enumerate(self.pronouns)]
        for _, what, number in sorted(items):
            if what == 2:
                self._name(self.names[number])
            elif what == 1:
                self._phrase(self.phrases[number], tied.get(number))
            else:
                self._pronoun(self.pronouns[number])

    def _told(self) -> frozenset[int]:
        """The tokens with which contents begin that stand after their source: "according to the judge, | Ann Vale, 34, fell"."""
        return frozenset(
            self.page.token(content.start)
            for claim in self.claims
            for content in claim.contents
            if any(source.end <= content.start for source in claim.source.spans)
        )

    def _embodied(self) -> Iterator[Phrase]:
        """The phrases, and "the archive" as a body where the text names an "… Archive", of which it was not known what it is."""
        called = {
            run.key[-1]: entity
            for run in self.names
            if len(run.key) > 1 and (entity := self._of_run.get(run.first)) and entity.kind in ("unknown", "organisation")
        }
        for phrase in self.phrases:
            entity = called.get(phrase.noun)
            if entity is None or phrase.sort != "definite" or phrase.kind != "person" or phrase.noun in self._lex.roles:
                yield phrase
            else:
                entity.kind = "organisation"
                yield replace(phrase, kind="organisation")

    # names

    def _name(self, run: Run) -> None:
        entity = self._of_run.get(run.first)
        two = () if entity is None else self._between(run, entity)
        if two:
            seen = self.standing.seen(run.first, run.last, "name", "", before=run.begin)
            self.trail.leave_open(seen, two, "two of different owners are called so")
            del self._of_run[run.first]
        elif entity is not None:
            seen = self.standing.seen(run.first, run.last, "name", _naming(entity, run), before=run.begin)
            self.trail.add(entity, seen)
        elif run.place or run.group:
            state = self._states.actor(run) if run.place else self._states.people(run)
            if state is not None:
                self.trail.add(*state)
        if run.first in self._pairs:
            self._together(*self._pairs[run.first])

    def _between(self, run: Run, entity: Entity) -> tuple[Entity, ...]:
        """The two of different owners before it whom a name alone may mean: a surname, "the Defence Ministry"; empty where it is clear
        who is meant.
        """
        seen = self.standing.seen(run.first, run.last, "name", "", before=run.begin)
        if run.first in self.entities.namesakes:
            if entity.of & self._lands.bearer(run):
                return ()
            titles = {self._lex.roles.get(word, word) for word in run.title}
            others = [one for one in self.entities.namesakes[run.first] if one.seen]
            called = [one for one in others if titles & one.roles]
            others = called if len(called) == 1 else others
            return next(
                ((one, two) for one, two in combinations(others, 2) if apart(self._of_lands(one), self._of_lands(two))),
                (),
            )
        noun = self.entities.bare.get(run.first)
        if noun is None:
            return ()
        here = entity.owners.get(noun, frozenset())
        namesakes = self.entities.owned(run.key)
        for one in self.trail.recent(seen):
            there = one.owners.get(noun) or one.owners.get("")
            if one is entity or not there or seen.unquoted - one.last(seen).unquoted > NEAR:
                continue
            if namesakes and one not in namesakes:
                continue
            if (
                entity.seen
                and apart(here, there)
                and not of_others(noun, entity.matters.get(noun, frozenset()), one.matters.get(noun, frozenset()), self._lex)
                and noun in one.roles | one.nouns
            ):
                return (entity, one)
        return ()

    def _together(self, *runs: Run) -> None:
        """Those who were named with "and" between them: whom a plural after them can mean, and who speaks where all do."""
        one, other = runs[0], runs[-1]
        found = [self._of_run.get(run.first) or self._states.named(run) for run in runs]
        members = tuple(entity for entity in found if entity is not None)
        if len(members) < len(runs) or len({entity.number for entity in members}) < len(members):
            return
        seen = self.standing.seen(one.begin, other.last, "name", "named together", 0.9)
        sources = self.standing.sources
        speak = sources[one.first] >= 0 and sources[one.first] == sources[other.last - 1] and not seen.owned
        if one.place and not speak and not self._states.acts(other, seen):
            return
        for run, entity in zip(runs, members, strict=True):
            if run.place and not self.trail.heads.get(run.first):
                # a place that acts with others is the state
                self.trail.add(entity, self.standing.seen(run.first, run.last, "name", "names the state", 0.9))
        group = self._groups.of(*members)
        self.trail.remember(group, seen)
        if speak:
            self.trail.speak(group, seen)

    def named(self, run: Run) -> Entity | None:
        """Whom a name means, unless it is a place's."""
        return self._of_run.get(run.first)

    def group(self, members: Sequence[Entity]) -> Entity:
        """Those who are named together, as one."""
        return self._groups.of(*members)

    # roles

    def _phrase(self, phrase: Phrase, tied: tuple[Entity, str, Run] | None) -> None:
        if tied is not None:
            entity, reason, run = tied
            last = phrase.reach if phrase.last != run.begin else phrase.last
            if phrase.head < run.first:
                last = min(last, run.first)  # "Secretary of State John Lopez"
            seen = self.standing.seen(phrase.first, last, "role", reason, 0.95)
            seen.evidence = ((run.first, run.last),)
            # the name itself is the mention that later words look back to
            self.trail.note(entity, seen)
            return
        if phrase.owner is not None:
            phrase = self._of_pronoun(phrase, phrase.owner)
        seen = self.standing.seen(phrase.first, phrase.last, "role", "")
        holder = office(self.page, phrase, self.knowledge, self._is_named, self._is_seen)
        if holder is not None and not self._is_named(holder) and self._held_here(phrase):
            holder = None
        if holder is None and phrase.plural and not phrase.modifiers:
            holder = self.knowledge.names.get((self.page.lower(phrase.head),))
        reason = "the name" if phrase.plural else "holds that office, as the pack knows"
        if holder is None and phrase.title in self.knowledge.names:
            holder, reason = self.knowledge.names[phrase.title], "the name"  # an office that is a body as well
        if holder is not None:
            entity = self.entities.of_known(holder)
            entity.describe(phrase)
            seen.reason, seen.score = reason, 0.95
            seen.last = max(phrase.last, phrase.reach)
            self.trail.add(entity, seen)
            return
        if self._govern(phrase, seen):
            return
        owner = self._owner(phrase)
        if owner is not None:
            entity = self._introductions.belonging(phrase, owner)
            seen.reason = "introduced here" if not entity.seen else f"the {phrase.noun} of the same actor"
            self.trail.add(entity, seen)
            return
        if self._two(phrase, seen):
            return
        same = self._introductions.same_body(phrase)
        if same is not None:
            seen.reason, seen.score = f"the {phrase.noun} of the same owner" if same.seen else "introduced here", 0.95
            same.describe(phrase)
            self.trail.add(same, seen)
            return
        looks_back = phrase.sort == "definite" or (phrase.sort in ("possessive", "bare") and phrase.kind != "collective")
        if not looks_back:
            self.trail.add(self._introductions.introduced(phrase), seen)
            seen.reason = "introduced here"
            return
        spoken_of = self._spoken_of(phrase.first)
        like = [one for one in self.trail.recent(seen) if alike_in_kind(phrase, one, self._lex)]
        if self.page.lower(phrase.head) in self._lex.crowds:
            like = [one for one in like if not one.members]  # "the Norlandic people" are not two of whom the text tells
        others = {one for one in like if another(phrase, one, self._lex) or self._has(one, phrase.noun)}
        found = [one for one in like if one not in others and one not in spoken_of][:CANDIDATES]
        ours = [one for one in found if phrase.whose & one.owners.get(phrase.noun, frozenset())]
        found = ours or found
        if phrase.sort != "definite":
            found = [one for one in found if phrase.noun in one.roles]
        elif phrase.kind == "organisation":
            found = self._by_type(phrase, found, seen)
        elif phrase.noun in self._lex.offices:
            found = [one for one in found if self._is_called(one, phrase.noun)] or found
        sole = self._introductions.sole(phrase)
        sole = None if sole in spoken_of else sole
        if sole is not None and phrase.modifiers <= sole.roles and not any(one.named for one in found):
            # only further down does the text name who has this role
            seen.reason, seen.score = "the only one who is named with this role", 0.8
            sole.describe(phrase)
            self.trail.add(sole, seen)
            return
        anaphor = Anaphor(
            seen, "role", False, phrase.noun, phrase.modifiers | phrase.tail,
            self.page.lower(phrase.first) in self._lex.grammar.demonstrative, phrase.gender,
            self.standing.sources[phrase.first] >= 0,
            *self.trail.tellers(phrase.first),
            again=phrase.kind == "person" and phrase.noun in self._lex.again,
            sole=sole, body=phrase.kind == "organisation", definite=phrase.sort == "definite",
            others=bool(others),
        )  # fmt: skip
        self._resolve(anaphor, found, seen, self._otherwise(phrase, found), self._described(phrase, found, sole))
        for whom, mention in self.trail.heads.get(phrase.first, ()):
            if mention is seen:
                whom.belong(phrase.noun, phrase.whose, phrase.matter)

    def _has(self, entity: Entity, noun: str) -> bool:
        """Whether somebody is told to have one so called, and so is none: "Lopez's minister"."""
        whose = keys_of(entity)
        return entity.kind == "person" and any(whose & one.owners.get(noun, frozenset()) for one in self.entities.all)

    def _is_called(self, entity: Entity, noun: str) -> bool:
        """Whether the text or a pack says that somebody has the office of a noun."""
        return noun in entity.roles or bool(self._office_of(entity, noun))

    def _of_lands(self, entity: Entity) -> frozenset[str]:
        """Of which lands, places or bodies somebody is, by all that the text and packs say; whose wife or lawyer, does not count."""
        owners = {key for owner in entity.owners.values() for key in owner if not key.startswith("?")}
        people = {f"#{one.number}" for one in self.entities.all if one.kind == "person" and len(one.full) > 1}
        return entity.nations | entity.of | (owners - people)

    def _held_here(self, phrase: Phrase) -> bool:
        """Whether the text itself names who holds an office, whoever holds it as packs know."""
        there = (one.owners.get(phrase.noun, frozenset()) for one in self._introductions.holding(phrase))
        return any(phrase.whose & owner for owner in there)

    def _spoken_of(self, at: int) -> frozenset[Entity]:
        """Of whom the source at token ``at`` speaks by a name or by the role with which they are named: somebody else."""
        claim = self.standing.sources[at]
        if claim < 0:
            return frozenset()
        inside = [self.page.within(span.start, span.end) for span in self.claims[claim].contents]
        names = (self._of_run.get(at) for first, last in inside for at in range(first, last))
        roles = (
            entity
            for phrase in self.phrases
            if phrase.sort == "definite" and any(first <= phrase.first < last for first, last in inside)
            for entity in self._introductions.holding(phrase)
        )
        return frozenset(entity for entity in (*names, *roles) if entity is not None and entity.kind == "person")

    def _answered(self, at: int, seen: Seen) -> frozenset[Entity]:
        """Whom a source answers that begins its sentence, but for what it says: the last one who spoke."""
        claim = self.standing.sources[at]
        last = self.trail.context.last_source
        cue = self.claims[claim].cue if claim >= 0 else None
        if last is None or cue is None or cue.lemma not in self._lex.answering:
            return frozenset()
        first = self.page.of_sentence[seen.sentence][0]
        own = [index for index in range(first, at) if self.page.tokens[index].quotation < 0 and self.page.tokens[index].word]
        near = seen.unquoted - last.last(seen).unquoted <= 2
        opens = all(self.page.lower(index) in self._lex.grammar.conjunctions for index in own)
        return frozenset((last,)) if near and opens else frozenset()

    def _govern(self, phrase: Phrase, seen: Seen) -> bool:
        """Tie a government to its state; without a word of whose it is only where the text has told of no other body so called."""
        state = self._states.sovereign(phrase)
        if state is None or (
            not phrase.whose and any(phrase.noun in one.roles and one is not state for one in self.entities.all)
        ):
            return False
        seen.reason, seen.score = (
            ("the government is the state's", 0.95)
            if phrase.whose
            else ("the government of the only state that the text names", 0.8)
        )
        state.describe(phrase)
        state.belong(phrase.noun, keys_of(state), frozenset())
        self.trail.add(state, seen)
        return True

    def _stateless(self, run: Run) -> bool:
        known = self.knowledge.names.get(run.key)
        return run.kind == "organisation" and not run.place and known is not None and not known.state

    def _by_type(self, phrase: Phrase, found: list[Entity], seen: Seen) -> list[Entity]:
        """Candidates; where the body that was named last is none, only those that are called by the noun itself."""
        last = next((one for one in self.trail.recent(seen) if one.named and one.kind == "organisation"), None)
        if last is None or last in found:
            return found
        return [one for one in found if not one.named or phrase.noun in one.roles | one.nouns]

    def _of_pronoun(self, phrase: Phrase, at: int) -> Phrase:
        """A phrase with the owner whom its possessive pronoun means; one of its own where that is left open."""
        owner = next((entity for entity, seen in self.trail.heads.get(at, ()) if seen.how == "pronoun"), None)
        return replace(phrase, whose=frozenset((f"?{at}",)) if owner is None else keys_of(owner))

    def _two(self, phrase: Phrase, seen: Seen) -> bool:
        """Tie "the two men" or "both countries" to the only two of such of whom the last sentences tell."""
        pair = self._counted.told(phrase, seen)
        if pair is None:
            return False
        seen.reason, seen.score = "the only two such who are named before it", 0.8
        seen.evidence = tuple((last.first, last.last) for last in (one.last(seen) for one in pair if one.seen))
        group = self._groups.of(*pair)
        group.roles.add(phrase.noun)
        self.trail.add(group, seen)
        return True

    def _is_named(self, known: Known) -> bool:
        return known.id in self.entities.by_known and self.entities.by_known[known.id].named

    def _is_seen(self, known: Known) -> bool:
        return bool(self.entities.by_known[known.id].seen)

    def _owner(self, phrase: Phrase) -> Entity | None:
        """Whose campaign, team or government a phrase means: "Lopez's campaign", "the Lopez campaign", "her campaign"."""
        if phrase.kind != "organisation" or phrase.plural or phrase.noun not in self._lex.belonging:
            return None
        if phrase.owner is not None:
            return next((entity for entity, seen in self.trail.heads.get(phrase.owner, ()) if seen.how == "pronoun"), None)
        for index in range(phrase.head - 1, phrase.first - 1, -1):
            if index in self._of_run and self._of_run[index].kind in ("person", "state"):
                return self._of_run[index]
        return None

    def _described(self, phrase: Phrase, found: list[Entity], sole: Entity | None) -> Entity | None:
        """The only one before whom the text has described in these words, where the choice by weights is not sure."""
        if phrase.sort != "definite":
            return None
        if phrase.kind == "person":
            return sole if sole in found else None
        description = phrase.modifiers | phrase.tail | {phrase.noun}
        fitting = [one for one in found if description <= one.roles]
        return fitting[0] if len(fitting) == 1 else None

    def _otherwise(self, phrase: Phrase, found: list[Entity]) -> Callable[[], Entity] | None:
        """What to do with a role that is tied to nobody: somebody new, but not where it means one of those named."""
        again = (
            phrase.kind == "person" and not phrase.plural and phrase.sort == "definite" and phrase.noun in self._lex.again
        )
        if again and not phrase.tail and any(one.named for one in found[:3]):
            return None
        return lambda: self._introductions.introduced(phrase)

    # pronouns

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
        speaker, content = self.trail.tellers(pronoun.at)
        anaphor = Anaphor(
            seen,
            group,
            pronoun.possessive,
            source=self.standing.sources[pronoun.at] >= 0,
            speaker=speaker,
            content_of=content,
        )
        claim = self.standing.sources[pronoun.at]
        cue = self.claims[claim].cue if claim >= 0 else None
        told, why = None, "denies what they are accused of"
        if cue is not None and cue.lemma in self._lex.denying:
            told = accused(self.page, pronoun.at, self.trail.heads)
        elif group in ("he", "she") and not pronoun.possessive:
            told, why = sole(self.page, pronoun.at, self.trail.mentions), "the only person of whom the sentence tells"
        if told is not None and tests[group](told[0]):
            seen.reason, seen.score = why, 0.9
            seen.evidence = ((told[1].first, told[1].last),)
            self.trail.add(told[0], seen)
            return
        others = self._spoken_of(pronoun.at) | self._answered(pronoun.at, seen)
        found = self.trail.candidates(seen, lambda one: tests[group](one) and one not in others)
        self._resolve(anaphor, found, seen, None)

    def _relative(self, pronoun: Pronoun, seen: Seen) -> None:
        """Tie "who" and "which" to the noun phrase just before them."""
        page = self.page
        if not page.same(pronoun.at - 1, pronoun.at):
            return
        found = antecedent(page, pronoun, seen, self.trail.mentions)
        if found is not None:
            entity, last, seen.reason, seen.score = found
            seen.evidence = ((last.first, last.last),)
            self.trail.add(entity, seen)
            return
        phrase = unlisted(page, pronoun) if pronoun.group == "who" and unmarked(page, pronoun) else None
        if phrase is None:
            return
        first, head, plural = phrase
        entity = self.entities.new("collective" if plural else "person")
        entity.plural = plural
        entity.roles.add(head)
        self.trail.add(entity, self.standing.seen(first, pronoun.at, "role", "introduced here", 0.9))
        seen.reason, seen.score = "the noun phrase before the relative pronoun", 0.9
        seen.evidence = ((first, pronoun.at),)
        self.trail.add(entity, seen)

    # the choice

    def _resolve(
        self,
        anaphor: Anaphor,
        found: list[Entity],
        seen: Seen,
        otherwise: Callable[[], Entity] | None,
        described: Entity | None = None,
    ) -> None:
        choice = self.judge(anaphor, found, self.trail.context)
        group = anaphor.group
        rival = None if choice is None else self._rival(anaphor, choice.entity, found, seen)
        if choice is not None and rival is not None:
            self.trail.leave_open(seen, (choice.entity, rival), "two of different owners are called so")
            return
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
            self.trail.add(choice.entity, seen)
            return
        if described is not None:
            seen.reason, seen.score = "the only one described so before it", 0.7
            last = described.last(seen)
            seen.evidence = ((last.first, last.last),)
            self.trail.add(described, seen)
            return
        if choice is not None and (choice.none < 0.5 or otherwise is None):
            near = choice.runner is not None and choice.second > 0.5 * choice.chance
            two = tuple(one for one in (choice.entity, choice.runner) if one is not None and (near or one is choice.entity))
            why = "two candidates of nearly the same score" if near else "no candidate is likely enough"
            self.trail.leave_open(seen, two, why)
        if otherwise is not None:
            entity = otherwise()
            seen.reason = "introduced here" if not entity.seen else "the same words as before"
            self.trail.add(entity, seen)

    def _rival(self, anaphor: Anaphor, chosen: Entity, found: Sequence[Entity], seen: Seen) -> Entity | None:
        """Another candidate near by that has the noun of a role as well, but is somebody else's: "the army" after two armies."""
        if not anaphor.noun:
            return None
        noun = anaphor.noun
        here, ours = chosen.owners.get(noun, frozenset()), chosen.matters.get(noun, frozenset())
        for one in found:
            if one is chosen or seen.unquoted - one.last(seen).unquoted > NEAR:
                continue
            there = one.owners.get(noun) or self._office_of(one, noun)
            theirs = one.matters.get(noun, frozenset())
            if apart(here, there) or (noun in one.roles and of_others(noun, ours, theirs, self._lex)):
                return one
            told, others = here | ours, there | theirs
            if (
                anaphor.seen.how == "role"
                and not (chosen.named or one.named or anaphor.body)
                and told
                and others
                and not told & others
            ):
                return one
        return None

    def _office_of(self, entity: Entity, noun: str) -> frozenset[str]:
        """Whose the office of a noun is that somebody holds, as packs know, without the text's saying so."""
        known = entity.known
        holds = known is not None and known.state and entity.kind == "person" and self.knowledge.holds(known, noun)
        return frozenset((f"@{entity.nation}",)) if holds else frozenset()

    def _side_by_side(self, choice: Choice, seen: Seen) -> bool:
        """Whether the two likeliest were last named together: "Lopez and Stone spoke. She …" may be either."""
        if choice.runner is None or choice.second < 0.1:
            return False
        one, other = sorted((choice.entity.last(seen), choice.runner.last(seen)), key=lambda last: last.first)
        return self.page.lower(one.last) == "and" and other.first - one.last < 4 and one.sentence == other.sentence


def _person(entity: Entity, gender: str, blind: bool) -> bool:
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
