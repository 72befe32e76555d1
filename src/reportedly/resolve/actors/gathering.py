"""Names of one actor put together: full names, surnames, first names, abbreviations, and what packs know of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.model import ActorKind, Page
from reportedly.resolve.actors.entities import Entities, Entity
from reportedly.resolve.actors.forms import Key
from reportedly.resolve.actors.known import Knowledge, Known
from reportedly.resolve.actors.known import key as key_of
from reportedly.resolve.actors.lands import Lands
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.owners import Body, apart, body_of
from reportedly.resolve.actors.runs import Run

_PEOPLE = 20
"""Of so many with one surname or first name it is looked whom a name means."""


def gather(page: Page, names: Sequence[Run], knowledge: Knowledge, entities: Entities, lands: Lands) -> dict[int, Entity]:
    """Put the names of one actor together; returns the entity of each run by the run's first token.

    Full names first: they say who a surname, a first name or an abbreviation stands for.
    """
    lex, known = lexicon(page.language), knowledge.names
    people: dict[str, list[Entity]] = defaultdict(list)
    firsts: dict[str, list[Entity]] = defaultdict(list)
    count: dict[int, int] = defaultdict(int)
    out: dict[int, Entity] = {}
    rest = []
    short = _abbreviations(page, names, lex)
    own = _own_surnames(names, known, lex)
    for run in names:
        run.group = run.group or (len(run.key) == 1 and run.key[0] in lands.adjectives)
        if run.group or run.place:
            continue
        # what the article itself spells out goes before what packs know of an abbreviation
        hit = known.get(lex.spelled(short.get(run.key, run.key)))
        if hit is not None and run.key in own and (hit.kind == "person" or _acts_alone(page, run, lex)):
            hit = None  # the Biden of this text is another one
        family = _family(run, lex)
        body = None if run.kind == "person" else body_of(page, run, lands, lex)
        if hit is not None:
            out[run.first] = entity = entities.of_known(hit)
        elif run.kind == "person" and len(run.key) > 1 and not family:
            entity = _person(entities, run, people, lex)
        elif body is not None and body.owner:
            state = body.state(lex)
            entity = (
                entities.of_state(state, knowledge.states.get(key_of(state, page.language)))
                if state
                else _owned(entities, body, short.get(run.key, run.key))
            )
        elif body is not None and (body.noun in lex.single or body.noun in lex.portfolios):
            entity = _ownerless(entities, body, short.get(run.key, run.key))
            entities.bare[run.first] = body.noun
        elif run.kind == "organisation" and body is None and (owned := entities.owned(run.key)):
            entity = owned[-1]  # "the Air Force", after Norland's
            entities.bare[run.first] = run.key[-1]
        elif not family and (run.kind == "organisation" or len(run.key) > 1):
            entity = _other(entities, run.kind, short.get(run.key, run.key))
        else:
            rest.append(run)
            continue
        if body is not None and (body.owner or body.matter):
            entities.add_body(body.noun, body.owner, body.matter, entity)
        out[run.first] = entity
        entity.named = True
        count[entity.number] += 1
        entity.full = max(entity.full, run.key, key=len)
        entity.words |= set(run.key)
        entity.nouns |= nouns_of(run.key, lex)
        _learn(entity, run, lands, lex)
        if entity.kind == "person" and len(entity.full) > 1:
            _enter(people[_surname(entity.full, lex)], entity)
            if entity.full[0] in lex.first:
                _enter(firsts[entity.full[0]], entity)
    for run in rest:
        word = _surname(run.key, lex)
        whose = frozenset(lands.bearer(run))
        choices = _of_gender(run, people.get(word, ())) or _of_gender(run, firsts.get(word, ()))
        alone = [one for one in entities.bearing(run.key) if not _of_two(one, whose)]
        if choices:
            entities.namesakes[run.first] = tuple(choices)
            choices = [one for one in choices if not _of_two(one, whose)]
        if choices:
            best = _likeliest(run, choices, count)
        elif alone:
            best = alone[0]
        else:
            best = entities.new(run.kind)
            best.full = run.key
            best.words, best.nouns = set(run.key), nouns_of(run.key, lex)
            entities.bear(run.key, best)
        if not people.get(word):
            entities.namesakes[run.first] = tuple(entities.bearing(run.key))
        best.named = True
        out[run.first] = best
        count[best.number] += 1
        _learn(best, run, lands, lex)
    return out


def _own_surnames(names: Sequence[Run], known: Mapping[tuple[str, ...], Known], lex: Lexicon) -> set[tuple[str, ...]]:
    """Surnames by which packs know somebody or a people, but that here belong only to people with other full names."""
    full = [run.key for run in names if run.kind == "person" and len(run.key) > 1]
    theirs = {known[key].id for key in full if key in known}
    here = {_surname(key, lex) for key in full if key not in known}
    whole = {key[-1] for key in full if key not in known}
    alone = {(word,): known[(word,)] for word in here if (word,) in known}
    return {
        key
        for key, one in alone.items()
        if one.id not in theirs and (one.kind == "person" or (one.kind == "collective" and key[0] in whole))
    }


def _acts_alone(page: Page, run: Run, lex: Lexicon) -> bool:
    """Whether what is a people's name and a surname stands as a person's name: "Vale said", not "the Vale", "Vale rebels"."""
    before, after = page.lower(run.begin - 1), page.lower(run.last)
    parted = (
        after in lex.edge or after in lex.acts or not page.tokens[run.last].word if run.last < len(page.tokens) else True
    )
    return before not in lex.grammar.determiners and (parted or lex.morphology.may_be(after, "past"))


def _family(run: Run, lex: Lexicon) -> bool:
    """Whether a name is a last name alone, with particles before it: "Von der Heide"."""
    return len(run.key) > 1 and all(word in lex.particles for word in run.key[:-1])


def _enter(people: list[Entity], entity: Entity) -> None:
    if entity not in people:
        people.append(entity)


def _surname(key: tuple[str, ...], lex: Lexicon) -> str:
    """The last name, without a particle joined to it: "Burhan" is short for "al-Burhan"."""
    word = key[-2] if len(key) > 2 and key[-1] in lex.generations else key[-1]
    prefix, hyphen, rest = word.partition("-")
    return rest if hyphen and rest and prefix in lex.particles else word


def _of_gender(run: Run, people: Sequence[Entity]) -> list[Entity]:
    """Those whose gender is not another than the one that the title tells."""
    return [one for one in people[:_PEOPLE] if not (run.gender and one.gender and one.gender != run.gender)]


def _likeliest(run: Run, choices: Sequence[Entity], count: Mapping[int, int]) -> Entity:
    """Of several people with one name: the one whose gender the title tells, then the one named most, then the first."""
    fitting = [one for one in choices if run.gender and one.gender == run.gender] or choices
    return max(fitting, key=lambda one: count[one.number])


def _person(entities: Entities, run: Run, people: dict[str, list[Entity]], lex: Lexicon) -> Entity:
    if run.key in entities.by_name:
        return entities.by_name[run.key]
    for one in people.get(_surname(run.key, lex), ())[:_PEOPLE]:
        if _one_person(one.full, run.key):
            entities.by_name[run.key] = one
            return one
    entity = entities.by_name[run.key] = entities.new("person")
    return entity


def _one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names with one surname are of one person: the same first name, or its initial or short form."""
    first, second = one[0].rstrip("."), other[0].rstrip(".")
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return (len(short) == 1 or len(short) > 2) and long.startswith(short)


