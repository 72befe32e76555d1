"""What packs know of actors, as looked up in a text: names, titles of offices at a date, metonyms."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.model import ActorKind, KnownActor, Language, Pack, PackSet, Page, grammar, words_of_name
from reportedly.resolve.actors.forms import Form, Forms, Key
from reportedly.resolve.actors.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of a pack: its full id (``ru-ua/putin``), name, kind, side and pronoun, and the name of the state it is of."""

    id: str
    name: str
    kind: ActorKind
    side: str | None
    gender: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class _Term:
    """Who holds an office, from ``start`` up to ``end``, the day on which it is over; ``None`` where it is not."""

    holder: Known
    start: str
    end: str | None

    def holds(self, published: str | None) -> bool:
        """Whether it does on that day; with no date, whether it still does."""
        if published is None:
            return self.end is None
        return self.start <= published and (self.end is None or published < self.end)


@dataclass(frozen=True, slots=True)
class _Turned:
    """What of packs does not depend on a date or a text."""

    actors: Mapping[str, Known]
    names: Mapping[Key, Known]
    shared: Mapping[Key, tuple[Known, ...]]
    metonyms: Mapping[Key, Known]
    states: Mapping[Key, Known]
    terms: Mapping[Key, Sequence[_Term]]
    forms: Mapping[Key, Form]
    lengths: Mapping[str, tuple[int, ...]]
    begins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The packs turned around: from words (lower case, in one spelling) to actors, for an article of a date.

    ``names`` hold every form of a name that a pack lists and those that follow from it ("Norland's army" from "Norlandic army");
    ``shared`` are the names of several, of whom :meth:`of_page` chooses. ``forms`` say how names, seats and titles are written,
    ``lengths`` how long those are that begin with a word, the longest first; ``begins`` are names, metonyms and states of one
    word; ``actors`` is everybody by full id. Nobody changes it: articles share it.
    """

    actors: Mapping[str, Known]
    names: Mapping[Key, Known]
    shared: Mapping[Key, tuple[Known, ...]]
    metonyms: Mapping[Key, Known]
    states: Mapping[Key, Known]
    forms: Mapping[Key, Form]
    lengths: Mapping[str, tuple[int, ...]]
    begins: frozenset[str]
    _terms: Mapping[Key, Sequence[_Term]]
    _published: str | None

    def holders(self, title: Key) -> Mapping[str, Known]:
        """All who have ever borne a title, by their ids."""
        return {term.holder.id: term.holder for term in self._terms.get(title, ())}

    def office(self, title: Key) -> Known | None:
        """Who bears a title at the article's date; ``None`` where nobody does, or several have and there is no date."""
        if self._published is None and len(self.holders(title)) > 1:
            return None
        return next((term.holder for term in self._terms.get(title, ()) if term.holds(self._published)), None)

    def holds(self, known: Known, noun: str) -> bool:
        """Whether somebody bears a title with this noun at the article's date."""
        return any(
            term.holder.id == known.id and term.holds(self._published)
            for title, terms in self._terms.items()
            if noun in title
            for term in terms
        )

    def is_title(self, key: Key) -> bool:
        """Whether the words are a title that somebody has borne."""
        return key in self._terms

    def of_page(self, page: Page) -> Knowledge:
        """The same for one text: a name that several share is that of the only one whose state the text names, if there is one."""
        lex = lexicon(page.language)
        chosen: dict[Key, Known] = {}
        lows = {lex.spellings.get(token.lower, token.lower) for token in page.tokens if token.capital}
        here = [key for key in self.shared if key[0] in lows]
        if not here:
            return self
        named = states_named(page)
        for key in here:
            near = [known for known in self.shared[key] if known.state and known.state in named]
            if len(near) == 1:
                chosen[key] = near[0]
        return replace(self, names={**self.names, **chosen}) if chosen else self


