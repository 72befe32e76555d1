"""What kind of source a noun phrase names: a person, an organisation, a state, a document, a crowd, nobody by name.

Decided from the head of the phrase, the names in it, the word lists of the table ``sources`` and the states, peoples and parties that
packs know. A name that none of them holds is judged by its form.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.claims.lexicon import WordLists, sources
from reportedly.claims.words import WORD, plain
from reportedly.model import Language, Name, Span
from reportedly.model.claim import SourceKind
from reportedly.model.polities import named

_PERSON_PRONOUNS = frozenset((
    "he", "her", "hers", "herself", "him", "himself", "his", "i", "me", "my", "myself", "she", "somebody", "someone",
    "you", "your",
))  # fmt: skip
_CROWD_PRONOUNS = frozenset((
    "all", "anyone", "both", "each", "either", "everybody", "everyone", "few", "many", "most", "neither", "nobody",
    "none", "others", "people", "several", "some", "their", "theirs", "them", "themselves", "these", "they", "those",
))  # fmt: skip
_THING_PRONOUNS = frozenset(["it", "its", "itself", "which", "this", "that"])
_OWN_VOICE = frozenset(["we", "us", "our", "ours", "ourselves"])
_DETERMINERS = frozenset((
    "a", "all", "an", "another", "any", "at", "both", "certain", "each", "every", "few", "five", "four", "her", "his",
    "its", "least", "many", "more", "most", "my", "no", "one", "other", "our", "several", "some", "such", "that",
    "the", "their", "these", "this", "those", "three", "two", "your",
))  # fmt: skip
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "certain"))
_CUTTERS = frozenset((
    "about", "across", "after", "against", "aged", "among", "around", "at", "backed", "based", "before", "between",
    "by", "called", "close", "during", "familiar", "for", "from", "in", "including", "inside", "interviewed", "led",
    "like", "living", "named", "near", "of", "on", "outside", "present", "seen", "speaking", "such", "that", "to",
    "under", "which", "who", "whom", "whose", "with", "working", "writing",
))  # fmt: skip
_COUNTS = frozenset((
    "all", "any", "both", "dozens", "each", "either", "few", "half", "hundreds", "many", "most", "none", "one",
    "others", "percent", "several", "some", "thousands",
))  # fmt: skip
_BELONGING = re.compile(r"(?:['’]s|(?<=s)['’])$")
_PREPOSED = re.compile(r"^.*\b(?:from|by|with|of|to|among|between|for|and|on|at|as)\s+", re.DOTALL | re.IGNORECASE)
_AGENT = re.compile(r".{2,}(?:man|woman|men|women|person|ist|ologist|eer|ian|maker|worker|holder|ster)$")
_ARTICLE_ROLE = re.compile(r"^(?:the|a|an|its|his|her|their|whose)\s", re.IGNORECASE)
_LOOKED_BACK = 160


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase taken apart: ``core`` is what stands before its first preposition or comma, without determiners."""

    text: str
    start: int
    words: tuple[str, ...]
    core: tuple[str, ...]
    core_text: str
    core_start: int
    head: str
    determiner: str
    possessive: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a reading, to be asked which of them lie in a stretch."""

    names: tuple[Name, ...]
    starts: tuple[int, ...] = field(default=())

    @classmethod
    def of(cls, names: Sequence[Name]) -> Names:
        """Put the names in text order."""
        ordered = tuple(sorted(names, key=lambda name: name.span))
        return cls(ordered, tuple(name.span.start for name in ordered))

    def last(self, start: int, end: int) -> Name | None:
        """The last name that begins in ``start:end``."""
        at = bisect_left(self.starts, end) - 1
        return self.names[at] if at >= 0 and self.starts[at] >= start else None


def kind(spans: Sequence[Span], names: Names, text: str, language: Language, quoted: bool = False) -> SourceKind:
    """The kind of the source that ``spans`` name; ``missing`` where there are none.

    ``quoted`` says that the source stands inside quotation marks, where "we" is not the outlet.
    """
    lists = sources(language)
    whole = " ".join(span.text for span in spans)
    if not any(c.isalnum() for c in whole):
        return "missing"
    words = tuple(plain(word) for word in WORD.findall(whole))
    if not words:
        return "missing"
    if _anonymous(whole, words, lists):
        return "anonymous"
    first = _bare(words[0])
    if len(words) == 1 or (
        len(words) == 2 and words[1] in ("both", "all", "each", "themselves", "himself", "herself", "alone")
    ):
        if first in _OWN_VOICE:
            return "collective" if quoted else "named media"
        if words[0] in ("who", "whom", "whose", "which", "that"):
            return _antecedent(spans[0], names, text, "person" if words[0].startswith("who") else "organisation", lists)
        for pronouns, answer in _PRONOUNS:
            if words[0] in pronouns:
                return answer
    return _phrase_kind(_taken_apart(spans[0].text, spans[0].start), names, lists)


_PRONOUNS: tuple[tuple[frozenset[str], SourceKind], ...] = (
    (_PERSON_PRONOUNS, "person"),
    (_CROWD_PRONOUNS, "collective"),
    (_THING_PRONOUNS, "organisation"),
)


def _phrase_kind(phrase: _Phrase, names: Names, lists: WordLists) -> SourceKind:
    if phrase.words[:2] == ("one", "of") and len(phrase.words) > 2:
        at = re.search(r"\bof\s+", phrase.text, re.IGNORECASE)
        of = at.end() if at else len(phrase.text)
        whole = _phrase_kind(_taken_apart(phrase.text[of:], phrase.start + of), names, lists)
        return "person" if whole == "collective" else whole
    if not phrase.core:
        return "collective" if phrase.words and phrase.words[0] in _COUNTS else "organisation"
    base = " ".join(phrase.core)
    base = base[:-2] if base.endswith("'s") else base
    with_article = f"{phrase.determiner} {base}" if phrase.determiner else base
    if with_article in lists["outlets"] or base in lists["outlets"]:
        return "named media"
    core_end = phrase.core_start + len(phrase.core_text)
    last = names.last(phrase.core_start, core_end)
    if last is not None and core_end - last.span.end > 2:
        last = None
    whole_name = last if last is not None and last.span.start - phrase.core_start <= 1 else None
    if lists.polities.governs(phrase.core_text) and not (whole_name and whole_name.kind == "person"):
        return "state"
    if base in lists["plural_people"] or lists.polities.many(phrase.core_text):
        return "collective"
    if base in lists["organisations"] or named(lists.polities.bodies, phrase.core_text):
        return "organisation"
    head = phrase.head
    if last is not None and not phrase.possessive:
        apposed = _apposed(phrase, last, lists)
        if apposed is not None:
            return apposed
        return _named(last, whole_name is not None, lists)
    listed = _listed(head, phrase, lists)
    if listed is not None:
        return listed
    if last is not None:
        return _named(last, whole_name is not None, lists)
    return _by_form(phrase, lists)


def _named(name: Name, covers: bool, lists: WordLists) -> SourceKind:
    """The kind of a phrase that ends in a name, or is one (``covers``)."""
    surface = plain(name.span.text)
    if surface in lists["outlets"] or f"the {surface}" in lists["outlets"]:
        return "named media"
    if name.kind == "person":
        return "person"
    if name.kind == "group":
        return "collective"
    if lists.polities.governs(name.span.text):
        return "state" if covers else "organisation"
    words = surface.split()
    if words and words[-1] in lists["organisations"]:
        return "organisation"
    if name.kind == "place":
        return "state" if covers else "organisation"
    if words and (words[-1] in lists["documents"]):
        return "document"
    return "document" if name.kind == "other" else "organisation"


def _apposed(phrase: _Phrase, name: Name, lists: WordLists) -> SourceKind | None:
    """The kind that a noun right before a name tells: "the television channel Alba", "the newspaper Borba"."""
    before = [plain(word) for word in WORD.findall(phrase.core_text[: max(0, name.span.start - phrase.core_start)])]
    for noun in (" ".join(before[-2:]), *before[-1:]):
        if noun in lists["media_nouns"]:
            return "named media"
        if noun in lists["roles"]:
            return "person"
    return None


def _listed(head: str, phrase: _Phrase, lists: WordLists) -> SourceKind | None:
    """The kind that the head noun tells, where a list holds it."""
    pair = " ".join(phrase.core[-2:])
    if phrase.words[0] in _COUNTS and len(phrase.words) > 1 and phrase.words[1] == "of":
        return "collective"
    if _of_people(phrase, lists):
        return "collective"
    if pair in lists["plural_people"] or head in lists["plural_people"]:
        return "organisation" if phrase.determiner == "the" and pair.endswith("armed forces") else "collective"
    for entries, answer in _HEADS:
        if head in lists[entries] or pair in lists[entries]:
            return answer
    single = lists.morphology.singular(head)
    if single != head:
        if single in lists["roles"] or single in lists["organisations"] or single in lists["state_nouns"]:
            return "collective"
        if single in lists["documents"]:
            return "document"
    return None


def _of_people(phrase: _Phrase, lists: WordLists) -> bool:
    """Whether the phrase ends in the name of a people or of a party's members: "many Danes", "House Republicans"."""
    last = WORD.findall(phrase.core_text)[-2:]
    return any(lists.polities.many(text) for text in (" ".join(last), *last[-1:]) if text[:1].isupper())


