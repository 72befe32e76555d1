"""Word forms: how a language inflects its words, and how a form leads back to the dictionary's.

The rules are the language's own data, rewritten endings in order, so that this module knows no language. All words are in lower
case. A language without rules has words of one form each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Inflection = Literal["base", "third", "past", "participle", "progressive"]
"""A form of a verb: "say", "says", "said" (past tense), "said" (past participle), "saying"."""
INFLECTIONS: tuple[Inflection, ...] = get_args(Inflection)
Ending = Literal["past", "progressive", "adverb"]
"""What the spelling of a word may tell of an unknown one: a past tense or participle, a progressive form, an adverb."""
ENDINGS: tuple[Ending, ...] = get_args(Ending)

_SHORT = 3
LONGEST = 40
"""Characters of the longest word that has other forms: no dictionary holds a longer one, and no rule ever sees a long text."""

InflectionTemplate = tuple[str | int, ...]
"""What a form is made of: letters, and numbers of groups of the match; 0 is the whole word."""
InflectionRules = tuple[tuple[re.Pattern[str], tuple[InflectionTemplate, ...]], ...]
"""The first pattern that matches a whole word gives its forms."""


@dataclass(frozen=True, slots=True, eq=False)
class Morphology:
    """``rules`` by what they make: an :data:`Inflection`, "plural", "singular", or "lemma", which undoes endings.

    ``irregular`` maps a verb to its past tense and its participle, ``plurals`` a noun to its plural; ``lemmas`` maps any other
    form that no rule undoes to its dictionary form. A word longer than :data:`LONGEST` has one form, itself. ``endings`` are the
    letters with which words of an :data:`Ending` end where they are regular.
    """

    rules: Mapping[str, InflectionRules] = field(default_factory=dict)
    irregular: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    plurals: Mapping[str, str] = field(default_factory=dict)
    lemmas: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[Ending, tuple[str, ...]] = field(default_factory=dict)

    def inflected(self, verb: str) -> Mapping[Inflection, tuple[str, ...]]:
        """The forms of ``verb``; more than one where it is spelled in several ways ("focused", "focussed")."""
        tense, participle = self.irregular.get(verb, (None, None))
        past = (tense,) if tense else self._applied("past", verb)
        return {
            "base": (verb,),
            "third": self._applied("third", verb),
            "past": past,
            "participle": (participle,) if participle else past,
            "progressive": self._applied("progressive", verb),
        }

    def forms(self, verb: str, inflections: Iterable[Inflection] = INFLECTIONS) -> tuple[str, ...]:
        """Those forms of ``verb``, without repeats, in the order of ``inflections``."""
        inflected = self.inflected(verb)
        return tuple(dict.fromkeys(form for each in inflections for form in inflected[each]))

    def plural(self, noun: str) -> str:
        """The plural of a noun or of a noun phrase's last word."""
        return self.plurals.get(noun) or self._applied("plural", noun)[0]

    def singular(self, noun: str) -> str:
        """The singular of a noun, told by its spelling; the noun itself where it bears no ending of a plural."""
        return self._applied("singular", noun)[0]

    def is_plural(self, noun: str) -> bool:
        """Whether the spelling tells a plural; that of a word of three letters or fewer tells nothing."""
        singular = self.singular(noun)
        return len(noun) > _SHORT and singular != noun and self.plural(singular) == noun

    def may_be(self, word: str, *kinds: Ending) -> bool:
        """Whether a word is spelled as regular ones of these kinds are; of all kinds where none is named.

        A noun may be spelled so as well ("shed", "king", "ally"): where it stands has to tell.
        """
        return any(word.endswith(self.endings.get(kind, ())) for kind in kinds or ENDINGS)

    def lemma(self, word: str) -> str:
        """The dictionary form of any word, told by its spelling; the word itself where it bears no known ending."""
        return self.lemmas.get(word) or self._applied("lemma", word)[0]

    def _applied(self, name: str, word: str) -> tuple[str, ...]:
        if len(word) > LONGEST:
            return (word,)
        for pattern, made in self.rules.get(name, ()):
            match = pattern.fullmatch(word)
            if match:
                return tuple("".join([match[piece] if isinstance(piece, int) else piece for piece in form]) for form in made)
        return (word,)