def states_named(page: Page, apart: Container[int] = frozenset()) -> set[str]:
    """The states that a text names, or whose adjective, people or capital it names, outside of the tokens ``apart``."""
    lex = lexicon(page.language)
    lists = (lex.states, lex.adjectives, lex.nationals, lex.capitals)
    found: set[str] = set()
    tokens = page.tokens
    for at, token in enumerate(tokens):
        if not token.capital or token.lower not in lex.polity_begins or at in apart:
            continue
        for length in (1, 2, 3):
            if page.same(at, at + length - 1):
                joined = " ".join(each.lower for each in tokens[at : at + length])
                found |= {words[joined] for words in lists if joined in words}
    return found


def key(name: str, language: Language) -> Key:
    """The words of a name as they are compared: lower case, in one spelling, straight apostrophes, no article before them."""
    found = lexicon(language).spelled(words_of_name(name, language))
    return found[1:] if len(found) > 1 and found[0] == "the" else found


def knowledge(packs: Sequence[Pack], published: str | None, language: Language) -> Knowledge:
    """Everything that ``packs`` say about actors, for an article of the date ``published``.

    Of two with one name in different packs the one that has a side goes first, then the one of the later pack; of offices too. Who
    has one and the same name in two packs is one actor. What two of one pack are called is a shared name. With no date an office
    counts only where a single holder has ever borne the title, and still does.
    """
    turned = _turned(PackSet(packs), language)
    return Knowledge(
        turned.actors,
        turned.names,
        turned.shared,
        turned.metonyms,
        turned.states,
        turned.forms,
        turned.lengths,
        turned.begins,
        turned.terms,
        published,
    )


@lru_cache(maxsize=8)
def _turned(same: PackSet, language: Language) -> _Turned:
    return _Turning(same.packs, language).turned()


