"""The words by which actors are recognised: the tables ``actors`` and ``grammar`` of a language, parsed once for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.model import Grammar, Language, Morphology, compiled, grammar, listed_words, words_of_name


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every list in lower case. ``first`` maps a first name to ``he`` or ``she``; ``states`` any wording to the state's name.

    ``roles`` maps singular and plural forms of a role to its singular; ``gendered`` roles and titles to ``he`` or ``she``;
    ``types`` a noun for a body to those by which it may be called again; ``same`` a word to the one that means the same.
    ``single`` are bodies of which a state has one, ``sovereign`` those of them that speak as the state itself,
    ``portfolios`` nouns that leave open what they are of, ``seconds`` say that
    somebody is not the first in an office, ``offices`` those of which
    nobody here holds two, unless they are ``alike``, ``general`` roles that leave open what else somebody is; ``spellings`` map one
    spelling of a word in names to the other.
    ``capitals`` and ``seats`` map to the name of a state, ``adjectives`` too ("french"); ``nationals`` are "germans" and such. All
    that names a state, people or party comes from the language's polities; ``abbreviated`` names count in capitals only, and
    ``polity_begins`` are the first words of all that says which state is meant, but seats. ``heads`` are all nouns that can mean an
    actor or a text; ``acts`` are words that follow a subject, ``strong`` those of them that a mere place does not have;
    ``participles`` are those of irregular verbs, ``answering`` the lemmas of those that answer somebody else,
    ``relaying`` words after which follows whose words are told on ("citing"). What the other lists
    hold their table says.
    """

    grammar: Grammar
    morphology: Morphology
    # people
    titles: frozenset[str]
    means: Mapping[str, frozenset[str]]
    roles: Mapping[str, str]
    plural_roles: frozenset[str]
    gendered: Mapping[str, str]
    again: frozenset[str]
    parties: frozenset[str]
    vice: frozenset[str]
    past: frozenset[str]
    complements: frozenset[str]
    verbal: frozenset[str]
    manned: frozenset[str]
    adjectival: frozenset[str]
    plain: frozenset[str]
    same: Mapping[str, str]
    crowds: frozenset[str]
    first: Mapping[str, str]
    particles: frozenset[str]
    generations: frozenset[str]
    demonyms: tuple[str, ...]
    people_together: frozenset[str]
    women_together: frozenset[str]
    two: frozenset[str]
    paired: frozenset[str]
    # bodies and texts
    organisations: frozenset[str]
    described: frozenset[str]
    common: Mapping[str, str]
    types: Mapping[str, frozenset[str]]
    agencies: frozenset[str]
    joining: frozenset[str]
    suffixes: frozenset[str]
    lands: frozenset[str]
    untyped: frozenset[str]
    belonging: frozenset[str]
    fighters: frozenset[str]
    owned: frozenset[str]
    single: frozenset[str]
    sovereign: frozenset[str]
    portfolios: frozenset[str]
    seconds: frozenset[str]
    offices: frozenset[str]
    general: frozenset[str]
    seated: frozenset[str]
    alike: Mapping[str, frozenset[str]]
    spellings: Mapping[str, str]
    documents: Mapping[str, str]
    heads: frozenset[str]
    # states and places
    states: Mapping[str, str]
    abbreviated: frozenset[str]
    capitals: Mapping[str, str]
    seats: Mapping[str, str]
    adjectives: Mapping[str, str]
    nationals: Mapping[str, str]
    groups: frozenset[str]
    peoples: Mapping[str, str]
    states_together: frozenset[str]
    sides: frozenset[str]
    regions: Mapping[str, str]
    regional: frozenset[str]
    letters: Mapping[str, str]
    polity_begins: frozenset[str]
    places: frozenset[str]
    where: frozenset[str]
    dwelt: frozenset[str]
    divisions: frozenset[str]
    kinds: frozenset[str]
    after_names: frozenset[str]
    # the rest of the sentence
    stop: frozenset[str]
    leading: frozenset[str]
    edge: frozenset[str]
    before_places: frozenset[str]
    acts: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    accusing: frozenset[str]
    accusations: frozenset[str]
    denying: frozenset[str]
    answering: frozenset[str]
    relaying: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]
    participles: frozenset[str]

    def is_state(self, name: str, text: str) -> bool:
        """Whether ``name``, in lower case, names a state; where it is an abbreviation, ``text`` has to be in capitals."""
        return name in self.states and (name not in self.abbreviated or text.isupper())

    def spelled(self, words: Iterable[str]) -> tuple[str, ...]:
        """Words of a name, each in the spelling by which names are compared."""
        return tuple([self.spellings.get(word, word) for word in words])

    def telling(self, words: Iterable[str]) -> frozenset[str]:
        """Those words of a description that tell who is meant, one word for all that mean the same."""
        return frozenset([self.same.get(word, word) for word in words if word not in self.plain])


