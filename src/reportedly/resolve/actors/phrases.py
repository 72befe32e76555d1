"""Noun phrases that name an actor by its role ("the Russian president", "a spokesman for the ministry"), and pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.model import ActorKind, Claim, Page, PronounClass
from reportedly.resolve.actors.dictionary import Found
from reportedly.resolve.actors.forms import Key
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.runs import Run

Sort = Literal["definite", "indefinite", "possessive", "bare"]

_REACH = 7
"""Words that a noun phrase may have before its head."""

_DASHES = ("-", "—", "–")


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens ``first`` up to ``last`` around the ``head`` token, and up to ``reach`` with "of …" after it.

    ``noun`` is the head in the singular, ``modifiers`` the words before it without the determiner, ``tail`` those of the
    complement. ``owned`` says that "'s" follows; ``owner`` is the token of a possessive pronoun that begins it.
    ``means`` are further nouns that fit whom this one fits ("lawmaker" for a senator). ``title`` is that of a pack which it is.
    ``whose`` tells whose the body or office is, ``matter`` what it is of, as ``owners.py`` says. ``unlisted`` says that no list has
    the noun: only what the text calls so is meant.
    """

    first: int
    head: int
    last: int
    reach: int
    noun: str
    kind: ActorKind
    sort: Sort
    plural: bool
    gender: str
    modifiers: frozenset[str]
    tail: frozenset[str] = frozenset()
    owned: bool = False
    owner: int | None = None
    document: bool = False
    means: frozenset[str] = frozenset()
    title: Key = ()
    whose: frozenset[str] = frozenset()
    matter: frozenset[str] = frozenset()
    unlisted: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun at token ``at``; ``form`` is it in lower case, ``possessive`` for "his", "their" before a noun."""

    at: int
    form: str
    group: PronounClass
    possessive: bool


def pronouns(page: Page) -> Iterator[Pronoun]:
    """Every pronoun of the text that can stand for an actor, in text order."""
    grammar = lexicon(page.language).grammar
    for index, token in enumerate(page.tokens):
        group = grammar.pronouns.get(token.lower)
        if group is None or (len(token.text) > 1 and token.text.isupper()):
            continue
        if token.text == "i":
            continue
        owner = token.lower in grammar.possessive and (token.lower != "her" or _noun_follows(page, index))
        yield Pronoun(index, token.lower, group, owner)


def _noun_follows(page: Page, at: int) -> bool:
    lex = lexicon(page.language)
    low, no_noun = page.lower(at + 1), (lex.edge, lex.grammar.definite, lex.grammar.indefinite)
    return low[:1].isalpha() and not any(low in words for words in no_noun)


def phrases(page: Page, names: Sequence[Run], listed: Sequence[Found] = (), claims: Sequence[Claim] = ()) -> list[Phrase]:
    """The noun phrases whose head is a role, a crowd, an organisation's or a document's noun, in text order.

    The titles of packs among ``listed`` are phrases of their own, whatever their nouns are. None goes on from the source of one of
    ``claims`` into its cue.
    """
    lex = lexicon(page.language)
    inside = {index: run.first for run in names if not run.group for index in range(run.first, run.last)}
    found: list[Phrase] = []
    titles = {_title_head(page, one, lex): one for one in listed if one.what == "title"}
    within = {index for one in titles.values() for index in range(one.first, one.last)}
    cues = _cues(page, claims)
    for index, token in enumerate(page.tokens):
        phrase: Phrase | None
        if index in titles:
            phrase = _title(page, index, titles[index], inside, lex)
        elif token.lower not in lex.heads or index in inside or index in within or _goes_on(page, index, inside, lex):
            continue
        else:
            phrase = _phrase(page, index, inside, lex)
        if phrase is None or any(at in cues for at in range(phrase.first + 1, index + 1)):
            continue  # "the army reports …"
        if found and phrase.first == found[-1].first and not _owner(page, found[-1], phrase):
            found.pop()  # "the council" in "the council head"
        found.append(phrase)
    return found


def _cues(page: Page, claims: Sequence[Claim]) -> frozenset[int]:
    """The tokens with which cues begin that stand after their source, and are not what it owns ("the army's statement", "Norlandic
    reports").
    """
    lex = lexicon(page.language)
    found = set()
    for claim in claims:
        for cue in claim.cue.spans if claim.cue is not None else ():
            at = page.token(cue.start)
            before = page.lower(at - 1)
            if any(span.end <= cue.start for span in claim.source.spans) and not (
                "'s" in (page.lower(at), before) or before in lex.adjectives
            ):
                found.add(at)
    return frozenset(found)


def _title_head(page: Page, title: Found, lex: Lexicon) -> int:
    """The noun of a title: the one before "of the …", or its last."""
    return next((at - 1 for at in range(title.first + 1, title.last) if page.lower(at) in lex.complements), title.last - 1)


def _title(page: Page, head: int, title: Found, inside: Mapping[int, int], lex: Lexicon) -> Phrase:
    phrase = _phrase(page, head, inside, lex, known=True)
    assert phrase is not None
    first = min(phrase.first, title.first)
    kind: ActorKind = "person"
    return replace(phrase, first=first, kind=kind, plural=False, document=False, reach=title.last, title=title.key)


def _owner(page: Page, one: Phrase, other: Phrase) -> bool:
    """Whether ``one`` owns the head of ``other`` ("the ministry's spokesman") and so is somebody else."""
    return any(page.lower(index) in ("'s", "'") for index in range(one.last, other.head))


def sourced(page: Page, names: Sequence[Run], found: Sequence[Phrase], sources: Iterable[tuple[int, int]]) -> list[Phrase]:
    """Phrases for the sources (token ranges) that no name, pronoun or phrase of ``found`` heads, whatever their noun is.

    Only a reporting verb tells that "the radioman" or "environmentalists" are somebody; no list of nouns can hold them all.
    """
    lex = lexicon(page.language)
    heads = {phrase.head for phrase in found} | {index for run in names for index in range(run.first, run.last)}
    out: dict[int, Phrase] = {}
    for begin, end in sources:
        head = _head_of(page, begin, end, lex)
        low = "" if head is None else page.lower(head)
        if head is None or head in heads or low in lex.kinds or low in lex.grammar.pronouns:
            continue
        definite = page.lower(begin) in lex.grammar.definite
        owned = any(page.lower(at) in ("'s", "'") for at in range(begin, head))
        plural = (low.endswith("s") and not low.endswith("ss")) or low in lex.crowds
        if not (definite or owned or (plural and page.lower(begin) not in lex.grammar.possessive)):
            continue
        body = frozenset(page.lower(i) for i in range(begin, head) if page.tokens[i].word)
        modifiers = lex.telling(body - lex.grammar.determiners)
        sort: Sort = "possessive" if owned else "definite" if definite else "bare"
        kind: ActorKind = "collective" if plural else "organisation" if low in lex.organisations else "person"
        reach = _reach(page, head, lex)
        means = lex.means.get(low, frozenset())
        out[head] = Phrase(
            begin, head, head + 1, reach, low, kind, sort, plural, "", modifiers, means=means, unlisted=low not in lex.roles
        )
    unlisted = {one.noun for one in out.values() if one.unlisted and one.kind == "person"}
    for one in _described(page, names, unlisted, heads | out.keys()):
        out[one.head] = one
    return [out[head] for head in sorted(out)]


def _described(page: Page, names: Sequence[Run], nouns: Set[str], heads: Set[int]) -> Iterator[Phrase]:
    """The phrases beside a name whose heads are nouns for those who speak elsewhere: "Ann Vale, a billionaire," and later on "the
    billionaire said".
    """
    lex = lexicon(page.language)
    inside = {index: run.first for run in names if not run.group for index in range(run.first, run.last)}
    people = [run for run in names if run.kind == "person"]
    begins, ends = {run.begin for run in people}, {run.last for run in people}
    for at, token in enumerate(page.tokens):
        if token.lower not in nouns or at in heads or at in inside or not page.same(at, at + 1):
            continue
        phrase = _phrase(page, at, inside, lex)
        if phrase is None:
            continue
        after = at + 1 + (page.lower(at + 1) == ",")
        if after in begins or (phrase.first - 1 in ends and page.lower(phrase.first - 1) == ","):
            yield replace(phrase, kind="person", unlisted=True)


def _head_of(page: Page, begin: int, end: int, lex: Lexicon) -> int | None:
    """The noun that heads a short source in lower case, where that can be told."""
    at = begin
    while at < end and page.same(begin, at):
        here = page.tokens[at]
        if at > begin and (here.lower in lex.edge or here.lower in lex.before_places):
            break
        if not (here.word or (at > begin and here.lower in (",", "-", "'s", "'"))):
            break
        at += 1
    if not 0 < at - begin <= _REACH:
        return None
    head = at - 1
    while not page.tokens[head].word:
        head -= 1
    token = page.tokens[head]
    if (head == begin and _no_noun(token.lower, lex)) or not token.text[0].isalpha() or (token.capital and head > begin):
        return None
    return head


def _no_noun(low: str, lex: Lexicon) -> bool:
    """Whether a word alone is no noun: an article, a number, a pronoun, a crowd."""
    return low in lex.stop or low in lex.crowds


def _goes_on(page: Page, at: int, inside: Mapping[int, int], lex: Lexicon) -> bool:
    """Whether the noun at ``at`` only describes the next one: "campaign manager", "police officers"."""
    if not page.same(at, at + 1):
        return False
    here, low = page.lower(at), page.lower(at + 1)
    if _joins(page, at, lex):
        return True  # “both Norland and Ruritania”
    if at + 1 in inside:
        return False
    land = here in lex.adjectives and page.tokens[at].capital
    described = here in lex.grammar.quantifiers or ((land or here in lex.adjectival) and low.isalpha())
    if described and page.tokens[at + 1].text.islower() and not _ends(low, lex):
        return True  # "a liberal icon", "many sides", "the Portuguese capital"; but "many in the crowd" are somebody
    return low in lex.roles and (low not in lex.verbal or here in lex.manned)


def _joins(page: Page, at: int, lex: Lexicon) -> bool:
    """Whether "both" at ``at`` stands before two that "and" joins, and is no head itself."""
    low = page.lower(at)
    if low not in lex.paired or not page.same(at, at + 1):
        return False
    for end in range(at + 2, at + _REACH + _REACH):
        if not page.same(at, end) or page.lower(end) in lex.acts or not (page.tokens[end].word or page.lower(end) == ","):
            return False
        if page.lower(end) == "and":
            return True
    return False


def _noun_like(page: Page, at: int, lex: Lexicon) -> bool:
    """Whether the word at ``at`` is in lower case and no word of grammar."""
    low = page.lower(at)
    return page.tokens[at].text.islower() and low not in lex.edge and low not in lex.grammar.determiners


def _acts(page: Page, at: int, lex: Lexicon) -> bool:
    """Whether the noun at ``at`` is of those who act, so that a word with "-ed" after it is its verb: "both nations issued"."""
    low = page.lower(at)
    return low in lex.roles or low in lex.crowds or low in lex.states_together


def _ends(low: str, lex: Lexicon) -> bool:
    """Whether a word cannot be a noun that the one before it describes."""
    return low in lex.edge or low in lex.acts or low in lex.stop or low in lex.grammar.pronouns or lex.morphology.may_be(low)


def _phrase(page: Page, head: int, inside: Mapping[int, int], lex: Lexicon, known: bool = False) -> Phrase | None:
    """The phrase around a head; ``None`` where a bare role is nobody's, unless it is ``known`` to be a title."""
    tokens = page.tokens
    low = tokens[head].lower
    first = head
    sort: Sort = "bare"
    owner: int | None = None
    counted: int | None = None
    inner = tokens[head].quotation
    while head - first < _REACH and page.same(first - 1, head) and tokens[first - 1].quotation == inner:
        before = tokens[first - 1].lower
        if first - 1 in inside and low not in lex.documents:  # "the Vessby Observatory for Birds reports"
            if tokens[first].lower in _DASHES and tokens[first - 1].end < tokens[first].start:
                break
            first = inside[
                first - 1
            ]  # a name stands in it as a whole, whatever its words are: "the United States government"
            continue
        if before in lex.grammar.definite:
            first, sort, counted = first - 1, "possessive" if sort == "possessive" else "definite", None
            break
        if before in lex.grammar.possessive:
            first, sort, owner, counted = first - 1, "possessive", first - 1, None
            break
        if before in lex.grammar.indefinite:
            first, sort = first - 1, "possessive" if sort == "possessive" else "indefinite"
            if before not in lex.grammar.stacked:
                counted = None
                break
            counted = first
            continue
        if before in ("'s", "'"):
            sort, counted = "possessive", None
        elif (
            (
                before in lex.edge and not (before in lex.abbreviated and tokens[first - 1].text.isupper())
            )  # "the US statement"
            or not (tokens[first - 1].word or before in _DASHES)
            or before in lex.relaying
            or (sort != "possessive" and before in lex.acts and not lex.morphology.may_be(before, "past"))
            or (
                lex.morphology.may_be(before, "progressive") and tokens[first].capital and _noun_like(page, first - 2, lex)
            )  # "a base housing U.S. …"
            or (lex.morphology.may_be(before, "past") and _acts(page, first - 2, lex))  # "the minister invited President …"
            or (sort == "bare" and low in lex.documents and before in lex.plural_roles | lex.crowds and before.endswith("s"))
        ):
            break
        first -= 1
    if counted is not None:
        # "at least two officials": what stands before a number is part of the phrase with a determiner alone
        first = counted
    while not tokens[first].word:
        first += 1
    first = _after_verb(page, first, head, sort, inside, lex)
    nations = [at for at in range(first, head) if tokens[at].capital and tokens[at].lower in lex.adjectives]
    if nations and any(tokens[at].text.islower() for at in range(nations[0] + 1, nations[-1])):
        first, sort, owner = nations[-1], "bare", None  # "Norlandic jets strike Velian army posts"
    noun = lex.roles.get(low) or lex.common.get(low) or lex.documents.get(low) or low
    plural = low != noun or low in lex.crowds or low in lex.nationals
    document = low in lex.documents
    kind: ActorKind = "collective" if plural else "person" if low in lex.roles else "organisation"
    if kind == "person" and sort == "bare" and not known and not _titled(page, head, inside):
        return None
    body = {tokens[i].lower for i in range(first, head) if tokens[i].word}
    modifiers = lex.telling(body - lex.grammar.determiners)
    reach = _reach(page, head, lex)
    tail = lex.telling(tokens[i].lower for i in range(head + 1, reach) if tokens[i].lower not in lex.edge)
    gender = lex.gendered.get(noun, "")
    owned = page.lower(head + 1) in ("'s", "'")
    means = lex.means.get(noun, frozenset())
    return Phrase(
        first, head, head + 1, reach, noun, kind, sort, plural, gender, modifiers, tail, owned, owner, document, means
    )


def _after_verb(page: Page, first: int, head: int, sort: Sort, inside: Mapping[int, int], lex: Lexicon) -> int:
    """Where a phrase without a determiner begins that stretches from ``first``: after the verb of the clause whose object it is ("Vale
    updated President …", "they also discussed President …", "Norlandic strikes kill commander …").
    """
    if sort != "bare":
        return first
    opens = not page.same(first - 1, first)
    for at in range(head - 1, first - 1, -1):
        here, before = page.tokens[at], page.lower(at - 1)
        if not here.text.islower() or not page.same(at - 1, at):
            continue
        subject = before in lex.edge or before in lex.grammar.pronouns or at - 1 in inside
        past = subject and lex.morphology.may_be(here.lower, "past") and page.tokens[at + 1].capital
        noun = here.lower in lex.organisations or here.lower in lex.heads or here.lower in lex.edge
        plural = page.tokens[at - 1].text.islower() and lex.morphology.is_plural(before)
        if past or (opens and at > first and plural and not noun):
            return at + 1
    return first


def _titled(page: Page, head: int, inside: Mapping[int, int]) -> bool:
    """Whether a bare role stands right before or after a name: "spokesman Ali Rahimi", "Rahimi, president of …"."""
    if head + 1 in inside and page.same(head, head + 1):
        return True
    return page.lower(head - 1) in (",", "(", "—", "–", "-", "former") or page.lower(head + 1) in ("of", "for")


def _reach(page: Page, head: int, lex: Lexicon) -> int:
    """The end of "of the General Staff of the Armed Forces" after a head."""
    articles = lex.grammar.articles | lex.grammar.possessive
    at = head + 1
    for _ in range(3):
        if page.lower(at) not in lex.complements or not page.same(head, at):
            break
        least = 3 if page.lower(at) == "of" else 1 if page.lower(at) == "for" else 0
        end = at + 1
        while page.same(head, end) and page.lower(end) in articles:
            end += 1
        start = end
        while page.same(head, end) and end - start < 7 and page.tokens[end].word:
            here = page.tokens[end]
            if here.lower in lex.edge or (
                here.capital != page.tokens[start].capital and here.text.islower() and here.lower not in lex.after_names
            ):
                break  # "of Norland lambasted"; but "of the Vessby region"
            if not here.capital and (
                end - start >= least or here.lower in lex.acts or (end > start and lex.morphology.may_be(here.lower, "past"))
            ):
                break
            end += 1
        if end == start:
            break
        at = end
        if not page.tokens[start].capital:
            break
    return at