class _Turning:
    """One turning around of packs."""

    def __init__(self, packs: Sequence[Pack], language: Language) -> None:
        self._language = language
        # who goes first where two packs have one name: those with a side, then those of the later pack
        entries = [(pack, self._unspoken(actor)) for pack in reversed(packs) for actor in pack.actors]
        self._entries = sorted(entries, key=lambda one: one[1].side is None)
        self._packs = packs
        states = [(pack, actor) for pack, actor in self._entries if actor.kind == "state"]
        self._state_of = {actor.country: actor.name for _, actor in reversed(states) if actor.country}
        self._forms = Forms(language)
        for _, actor in states:
            self._forms.add_state(
                actor.name,
                [key(name, language) for name in (actor.name, *actor.aliases, *actor.short)],
                [key(word, language) for word in actor.adjectives],
            )

    def turned(self) -> _Turned:
        names: dict[Key, list[tuple[str, Known]]] = {}
        derived: dict[Key, list[tuple[str, Known]]] = {}
        states: dict[Key, Known] = {}
        seats: dict[Key, list[tuple[str, Known]]] = {}
        forms: dict[Key, Form] = {}
        follow: dict[Key, Form] = {}
        everyone = self._everyone()
        for pack, actor in self._entries:
            known = everyone[f"{pack.id}/{actor.id}"]
            for name in (*actor.capitals, *actor.metonyms):
                form = self._forms.written(name)
                seats.setdefault(form.key, []).append((pack.id, known))
                if form.told:
                    forms.setdefault(form.key, form)
            for name in (actor.name, *actor.aliases, *actor.short):
                bare = without_brackets(name)
                form = self._forms.written(bare)
                if actor.kind == "state":
                    states.setdefault(form.key, known)
                    if form.told:
                        forms.setdefault(form.key, form)
                    continue
                forms.setdefault(form.key, form)
                holders = names.setdefault(form.key, [])
                holders.append((pack.id, known))
                if bare != name:  # "Labour Party (UK)": others have the name too
                    holders.append((pack.id, _NOBODY))
                if actor.kind != "person":
                    for form in self._forms.derived(bare):
                        derived.setdefault(form.key, []).append(("", known))
                        follow.setdefault(form.key, form)
        names = {**derived, **names}
        forms = {**follow, **forms}
        sole, shared = _settled(names)
        metonyms, contested = _settled(seats)
        shared = {**contested, **shared}
        terms = self._terms(everyone, forms)
        lengths: dict[str, set[int]] = {}
        for one in forms:
            lengths.setdefault(one[0], set()).add(len(one))
        begins = frozenset(name[0] for name in (*sole, *shared, *metonyms, *states) if len(name) == 1)
        longest_first = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
        return _Turned(everyone, sole, shared, metonyms, states, terms, forms, longest_first, begins)

    def _unspoken(self, actor: KnownActor) -> KnownActor:
        """An actor without the aliases that any text may have for somebody else: pronouns."""
        if not any(pronominal(name, self._language) for name in (*actor.aliases, *actor.short)):
            return actor
        aliases, short = (
            tuple(name for name in some if not pronominal(name, self._language)) for some in (actor.aliases, actor.short)
        )
        return replace(actor, aliases=aliases, short=short)

    def _everyone(self) -> dict[str, Known]:
        """Every actor by full id; who has one full name in two packs is the same."""
        by_name: dict[tuple[Key, str], Known] = {}
        found: dict[str, Known] = {}
        for pack, actor in self._entries:
            known = self._known(pack, actor)
            full = [key(name, self._language) for name in (actor.name, *actor.aliases) if name == without_brackets(name)]
            one = by_name.get((full[0], known.kind)) if full else None
            if one is not None and one.id.partition("/")[0] != pack.id:
                found[known.id] = one
                continue
            found[known.id] = known
            for name in full:
                by_name.setdefault((name, known.kind), known)
        return found

    def _known(self, pack: Pack, actor: KnownActor) -> Known:
        gender = actor.pronoun if actor.pronoun in ("he", "she") else ""
        kind: ActorKind = "organisation" if actor.kind == "party" else actor.kind
        state = actor.name if kind == "state" else self._state_of.get(actor.country or "", "")
        return Known(f"{pack.id}/{actor.id}", actor.name, kind, actor.side, gender or "", state)

    def _terms(self, everyone: Mapping[str, Known], forms: dict[Key, Form]) -> dict[Key, list[_Term]]:
        """Who has borne each title; the terms of those who have a side first, then those of the later pack."""
        terms: dict[Key, list[_Term]] = {}
        offices = [
            (everyone[full], office)
            for pack in reversed(self._packs)
            for office in pack.offices
            if (full := office.holder if "/" in office.holder else f"{pack.id}/{office.holder}") in everyone
        ]
        written: dict[str, tuple[Form, ...]] = {}
        for holder, office in sorted(offices, key=lambda one: one[0].side is None):
            term = _Term(holder, office.start, office.end)
            here: dict[Key, None] = {}
            for title in office.titles:
                if title not in written:
                    written[title] = (self._forms.title(title), *self._forms.derived(title))
                    for form in written[title]:
                        forms[form.key] = form.or_as(forms.get(form.key))
                here.update(dict.fromkeys(form.key for form in written[title]))
            for title_key in here:
                terms.setdefault(title_key, []).append(term)
        return terms


def _settled(names: Mapping[Key, Sequence[tuple[str, Known]]]) -> tuple[dict[Key, Known], dict[Key, tuple[Known, ...]]]:
    """Of bearers with their packs, the first goes first: names with one in its pack, and those that several there share."""
    sole: dict[Key, Known] = {}
    shared: dict[Key, tuple[Known, ...]] = {}
    for name, holders in names.items():
        there = {known.id: known for pack, known in holders if pack == holders[0][0]}
        if len(there) == 1:
            sole[name] = holders[0][1]
        else:
            shared[name] = tuple(known for known in there.values() if known is not _NOBODY)
    return sole, shared


_NOBODY = Known("", "", "unknown", None, "")


def pronominal(name: str, language: Language) -> bool:
    """Whether a name is a word that stands for anybody: "he", "They"; but "US" and "WHO" are no pronouns in capitals."""
    closed = grammar(language)
    word = name.strip().lower().replace("’", "'")
    if len(word) > 1 and name.isupper():
        return False
    return word in closed.pronouns or word in closed.addressed or word in closed.determiners


def without_brackets(name: str) -> str:
    """A name without the brackets after it that tell its bearer from others: "Labour Party" for "Labour Party (UK)"."""
    return name[: name.rindex("(")].rstrip() if name.endswith(")") and "(" in name[1:] else name