@compiled
def lexicon(language: Language) -> Lexicon:
    """The lists of a language; those that it does not have are empty."""
    plural = language.morphology.plural

    def some(section: str, *names: str) -> frozenset[str]:
        return frozenset(listed_words(language, "actors", section, *names))

    def pairs(section: str, name: str) -> dict[str, str]:
        return dict(entry.split("=") for entry in listed_words(language, "actors", section, name))

    def forms(section: str, name: str) -> dict[str, str]:
        return {form: word for word in listed_words(language, "actors", section, name) for form in (word, plural(word))}

    data = language.table("actors")
    closed = grammar(language)
    polity = _polity(language)
    views = some("roles", "views")
    members = frozenset(word for word in polity.parties if plural(word) in polity.members)
    singular = {role: role for role in sorted(some("roles", "person") | views | members)}
    plurals = {plural(role): role for role in singular} | pairs("roles", "irregular")
    gendered = dict.fromkeys(some("titles", "he") | some("roles", "he"), "he")
    gendered |= dict.fromkeys(some("titles", "she") | some("roles", "she"), "she")
    he, she = some("first", "he"), some("first", "she")
    regions = pairs("regions", "table")
    belonging = some("organisations", "belonging")
    weak = some("words", "weak") | closed.auxiliaries
    saying = language.saying
    attributing = saying.verbal(saying.opining | saying.all.of(acts=("wish",)), "base", "third", "past")
    strong = (attributing | some("words", "acts")) - weak
    agreeing = some("words", "agreeing")
    edge = closed.prepositions | closed.conjunctions | closed.auxiliaries | closed.nonfinite | closed.personal
    roles = {**plurals, **singular, **{role: role for role in some("roles", "held")}}
    common, documents, crowds = forms("organisations", "common"), forms("documents", "words"), some("crowds", "words")
    return Lexicon(
        grammar=closed,
        morphology=language.morphology,
        titles=some("titles", "he", "she", "plain"),
        means={word: frozenset(meaning.split()) for word, meaning in data.get("titles", {}).get("means", {}).items()},
        roles=roles,
        plural_roles=frozenset(plurals),
        gendered=gendered,
        again=some("roles", "again") | views | members,
        parties=frozenset(polity.parties),
        vice=some("roles", "vice"),
        past=some("roles", "past"),
        complements=some("roles", "complements"),
        verbal=some("roles", "verbs"),
        manned=some("roles", "bodies"),
        adjectival=some("roles", "adjectival") | views | frozenset(polity.parties),
        plain=some("roles", "plain"),
        same={**polity.parties, **polity.abbreviated, **pairs("roles", "same")},
        crowds=crowds,
        first={**dict.fromkeys(he - she, "he"), **dict.fromkeys(she - he, "she"), **dict.fromkeys(he & she, "")},
        particles=some("names", "particles"),
        generations=some("names", "generations"),
        demonyms=tuple(listed_words(language, "actors", "names", "demonyms")),
        people_together=some("together", "people"),
        women_together=some("together", "women"),
        two=some("together", "two"),
        paired=some("together", "joined"),
        organisations=some("organisations", "words") | polity.bodies,
        described=some("organisations", "described"),
        common=common,
        types=_types(data.get("organisations", {}).get("types", "")),
        agencies=some("organisations", "agencies"),
        joining=some("organisations", "joining"),
        suffixes=some("organisations", "suffixes"),
        lands=some("organisations", "lands"),
        untyped=some("organisations", "untyped"),
        belonging=belonging,
        fighters=some("organisations", "fighters"),
        owned=belonging | some("organisations", "parts"),
        single=some("bodies", "single"),
        sovereign=some("bodies", "sovereign"),
        portfolios=some("bodies", "portfolios"),
        seconds=some("bodies", "seconds"),
        offices=some("bodies", "offices"),
        general=some("bodies", "general") | views | members,
        seated=some("bodies", "seated"),
        alike=_both(listed_words(language, "actors", "bodies", "alike")),
        spellings=pairs("bodies", "spellings"),
        documents=documents,
        heads=frozenset((*roles, *common, *documents, *crowds, *polity.nationals)),
        states=polity.states,
        abbreviated=frozenset(polity.abbreviated),
        capitals=polity.capitals,
        seats=polity.seats,
        adjectives=polity.adjectives,
        nationals=polity.nationals,
        peoples=polity.peoples,
        groups=polity.groups | views | frozenset(map(plural, views)) | some("groups", "words"),
        states_together=frozenset(forms("together", "states")),
        sides=frozenset(forms("together", "sides")),
        regions=regions,
        regional=frozenset(word for name in regions.values() for word in name.split("-")) - some("regions", "common"),
        letters={
            **language.polities.initials.get(data.get("regions", {}).get("country", ""), {}),
            **pairs("regions", "letters"),
        },
        polity_begins=frozenset(
            name.partition(" ")[0]
            for names in (polity.states, polity.adjectives, polity.nationals, polity.capitals)
            for name in names
        ),
        places=frozenset((*polity.states, *polity.capitals)) - polity.abbreviated.keys(),
        where=some("places", "where"),
        dwelt=some("places", "dwelt"),
        divisions=some("places", "divisions"),
        kinds=some("places", "kinds"),
        after_names=some("places", "divisions", "kinds") | common.keys(),
        stop=some("words", "stop"),
        leading=some("words", "leading"),
        edge=edge
        | frozenset(word for word, group in closed.pronouns.items() if group in ("who", "which"))
        | some("words", "edge"),
        before_places=closed.prepositions | some("words", "moving"),
        acts=strong | weak,
        strong=strong,
        weak=weak,
        accusing=saying.all.of("verb", families=("accusing",)).forms(),
        accusations=saying.all.of("noun", families=("accusing",)).forms(),
        denying=saying.all.of(forces=("denying",)).forms(),
        answering=saying.all.of(traits=("answering",)).lemmas,
        relaying=saying.all.of(traits=("relayed",)).forms("progressive"),
        singular=closed.singular | frozenset(f"{verb}s" for verb in agreeing),
        plural=closed.plural | agreeing,
        participles=frozenset(participle for _, participle in language.morphology.irregular.values()),
    )


