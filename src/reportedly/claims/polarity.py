"""Polarity: whether a content says that something is so, or that something is not so.

It is that of the main clause of the content's first sentence, the first of two that are joined by "and" or "but": a negation in a
relative clause, in what is reported inside the content, or beside the clause ("attacked without warning", "an attack, not an
accident") leaves it positive. Two negations undo each other ("nobody can deny"), and some negate nothing ("not only"). It speaks of
the content alone: what a source denies keeps the polarity of its own words. A question says nothing, and is positive.

Without a parser this is a rule of thumb over the words; what each does is told in the table ``negation`` of a language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportedly.claims.clause import main_clause, opening, without_lead
from reportedly.claims.lexicon import Cues, Negation, WordLists, cues, hedges, negation
from reportedly.model import Page, Polarity, Span

_LINK = 4
"""Words that may stand between a negation and the verb that turns it: "nobody could seriously deny"."""
_VERB_TAILS = ("n't", "'re", "'ve", "'m", "'ll", "'d")
_SUBJECT_TAILS = ("'s", *_VERB_TAILS[1:])
_MARKS = frozenset(",;:—–")
_ARTICLES = frozenset(("the", "a", "an"))


def polarity_of(page: Page, contents: Sequence[Span]) -> Polarity:
    """Whether the content says that something is not so."""
    language = page.language
    first = opening(page, contents)
    if first.asks:
        return "positive"
    tokens, _ = without_lead(first.tokens, language)
    if not tokens or tokens[0] == "whether" or (tokens[0] in hedges(language)["conditional"] and "," not in tokens):
        return "positive"
    tokens, _ = main_clause(tokens, language)
    known = negation(language)
    clause = _Clause(_without_asides(tokens, known), known, hedges(language), cues(language))
    return "negative" if clause.negative() else "positive"


def _without_asides(tokens: list[str], known: Negation) -> list[str]:
    """``tokens`` without what stands in brackets, and without an adverb between commas ("is, however, not")."""
    asides = known.words["aside"]
    out: list[str] = []
    depth = 0
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in "()":
            depth = max(0, depth + (1 if token == "(" else -1))
        elif depth == 0:
            if token == "," and tokens[at + 2 : at + 3] == [","] and tokens[at + 1] in asides:
                at += 2
            else:
                out.append(token)
        at += 1
    return out


@dataclass(slots=True)
class _Clause:
    """One pass over a clause from left to right, until it ends.

    ``verb`` says whether its finite verb was seen: ``maybe`` is a participle as well as a past ("detained in"). ``pending`` counts
    relative clauses whose verb is still to come, ``passed`` are the verbs of those that came.
    """

    tokens: list[str]
    known: Negation
    lists: WordLists
    lexicon: Cues
    verb: Literal["none", "maybe", "seen"] = "none"
    pending: int = 0
    passed: set[int] = field(default_factory=set)
    start: int = 0

    def negative(self) -> bool:
        """Whether a negation governs the clause."""
        at = self.start = self._adjunct()
        while at < len(self.tokens):
            if at == self.start and self.tokens[at : at + 2] == ["no", ","] and at + 2 < len(self.tokens):
                at = self.start = at + 2  # "No, we stayed"
            idle = self.known.phrase("affirming", self.tokens, at)
            if idle:
                self._see_verb(at)
                at += idle
                continue
            through = self._through(at) if at == self.start else 0
            if through:
                at = self.start = at + through
                continue
            if self._negates(at):
                return not self._turned(at)
            if self._ends(at):
                return False
            at = self._next(at)
        return False

    def _next(self, at: int) -> int:
        """Take one token in; where to go on."""
        token = self.tokens[at]
        if token == "," and self._aside(at):
            return self.tokens.index(",", at + 1) + 1
        if token in self.lists["relatives"] and not self._demonstrative(at):
            if self.verb != "seen" and at > self.start and not self._relative_verb(at + 1):
                self.pending += 1
            return at + 1
        if self.verb == "none" and self._nominative(token) and self._at(at - 1) in self.lexicon.verbs:
            self.pending += 1  # "people who have shown they do not …": a clause of its own inside a noun's
        self._see_verb(at)
        return at + 1

    def _see_verb(self, at: int) -> None:
        if self._begins_verb(at):
            if self.pending:
                self.pending -= 1
                self.passed.add(at)
            elif self._before(at) not in self.passed:
                self.verb = "seen"
            else:
                self.passed.add(at)
        elif self.verb == "none" and not self.pending:
            self.verb = self._lexical(at)
            if self.verb == "seen" and self._hedging(at):
                self.verb = "none"  # "he thinks there is no way": the clause is what he thinks
                self.start = at + 1

    def _adjunct(self) -> int:
        """Where the clause begins after a phrase set off by a comma: "In 2019, …", "For that never to happen, …"."""
        head = self.tokens[0] if self.tokens else ""
        if "," not in self.tokens or not (
            head == "to" or head in self.known.words["preposition"] | self.known.words["state"]
        ):
            return 0
        comma = self.tokens.index(",")
        begun = self._verb_between(0, comma) or self.known.phrase("adverbial", self.tokens, 0)
        return comma + 1 if not begun and self._verb_between(comma, len(self.tokens)) else 0

    def _verb_between(self, at: int, end: int) -> bool:
        """Whether there is a finite verb among some tokens."""
        return any(self._begins_verb(each) for each in range(at, end))

    def _begins_verb(self, at: int) -> bool:
        """Whether the token is a finite verb: "to have" is none."""
        return self._finite(self.tokens[at]) and (at == 0 or self.tokens[at - 1] != "to")

    # what a negation does

    def _negates(self, at: int) -> bool:
        token = self.tokens[at]
        if self.known.phrase("adverbial", self.tokens, at):
            return not self.pending and (token != "nor" or at == self.start)
        if token.endswith("n't") or token == "cannot":
            return self._governs(at)
        if token in self.known.words["verbal"]:
            return self._verbal(at)
        if token in self.known.words["nominal"]:
            return self._nominal(at)
        return token in self.known.words["state"] and self._state(at)

    def _governs(self, at: int) -> bool:
        """Whether the verb at ``at`` is the clause's own."""
        return not self.pending and self.verb != "seen"

    def _verbal(self, at: int) -> bool:
        before = self._before(at)
        if self.pending or before in self.passed:
            return False
        word = self._at(before)
        if word in self.lists["be"] or (self._finite(word) and word not in self.lists["plain_past"]):
            return True
        if self.verb == "seen":
            return False
        return word not in {*_MARKS, *self.lists["coordinators"], *self.lists["subordinators"], *self.lists["clause_breaks"]}

    def _nominal(self, at: int) -> bool:
        before = self._before(at)
        word, after = self._at(before), self._at(at + 1)
        if self.pending or before in self.passed or after[:1].isdigit() or word in _ARTICLES:
            return False
        if before < self.start:
            return after != "," or len(self.tokens) <= at + 2
        if word in self.known.words["preposition"]:
            return self._bears(self._before(before))
        if word in _MARKS or word in self.lists["coordinators"]:
            return self.verb == "none" and word == ","
        return not (word.endswith("ing") and self.verb == "none" and self._verb_follows(at))

    def _verb_follows(self, at: int) -> bool:
        """Whether a finite verb comes before the next mark, so that what stands at ``at`` is in its subject."""
        for token in self.tokens[at + 1 :]:
            if token in _MARKS or token in self.lists["coordinators"]:
                return False
            if self._finite(token):
                return True
        return False

    def _state(self, at: int) -> bool:
        return not self.pending and self._bears(self._before(at))

    def _bears(self, at: int) -> bool:
        """Whether the verb at ``at`` says a state of the clause's subject."""
        if at in self.passed or at < self.start:
            return False
        word = self.tokens[at]
        if word == "left":
            return self._at(self._before(at)) in self.lists["be"]
        return word in self.lists["be"] or word.endswith(("'re", "'m")) or word in self.known.words["bearing"]

    def _turned(self, at: int) -> bool:
        """Whether a word after the negation undoes it: "cannot deny", "isn't just", "weren't meant for them only, but"."""
        focus, rest = self.known.words["focus"], self.tokens[at + 1 :]
        if "but" in rest and not focus.isdisjoint(rest[: rest.index("but")]):
            return True
        for token in rest[: 1 + _LINK]:
            if token in self.known.words["turning"] or (token in focus and token == rest[0]):
                return True
            if not (
                self._finite(token) or token in self.lists["be"] or self._adverb(token) or token in ("have", "one", "can")
            ):
                return False
        return False

    # where the clause ends

    def _ends(self, at: int) -> bool:
        token, after = self.tokens[at], self._at(at + 1)
        if at <= self.start:
            return False
        if token in self.lists["coordinators"] or (token == "," and after in self.lists["coordinators"]):
            follows = after if token != "," else self._at(at + 2)
            return self.verb != "none" or self._finite(follows) or follows in self.known.words["nominative"]
        if self.pending:
            return False
        if token in ";:—–":
            return self.verb != "none"
        if token in self.lists["clause_breaks"]:
            return True
        if token in self.lists["subordinators"] and self._at(self._before(at)) == ",":
            return True
        if token in self.lists["relatives"] and not self._demonstrative(at):
            return self.verb == "seen" or self._said(at - 1)
        if self.verb != "seen":
            return False
        if token in self.lists["subordinators"]:
            return True
        if token == "to":
            return not self._open(at)
        last = self.tokens[at - 1]
        if self._nominative(token):
            return not self._finite(last)
        return self._begins_verb(at) and not self._in_group(at)

    def _open(self, at: int) -> bool:
        """Whether what stands after "to" is still said of the clause's subject."""
        word = self._at(self._before(at))
        opening = self.known.words["open"] | self.lists["probable_words"] | self.lists["probable_verbs"]
        return word in opening or word in self.lists["be"] or word.endswith(("'re", "'m"))

    def _in_group(self, at: int) -> bool:
        """Whether the verb at ``at`` belongs to the verb group before it: "could have been"."""
        before = self._at(self._before(at))
        return self._finite(before) or before in self.lists["be"] or before in self.known.words["verbal"]

    def _relative_verb(self, at: int) -> bool:
        """Whether the word after a relative pronoun is its verb: "the man who fled", "troops that attack"."""
        token = self._at(at)
        if token in self.lists["plain_past"] or self._finite(token):
            return token in self.lists["plain_past"]
        return token.endswith(("ed", "s")) or (token in self.lexicon.verbs and self._at(at - 1) != "whose")

    # what a word is

    def _at(self, at: int) -> str:
        return self.tokens[at] if self.start <= at < len(self.tokens) else ""

    def _before(self, at: int) -> int:
        """The place of the word before ``at``, adverbs looked past; one before the start where there is none."""
        at -= 1
        while at >= self.start and self._adverb(self.tokens[at]):
            at -= 1
        return at

    def _adverb(self, token: str) -> bool:
        return token in self.known.words["adverb"] or (token.endswith("ly") and len(token) > 4)

    def _nominative(self, token: str) -> bool:
        return token in self.known.words["nominative"] or (
            token.endswith(_SUBJECT_TAILS) and token in self.lists["subjects"]
        )

    def _demonstrative(self, at: int) -> bool:
        if self.tokens[at] != "that":
            return False
        return at <= self.start or self.tokens[at - 1] in self.known.words["preposition"] | self.lists["coordinators"]

    def _finite(self, token: str) -> bool:
        return (
            token in self.lists["finite_forms"]
            or token.endswith(_VERB_TAILS)
            or token == "cannot"
            or (token.endswith("'s") and token in self.lists["subjects"])
        )

    def _said(self, at: int) -> bool:
        """Whether the word at ``at`` is a verb of the cue lexicon in a finite form."""
        token = self.tokens[at]
        entry = self.lexicon.verbs.get(token)
        return entry is not None and token != entry.lemma and not token.endswith("ing") and self._after_subject(at)

    def _after_subject(self, at: int) -> bool:
        """Whether the word before ``at`` can end a subject."""
        word = self._at(self._before(at))
        if not word[:1].isalnum() or word == "to" or word in self.lists["be"]:
            return False
        return not (word in self.known.words["preposition"] or word in self.known.words["determiner"])

    def _lexical(self, at: int) -> Literal["none", "maybe", "seen"]:
        """Whether the word at ``at`` is a finite verb that no list of grammar words holds, by its form and its neighbours."""
        token, after = self.tokens[at], self._at(at + 1)
        words = self.known.words
        object_ = after in words["determiner"] or after in words["nominal"] or self._nominative(after)
        if at == self.start or not self._after_subject(at) or self._finite(self._at(self._before(at))):
            return "none"
        if self._said(at) and (object_ or after in ("that", "there", "it", "to")):
            return "seen"
        if token in self.lexicon.verbs and self._nominative(after):
            return "seen"
        if self._hedging(at):
            return "seen"
        if token.endswith("ed") and len(token) > 4:
            return "seen" if object_ else "maybe" if after in words["preposition"] else "none"
        return "none"

    def _hedging(self, at: int) -> bool:
        """Whether the verb at ``at`` only says how sure its clause is ("he thinks")."""
        token = self.tokens[at]
        return token in self.lists["probable_verbs"] or (
            token in self.lists["probable_nouns_or_verbs"] and self._at(at - 1) in self.lists["subjects"]
        )

    def _through(self, at: int) -> int:
        """How many tokens at the start of the clause only lead to another ("it is clear that")."""
        length = self.known.phrase("through", self.tokens, at)
        return length + (self._at(at + length) == "that") if length else 0

    def _aside(self, at: int) -> bool:
        """Whether a clause between commas begins after ``at``: "the plan, while bold, is …"."""
        after = self._at(at + 1)
        opens = any(after in self.lists[name] for name in ("clause_breaks", "relatives", "subordinators"))
        return self.verb == "none" and at > self.start and opens and "," in self.tokens[at + 1 :]