_HEADS: tuple[tuple[str, SourceKind], ...] = (
    ("roles", "person"),
    ("media_nouns", "named media"),
    ("documents", "document"),
    ("state_nouns", "state"),
    ("organisations", "organisation"),
)


def _by_form(phrase: _Phrase, lists: WordLists) -> SourceKind:
    """The kind of a phrase that no list and no name tells."""
    raw = WORD.findall(phrase.core_text)
    capital = [word for word in raw if word[:1].isupper()]
    head_raw = raw[-1] if raw else ""
    if phrase.head in ("authorities", "authority"):
        return "collective"
    if len(capital) == len(raw) and raw:
        if len(raw) == 1 and len(head_raw) > 1 and head_raw.isupper():
            return "organisation"
        if phrase.determiner == "the":
            return "collective" if lists.morphology.is_plural(phrase.head) else "organisation"
        if any(plain(word) in lists["roles"] for word in raw):
            return "person"
        if any(plain(word) in lists["organisations"] or plain(word) in ("&", "and") for word in raw):
            return "organisation"
        return "person"
    if head_raw[:1].isupper() and not phrase.possessive:
        return "person"
    if lists.morphology.is_plural(phrase.head):
        return "collective"
    if phrase.determiner in ("both", "many", "several", "most", "few", "these", "those", "all"):
        return "collective"
    if _AGENT.match(phrase.head) or (phrase.head.endswith(("er", "or", "ee", "ant", "ent")) and len(phrase.head) > 5):
        return "person"
    return "organisation"


