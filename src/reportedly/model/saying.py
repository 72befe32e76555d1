"""Words that attribute: each verb, noun and phrase of a language by which somebody's words or thoughts are told, with its features.

No room keeps a list of such words: it asks :class:`Saying`, whose answers are :class:`Selection` values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from reportedly.model.claim import Force, SourceCertainty
from reportedly.model.morphology import INFLECTIONS, Inflection, Morphology

PartOfSpeech = Literal["verb", "noun", "phrase"]
Hold = Literal["stated", SourceCertainty]
"""How firmly the source holds the content before its wording is looked at; "stated" leaves it to the wording."""
Takes = Literal["clause", "predicate", "thing"]
"""What the content usually is: "said that …", "called it a …", "praised the …"."""
Act = Literal["speech", "opinion", "knowledge", "wish", "sign", "deed"]
"""What somebody does of whom the word is told: utters words ("say", "deny", "praise"); holds an opinion or a feeling ("believe",
"fear"); comes to know or perceives ("learn", "see"); wants ("hope"); lets it be seen, as things do ("show", "seem"); acts ("ban")."""
SpeakerKind = Literal["person", "body", "document"]
"""Who can be its subject: only a person jokes, bodies announce, a report concludes."""
Trait = Literal["posed", "hearer", "bound", "relayed", "noun", "answering", "plain"]
"""``posed``: it may follow the words that it tells, subject first or last ("…, she said", "…, said the mayor").
``hearer``: its object is whoever is spoken to ("told reporters"); ``bound``: it must have one.
``relayed``: it tells another's words on ("quoted", "according to").
``noun``: a verb whose plain forms are those of a noun too that does not attribute ("states", "details").
``answering``: it answers what somebody else has said ("replied").
``plain``: a verb that mostly means this, so that it shows that somebody speaks also where no claim was read from it."""


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A dictionary form that attributes. ``family`` names the group of words of one force.

    ``force`` is what it adds for the reader, ``negated`` the force under "not"; ``light`` words carry their meaning in a noun beside
    them ("issued a warning"); ``inflected`` says of a phrase whether its first word is.
    """

    lemma: str
    part: PartOfSpeech
    family: str
    force: Force = "neutral"
    hold: Hold = "stated"
    takes: Takes = "clause"
    act: Act = "speech"
    speakers: frozenset[SpeakerKind] = frozenset({"person", "body"})
    traits: frozenset[Trait] = frozenset()
    negated: Force = "neutral"
    light: bool = False
    inflected: bool = True