def _both(equal: Iterable[str]) -> dict[str, frozenset[str]]:
    """From each of two words with "=" between them to all that are so joined with it, itself too."""
    out: dict[str, frozenset[str]] = {}
    for pair in equal:
        one, other = pair.split("=")
        out[one] = out.get(one, frozenset((one,))) | {other}
        out[other] = out.get(other, frozenset((other,))) | {one}
    return out


def _types(table: str) -> dict[str, frozenset[str]]:
    """From each noun to those by which news may call the same body again."""
    out: dict[str, frozenset[str]] = {}
    for line in filter(None, table.splitlines()):
        nouns = frozenset(line.split())
        for noun in nouns:
            out[noun] = out.get(noun, frozenset()) | nouns
    return out


@dataclass(frozen=True, slots=True)
class _Polity:
    """The polities of a language as this room looks them up: words in lower case with a space between two tokens."""

    states: dict[str, str]
    abbreviated: dict[str, str]
    capitals: dict[str, str]
    seats: dict[str, str]
    adjectives: dict[str, str]
    nationals: dict[str, str]
    groups: frozenset[str]
    peoples: dict[str, str]
    parties: dict[str, str]
    members: frozenset[str]
    bodies: frozenset[str]


def _polity(language: Language) -> _Polity:
    """``abbreviated`` maps an abbreviation of a state to its adjective, as both describe somebody alike: "U.S.", "American"."""
    all_ = language.polities

    def low(names: Mapping[str, str]) -> dict[str, str]:
        return {" ".join(words_of_name(name, language)): whose for name, whose in names.items()}

    def single(names: Iterable[str]) -> Iterator[str]:
        return (name for name in names if len(words_of_name(name, language)) == 1)

    adjective = {state: word for word, state in reversed(list(all_.adjectives.items()))}
    return _Polity(
        states=low(all_.states),
        abbreviated=low({name: adjective.get(state, "") for name, state in all_.states.items() if name.isupper()}),
        capitals=low(all_.capitals),
        seats=low(all_.seats),
        adjectives=low(all_.adjectives),
        nationals=low({**all_.peoples, **all_.plurals}),
        peoples=low(all_.groups),
        groups=frozenset(low({**all_.groups, **all_.members})) | frozenset(low(dict.fromkeys(single(all_.parties), ""))),
        parties={word.casefold(): all_.parties[word] for word in single(all_.parties)},
        members=frozenset(low(all_.members)),
        bodies=frozenset(single(name for name in all_.bodies if not name.isupper())),
    )