def _taken_apart(text: str, start: int) -> _Phrase:
    tokens = [(match.start(), match.end(), plain(match[0])) for match in WORD.finditer(text)]
    words = tuple(word for _, _, word in tokens)
    possessive = bool(_BELONGING.search(text.rstrip(" ,;:")))
    at = 0
    while at < len(tokens) - 1 and (words[at] in _DETERMINERS or words[at].isdigit()):
        at += 1
    determiner = words[0] if at else ""
    if (at < len(tokens) and words[at] == "of") or (
        at < len(tokens) - 1 and words[at + 1 : at + 2] == ("of",) and words[at] in _COUNTS
    ):
        at = 0
    end = at
    while end < len(tokens):
        if end > at and (words[end] in _CUTTERS or re.search(r"[,(;–—]", text[tokens[end - 1][1] : tokens[end][0]])):
            break
        end += 1
    core = words[at:end]
    if not core:
        return _Phrase(text, start, words, (), "", start, words[-1] if words else "", determiner, possessive)
    first, last = tokens[at][0], tokens[end - 1][1]
    core_text = _BELONGING.sub("", text[first:last])
    head = _bare(core[-1])
    core = (*core[:-1], head)
    return _Phrase(text, start, words, core, core_text, start + first, head, determiner, False if core_text else possessive)


def _anonymous(whole: str, words: tuple[str, ...], lists: WordLists) -> bool:
    lower = re.sub(r"\s+", " ", whole.casefold())
    if any(phrase in lower for phrase in lists["anonymous_phrases"]):
        return True
    phrase = _taken_apart(whole, 0)
    if phrase.head in lists["anonymous_heads"]:
        return True
    capital = any(word[:1].isupper() for word in WORD.findall(whole)[1:] if plain(word) not in ("u.s", "us", "uk", "eu"))
    named = capital and "," in whole
    return phrase.head in lists["anonymous_roles"] and bool(words) and words[0] in _INDEFINITE and not named


def _antecedent(span: Span, names: Names, text: str, otherwise: SourceKind, lists: WordLists) -> SourceKind:
    """The kind of what a relative pronoun stands for: the noun phrase just before it."""
    begin = max(0, span.start - _LOOKED_BACK)
    before = text[begin : span.start].rstrip().rstrip(",—–-( ")
    cut = max(before.rfind(mark) for mark in (". ", "\n", "? ", "! ", "; ", "” ", '" '))
    before_start = begin + cut + 1 if cut >= 0 else begin
    chunk = text[before_start : begin + len(before)]
    comma = chunk.rfind(",")
    if comma >= 0:
        last = chunk[comma + 1 :].strip()
        if _ARTICLE_ROLE.match(last) or not last:
            chunk, before_start = chunk[comma + 1 :], before_start + comma + 1
            return _leading(chunk, before_start, names, otherwise, lists)
    match = _PREPOSED.match(chunk)
    offset = match.end() if match and match.end() < len(chunk) else 0
    tail = chunk[offset:]
    runs = WORD.findall(tail)
    if not runs:
        return otherwise
    if len(runs) > 4:
        short = " ".join(runs[-3:])
        at = tail.rfind(runs[-3])
        tail, offset = (tail[at:], offset + at) if at >= 0 else (short, offset)
    found = _leading(tail, before_start + offset, names, otherwise, lists)
    return (
        found
        if found in ("person", "collective", "organisation", "anonymous", "document", "state", "named media")
        else otherwise
    )


def _leading(chunk: str, start: int, names: Names, otherwise: SourceKind, lists: WordLists) -> SourceKind:
    lead = len(chunk) - len(chunk.lstrip())
    body = chunk.strip()
    if not WORD.search(body):
        return otherwise
    words = tuple(plain(word) for word in WORD.findall(body))
    if _anonymous(body, words, lists):
        return "anonymous"
    found = _phrase_kind(_taken_apart(body, start + lead), names, lists)
    # "who" speaks of people: a place or an organisation before it is the end of a longer phrase
    return otherwise if otherwise == "person" and found in ("state", "organisation", "document", "named media") else found


def _bare(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word[:-1] if word.endswith("'") else word