@dataclass(frozen=True)
class Selection:
    """Some of the words that attribute, in the order of the language."""

    words: tuple[ReportingWord, ...]
    morphology: Morphology = field(repr=False)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Their dictionary forms."""
        return frozenset(word.lemma for word in self.words)

    def forms(self, *inflections: Inflection) -> frozenset[str]:
        """Their forms: of verbs and phrases those named, all where none is named; of nouns singular and plural."""
        return frozenset(form for word in self.words for form in forms(word, self.morphology, inflections or INFLECTIONS))

    def of(
        self,
        *parts: PartOfSpeech,
        acts: Iterable[Act] = (),
        families: Iterable[str] = (),
        forces: Iterable[Force] = (),
        takes: Iterable[Takes] = (),
        traits: Iterable[Trait] = (),
        speaker: SpeakerKind | None = None,
    ) -> Selection:
        """Those among them that have one of each of the values given, all of ``traits``, and that ``speaker`` can say."""
        needed = frozenset(traits)
        tests: tuple[tuple[str, frozenset[str]], ...] = (
            ("part", frozenset(parts)),
            ("act", frozenset(acts)),
            ("family", frozenset(families)),
            ("force", frozenset(forces)),
            ("takes", frozenset(takes)),
        )
        asked = [(name, values) for name, values in tests if values]
        return Selection(
            tuple(
                word
                for word in self.words
                if all(getattr(word, name) in values for name, values in asked)
                and needed <= word.traits
                and (speaker is None or speaker in word.speakers)
            ),
            self.morphology,
        )

    def __or__(self, other: Selection) -> Selection:
        return Selection(tuple(dict.fromkeys((*self.words, *other.words))), self.morphology)

    def __sub__(self, other: Selection) -> Selection:
        left_out = frozenset(other.words)
        return Selection(tuple(word for word in self.words if word not in left_out), self.morphology)


@dataclass(frozen=True)
class Saying:
    """All words of a language that attribute. Where a form could be of two words of one part of speech, the first one has it."""

    words: tuple[ReportingWord, ...] = ()
    morphology: Morphology = field(default_factory=Morphology, repr=False)

    @cached_property
    def verbs(self) -> Mapping[str, ReportingWord]:
        """Every form of every verb."""
        return self._by_form("verb")

    @cached_property
    def nouns(self) -> Mapping[str, ReportingWord]:
        """Every form of every noun."""
        return self._by_form("noun")

    @cached_property
    def all(self) -> Selection:
        """Every word."""
        return Selection(self.words, self.morphology)

    @cached_property
    def speech(self) -> Selection:
        """Words by which somebody is told to have spoken, in whatever way: says, denies, urges, condemns, calls. Light ones are not
        among them: "issued" alone tells no speech.
        """
        return Selection(tuple(word for word in self.words if word.act == "speech" and not word.light), self.morphology)

    @cached_property
    def asserting(self) -> Selection:
        """Speech that tells the listener something: says, confirms, claims, admits, warns; not: denies, asks, vows, praises."""
        return self.speech.of(takes=("clause",), forces=("neutral", "endorsing", "distancing", "warning"))

    @cached_property
    def judging(self) -> Selection:
        """Speech that gives a person or a thing a name or a mark: calls, describes, accuses, condemns, praises."""
        return self.speech.of(
            takes=("predicate", "thing"), families=("accusing", "characterising", "criticising", "praising")
        )

    @cached_property
    def opining(self) -> Selection:
        """Words by which somebody's words or opinions are told: speech, and believes, fears, doubts."""
        return self.speech | self.all.of(acts=("opinion",))

    @cached_property
    def posed(self) -> Selection:
        """Verbs and phrases that may follow the words that they tell: "…, she said", "…, the mayor pointed out"."""
        return self.all.of(traits=("posed",))

    @cached_property
    def plain(self) -> Selection:
        """Verbs that show, with a subject, that somebody speaks: says, denies, calls; not: continues, laughs, presents."""
        return self.all.of("verb", traits=("plain",))

    @cached_property
    def hearing(self) -> Selection:
        """Verbs whose object is whoever is spoken to: "told reporters"."""
        return self.all.of("verb", traits=("hearer",))

    @cached_property
    def relaying(self) -> Selection:
        """Words that tell another's words on: quotes, cites, according to."""
        return self.all.of(traits=("relayed",))

    @cached_property
    def official(self) -> Selection:
        """Speech of which a body is capable, a ministry or a state: announces, denies, vows; not: jokes, whispers."""
        return self.speech.of(speaker="body")

    def verbal(self, among: Selection, *inflections: Inflection) -> frozenset[str]:
        """The forms of the verbs ``among`` a selection that stand for nothing but a verb: not "claims", "states", "alleged"."""
        verbs = among.of("verb")
        shared = verbs.of(traits=("noun",)).forms("base", "third").union(self.nouns, self._adjectives)
        return verbs.forms(*inflections) - shared

    @cached_property
    def _adjectives(self) -> frozenset[str]:
        return frozenset(word.lemma for word in self.words if word.part == "phrase" and not word.inflected)

    def _by_form(self, part: PartOfSpeech) -> Mapping[str, ReportingWord]:
        found: dict[str, ReportingWord] = {}
        for word in self.words:
            if word.part == part:
                for form in forms(word, self.morphology, INFLECTIONS):
                    found.setdefault(form, word)
        return found


def forms(word: ReportingWord, morphology: Morphology, inflections: Iterable[Inflection]) -> tuple[str, ...]:
    """The forms of one word, its dictionary form first where that is asked for."""
    if word.part == "noun":
        return word.lemma, morphology.plural(word.lemma)
    if word.part == "verb":
        return morphology.forms(word.lemma, inflections)
    if not word.inflected:
        return (word.lemma,)
    head, gap, rest = word.lemma.partition(" ")
    return tuple(form + gap + rest for form in morphology.forms(head, inflections))
