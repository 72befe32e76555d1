"""Whose a body or office is, and what it is of: "Norland's army", "the Norlandic ministry of health", "the mayor of Vessby".

An owner is a set of keys that name it: "@Norland" for a state or people, "#7" for the entity with that number, "?3" for whom the
pronoun at that token means and who is not known, else the words of a name in lower case. A capital is both a city and a state. Two
owners are different where they have no key in common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.model import Page
from reportedly.resolve.actors.entities import Entity
from reportedly.resolve.actors.lands import Lands
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.phrases import Phrase
from reportedly.resolve.actors.runs import Run

Owner = frozenset[str]

_COMPLEMENT = 5
"""Words of the longest complement after which another one says whose an office is."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its name: ``noun`` says what it is, ``matter`` of what, ``owner`` whose."""

    noun: str
    matter: frozenset[str]
    owner: Owner

    def state(self, lex: Lexicon) -> str:
        """The state whose government it is; empty for any other body."""
        return sovereign(self.owner, lex) if self.noun in lex.sovereign and not self.matter else ""


def sovereign(owner: Owner, lex: Lexicon) -> str:
    """The state that owners are, where they are one and no people, city or actor; else empty."""
    name = next(iter(owner), "") if len(owner) == 1 else ""
    return name[1:] if name.startswith("@") and name[1:] in lex.states.values() else ""


def keys_of(entity: Entity) -> Owner:
    """The keys by which an entity owns what is its own."""
    name = entity.state or (entity.known.name if entity.known is not None and entity.kind == "state" else "")
    return frozenset((f"@{name}",)) if name else frozenset((f"#{entity.number}",))


def body_of(page: Page, run: Run, lands: Lands, lex: Lexicon) -> Body | None:
    """The body that a name describes: one whose owner stands in it or right before it, or else where it is by what stands around it;
    ``None`` where it is a name of its own.
    """
    words = list(lex.spelled(run.key))
    owner = lands.genitive(run.first)
    for length in (3, 2, 1):
        found = lands.named(run.first, run.first + length) if len(words) > length else set()
        if found:
            owner |= found
            del words[: length + (words[length] in ("'s", "'"))]
            break
    cut = next((at for at, word in enumerate(words) if word in lex.complements and at), len(words))
    tail = words[cut + 1 :]
    for at, word in enumerate(tail if not owner else ()):
        if at and tail[at - 1] not in lex.complements and tail[at - 1] not in lex.grammar.articles:
            continue
        owner |= lands.named(run.last - len(tail) + at, run.last)
        if owner and word not in lex.grammar.articles:
            tail = tail[: max(0, at - 1)]  # "Ministry of Defence of Norland"
            break
    noun = words[cut - 1] if words else ""
    if not owner and (noun in lex.single or noun in lex.portfolios):
        owner |= lands.based(run.begin - 1) or lands.after(run.last) or lands.front(run.begin, noun, True)
    if noun not in lex.common and not (owner and run.kind == "organisation"):
        return None
    matter = frozenset((*words[: cut - 1], *tail)) - lex.grammar.determiners - lex.grammar.prepositions
    return Body(lex.common.get(noun, noun), matter, frozenset(owner))


@dataclass(slots=True)
class Owners:
    """The owners of roles in one text; ``of_run`` are the entities of its names by their first tokens."""

    page: Page
    runs: Sequence[Run]
    of_run: Mapping[int, Entity]
    lands: Lands
    _lex: Lexicon = field(init=False)
    _at: dict[int, Run] = field(init=False)

    def __post_init__(self) -> None:
        self._lex = lexicon(self.page.language)
        self._at = {at: run for run in self.runs for at in range(run.first, run.last)}

    def told(self, phrase: Phrase) -> Phrase:
        """The phrase with its owner and what it is of, as far as its own words tell."""
        page, lex = self.page, self._lex
        owner: set[str] = set()
        used: set[int] = set()
        mark = next((at for at in range(phrase.head - 1, phrase.first, -1) if page.lower(at) in ("'s", "'")), None)
        if mark is not None:
            owner |= self._named(mark - 1, used) or self._plainly(mark - 1)
            used.update(range(phrase.first, mark + 1))
        else:
            for at in range(phrase.first, phrase.head):
                found = self.lands.based(at)
                if found:
                    used.add(at)
                owner |= found or self._named(at, used)
        joint = phrase.head + 1
        where = page.lower(joint) in lex.where
        reach = next((at for at in range(joint + 2, phrase.reach) if self._bears(at)), phrase.reach)
        for at in range(joint + 1, reach):
            if page.lower(at) in lex.complements:
                break
            if page.lower(joint) == "to" or (where and owner):
                continue  # "the ambassador to Norland", "the Norlandic embassy in Vessby"
            owner |= self._named(at, used) if mark is None else frozenset()
        if not owner and mark is None and page.lower(joint) == "of":
            owner |= self._land(joint + 1, used)
        local = phrase.noun in lex.single or phrase.noun in lex.portfolios or phrase.noun in lex.offices
        if not owner and phrase.owner is None:
            owner |= self.lands.front(phrase.first, phrase.noun, local)
        around = (*range(phrase.first, phrase.head), *range(joint, reach))
        matter = {page.lower(at) for at in around if at not in used and page.tokens[at].word}
        past = {lex.same.get(low, low) for low in matter & lex.past}
        matter = matter - lex.edge - lex.grammar.determiners - lex.grammar.prepositions
        if not owner and not matter:
            return phrase
        return replace(phrase, whose=frozenset(owner), matter=lex.telling(lex.spelled(sorted(matter))) | past)

    def _land(self, first: int, used: set[int]) -> Owner:
        """The land whose an office is by a second "of" not far from token ``first``: "the minister of defence of Norland"."""
        page, lex = self.page, self._lex
        for at in range(first, first + _COMPLEMENT):
            low = page.lower(at)
            if not page.same(first, at) or not page.tokens[at].word or (low in lex.edge and low != "of"):
                break
            if low == "of":
                at += 1 + (page.lower(at + 1) in lex.grammar.articles)
                return frozenset(key for key in self._named(at, used) if key.startswith("@"))
        return frozenset()

    def _bears(self, at: int) -> bool:
        """Whether the full name of a person at token ``at`` comes right after what an office is of, and so is its bearer's."""
        run, before = self._at.get(at), self.page.tokens[at - 1]
        whole = run is not None and run.kind == "person" and run.first == at and len(run.key) > 1
        return whole and before.capital and before.lower not in self._lex.roles and before.lower not in self._lex.titles

    def _plainly(self, at: int) -> Owner:
        """A word with a capital that is no role or body, where it is an owner but was taken for no name, as it begins a sentence."""
        low, lex = self.page.lower(at), self._lex
        plain = low in lex.heads or low in lex.organisations or low in lex.stop
        return frozenset((low,)) if self.page.tokens[at].capital and not plain else frozenset()

    def _named(self, at: int, used: set[int]) -> Owner:
        """The owner that a word names, or the name that it belongs to; its words are ``used``."""
        run = self._at.get(at)
        first, last = (at, at + 1) if run is None else (run.first, run.last)
        entity = self.of_run.get(first) if run is not None else None
        found = frozenset(self.lands.named(first, last))
        if entity is not None and not (found and run is not None and self.lands.strange(" ".join(run.key))):
            found = keys_of(entity)
        else:
            if not found and run is not None and not run.group:
                found = frozenset((" ".join(run.key),))
        if found:
            used.update(range(first, last))
        return found