def _other(entities: Entities, kind: ActorKind, key: tuple[str, ...]) -> Entity:
    if key not in entities.by_name:
        entities.by_name[key] = entities.new(kind)
    return entities.by_name[key]


def _owned(entities: Entities, body: Body, key: tuple[str, ...]) -> Entity:
    """The body of an owner; one that was named without any is the first owner's."""
    entity = entities.body(body.noun, body.owner, body.matter)
    if entity is None:
        entity = entities.by_name.get(key)
        if entity is None or entity.owners:
            entity = _other(entities, "organisation", (*sorted(body.owner), *key))
            entities.by_name.setdefault(key, entity)
    return entity


def _ownerless(entities: Entities, body: Body, key: tuple[str, ...]) -> Entity:
    """The body that was named last by the same noun and matter, whosever it is; one of its own where none was."""
    named = [entity for _, matter, entity in entities.bodies.get(body.noun, ()) if matter == body.matter]
    return named[-1] if named and key not in entities.by_name else _other(entities, "organisation", key)


def _of_two(entity: Entity, whose: frozenset[str]) -> bool:
    """Whether a person is of another land or place than the words around a name say."""
    return apart(entity.nations | entity.of, whose)


def _learn(entity: Entity, run: Run, lands: Lands, lex: Lexicon) -> None:
    entity.roles |= run.tags
    if run.kind == "person":
        entity.of |= lands.bearer(run)
    _entitle(entity, run, lands, lex)
    for word in run.title:
        word = lex.same.get(word, word)
        entity.roles.add(lex.roles.get(word, word))
        entity.roles |= lex.means.get(word, frozenset())
    if run.kind == "person" and entity.kind == "unknown":
        entity.kind = "person"
    if run.gender:
        entity.gender = run.gender
    elif not entity.gender and len(run.key) > 1 and entity.kind == "person":
        entity.gender = lex.first.get(run.key[0].split("-")[0], "")
    if entity.kind == "organisation":
        entity.roles |= {lex.common[word] for word in nouns_of(run.key, lex) if word in lex.common}