def apart(one: Owner, other: Owner) -> bool:
    """Whether two owners, where both are told, are different: nothing in common, or two cities of one state."""
    if not one or not other:
        return False
    return not one & other or bool(cities(one) and cities(other) and not cities(one) & cities(other))


def cities(owner: Owner) -> Owner:
    """The keys of an owner that are no state's or people's."""
    return frozenset(key for key in owner if not key.startswith("@"))


def foreign(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether a phrase says that somebody, or a body, is another's than the entity is known to be."""
    here = phrase.whose
    if not here:
        return False
    if entity.kind == "state":
        return not here & keys_of(entity)
    there = entity.owners.get("", frozenset()).union(*(entity.owners.get(noun, ()) for noun in alike(phrase.noun, lex)))
    if there:
        return apart(here, there)
    states = {key for key in here if key.startswith("@")}
    if not states:
        return False
    nations = entity.nations
    if nations:
        return not nations & states
    towards = {f"@{lex.states[word]}" for word in entity.roles & lex.states.keys()}
    if entity.kind == "person" and states & towards:
        return True  # the ambassador to Norland is not the Norlandic one
    # whatever else describes it: "the Sudanese military junta"; a body of which the text does not say whose it is may be anybody's
    owners = {key for owner in entity.owners.values() for key in owner if key.startswith("@")}
    return not states & owners if owners else entity.kind == "organisation" and not entity.named


def elsewhere(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether an office or body is of another matter than the entity's of that noun: "the trade minister", "minister for health",
    "the army spokesman", or is the second or a former one where the other is not.
    """
    nouns = alike(phrase.noun, lex)
    if not (nouns & entity.roles or any(entity.matters.get(noun) for noun in nouns)):
        return False
    here, there = phrase.matter, frozenset[str]().union(*(entity.matters.get(noun, ()) for noun in nouns))
    marks = lex.seconds | lex.past
    if (here & marks) != (there & marks) or of_others(phrase.noun, here, there, lex):
        return True
    if entity.named or phrase.kind == "organisation":
        return False
    # who is known by a description alone is no other's: "the Norlandic official", "the coalition official"
    here, there = here | phrase.whose, there.union(*(entity.owners.get(noun, ()) for noun in nouns))
    return bool(here and there and not here & there)


def of_others(noun: str, here: Owner, there: Owner, lex: Lexicon) -> bool:
    """Whether what two of one noun are of, where both are told, is not the same: "a rebel spokesman", "an army spokesman"."""
    if not here or not there:
        return False
    if noun in lex.portfolios and not here & there:
        return True
    one, other = (bodies(matter, lex) for matter in (here, there))
    if not one or not other:
        return False
    both = one & other
    if not both:
        return not any(alike(body, lex) & other for body in one)
    # "a foreign ministry spokesman", "a health ministry spokesman"
    return bool(both & lex.portfolios and here - both and there - both and not (here - both) & (there - both))


def bodies(matter: Owner, lex: Lexicon) -> Owner:
    """The words of a description that are bodies or those who make one."""
    return (
        frozenset(word for word in matter if word in lex.organisations or word in lex.heads)
        - lex.seconds
        - lex.documents.keys()
    )


def alike(noun: str, lex: Lexicon) -> frozenset[str]:
    """The nouns by which an office or body of a noun is named as well, that noun too."""
    return lex.alike.get(noun, frozenset((noun,)))