def nouns_of(key: Key, lex: Lexicon) -> set[str]:
    """The words of a name that say what it names: the last before a complement, and the one before a suffix as that of firms."""
    cut = next((at for at, word in enumerate(key) if at and word in lex.grammar.prepositions), len(key))
    while cut > 1 and key[cut - 1] in lex.suffixes:
        cut -= 1
    return {key[cut - 1]}


def _abbreviations(page: Page, names: Sequence[Run], lex: Lexicon) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Abbreviations in brackets after what they name, "Institute for the Study of War (ISW)", and those that are its initials."""
    before = {run.last: run for run in names}
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    initials: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for run in names:
        if run.kind == "organisation" and len(run.key) > 2:
            initials["".join(token.lower[0] for token in page.tokens[run.first : run.last] if token.capital)].add(run.key)
    for run in names:
        long = before.get(run.first - 1)
        short = "".join(run.key).replace(".", "")
        if long is None or page.lower(run.first - 1) != "(" or page.lower(run.last) != ")" or long.kind == "person":
            if (
                len(run.key) == 1
                and len(short) > 2
                and page.tokens[run.first].text.isupper()
                and len(initials.get(short, ())) == 1
            ):
                found.setdefault(run.key, next(iter(initials[short])))
                run.kind, run.group, run.place = "organisation", False, False
            continue
        if _cut_by(short, long, page):
            long.begin = long.first = long.first + 1
            long.key = long.key[1:]
        letters = _initials(page, long.first, long.last)
        whole = _initials(page, _described(page, long.first, lex), long.last)
        if len(run.key) == 1 and any(short[:1] == one[:1] and _within(short, one) for one in (letters, whole)):
            long.kind, long.group, long.place = "organisation", False, False
            run.kind, run.group, run.place = "organisation", False, False
            found[run.key] = long.key
    return found


def _cut_by(short: str, long: Run, page: Page) -> bool:
    """Whether the first word before a name is none of it, as its abbreviation tells: "Norlandic National Rail Board (NRB)"."""
    capital = [token.lower[0] for token in page.tokens[long.first : long.last] if token.capital]
    return long.begin == long.first and len(short) > 1 and "".join(capital[1:]) == short


def _initials(page: Page, first: int, last: int) -> str:
    return "".join(word[0] for token in page.tokens[first:last] for word in token.lower.split("-"))


def _described(page: Page, first: int, lex: Lexicon) -> int:
    """Where the words with a capital begin that stand right before a name, as an adjective does that was cut from it."""
    while page.same(first - 1, first) and page.tokens[first - 1].capital and page.lower(first - 1) not in lex.stop:
        first -= 1
    return first


def _within(short: str, initials: str) -> bool:
    rest = iter(initials)
    return sum(letter in rest for letter in short) >= max(2, len(short) - 1)


def _entitle(entity: Entity, run: Run, lands: Lands, lex: Lexicon) -> None:
    """Remember whose and of what the office before a name is: "Norlandic Deputy Foreign Minister Ann Vale"."""
    whose = frozenset(lands.bearer(run)) if run.kind == "person" else frozenset()
    begin = 0
    for at, word in enumerate(run.title):
        if word in lex.grammar.conjunctions:
            begin = at + 1
        noun = lex.roles.get(word)
        if noun is None or (word in lex.seconds and at + 1 < len(run.title)):
            continue
        told = lex.spelled(run.title[begin:at])
        marks = frozenset(lex.same.get(low, low) for low in told) & (lex.seconds | lex.past)
        telling = frozenset(low for low in lex.telling(told) if low not in lex.adjectives and not lands.strange(low))
        entity.belong(noun, whose, (telling if noun in lex.portfolios else frozenset()) | marks)
