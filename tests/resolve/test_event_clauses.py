"""What the rules of events see in a sentence: noun phrases, clauses, frames and how an event is told. All sentences are invented.

In a text ``|`` stands before the word that is asked about.
"""

from __future__ import annotations

import re

import pytest

from reportedly.model import Name, Place, Reading, Span
from reportedly.model.entity import Modality
from reportedly.model.layout import Range
from reportedly.model.reading import NameKind
from reportedly.resolve.events.clauses import Voice, subject_of, voice_of
from reportedly.resolve.events.frames import frames
from reportedly.resolve.events.lexicon import Form, lexicon
from reportedly.resolve.events.modality import modality_of
from reportedly.resolve.events.phrases import is_of, noun_phrase, part_of
from reportedly.resolve.events.words import Words, words_of
from tests.pages import ENGLISH, page_of

LEXICON = lexicon(ENGLISH)
TOWNS = ("Aldova", "Brevik", "Mill")
NAMES: dict[str, NameKind] = {
    "Ruth": "person",
    "Drive": "person",
    "Agency": "organisation",
    "Velk": "group",
    "Capture": "other",
}


def words(text: str) -> Words:
    """The words of a text in which some names are known."""
    found = [(Span.of(text, *match.span()), match[0]) for match in re.finditer("|".join((*TOWNS, *NAMES)), text)]
    names = tuple(Name(span, NAMES[name], 1.0) for span, name in found if name in NAMES)
    places = [
        Place(f"p{at}", span, name, None, None, None, None, "populated place", 1.0, (), "")
        for at, (span, name) in enumerate(found)
        if name in TOWNS
    ]
    return words_of(page_of(text), Reading("fake@0", (), names), places)


def marked(text: str) -> tuple[Words, int]:
    """The words of a text without its bar, and the number of the word that stands after the bar."""
    head, _, tail = text.partition("|")
    found = words(head + tail)
    return found, found.starts.index(len(head))


def said(of: Words, found: Range | None) -> str | None:
    return of.text[slice(*of.range_of(*found))] if found else None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("|the town fell", "the town"),
        ("|town", "town"),
        ("the |town of it", "town"),
        ("|a big red town", "a big red town"),
        ("|the of", None),
        ("|of it", None),
        ("|some", None),
        ("|two", "two"),
        ("|two of", "two"),
        ("|several", "several"),
        ("|the two fell", "the two"),
        ("|the", None),
        ("|both two and", "two"),
        ("|at least five men fell", "five men"),
        ("|at the very least five men", "five men"),
        ("|more than five men", "five men"),
        ("|over five men", "five men"),
        ("|the army's town fell", "the army's town"),
        ("|the town, fell", "the town"),
        ("|the town the man", "the town"),
        ("|town the man", "town"),
        ("|town two men", "town"),
        ("|town all men", "town"),
        ("|town 5 men", "town 5 men"),
        ("|the last town", None),
        ("|last Aldova", None),
        ("|Aldova last", "Aldova"),
        ("|it's town", None),
        ("|not's town fell", None),
        ("|a b c d e f g h i j k l", "a b c d e f g h"),
        ("|men fell then", "men"),
        ("|“town", None),
        ("|all the town fell", "the town"),
        ("|both, he", None),
        ("|a hundred men", "a hundred men"),
    ],
)
def test_the_noun_phrase_that_begins_at_a_word(text: str, phrase: str | None) -> None:
    of, at = marked(text)
    assert said(of, noun_phrase(of, LEXICON, at, len(of.lows))) == phrase


@pytest.mark.parametrize(
    ("phrase", "name", "holds"),
    [
        ("the town", "town", True),
        ("the town", "place", True),
        ("the town", "target", True),
        ("the town", "people", False),
        ("the town", "any", True),
        ("the town", "nothing", False),
        ("town officials", "town", False),
        ("the officials", "people", True),
        ("the machinery", "people", False),
        ("Aldova", "place", True),
        ("Aldova", "people", False),
        ("Ruth", "people", True),
        ("Ruth", "place", False),
        ("Velk", "armed", True),
        ("Velk forces", "armed", True),
        ("Velk forces", "power", True),
        ("Agency", "armed", False),
        ("Agency forces", "armed", True),
        ("un Agency", "armed", False),
        ("Aldova's forces", "armed", True),
        ("Aldova's", "place", False),
        ("the town's mayor", "town", False),
        ("the town's", "town", False),
        ("the town centre", "town", False),
        ("the town itself", "town", True),
        ("the town fled", "town", True),
        ("the town quickly", "town", True),
        ("the town Aldova", "town", True),
        ("the town northward", "town", True),
        ("the town mayor", "town", False),
        ("5", "people", True),
        ("2019", "people", False),
        ("at least 5", "people", True),
        ("five", "people", True),
        ("one", "people", False),
        ("no one", "people", True),
        ("the one", "people", False),
        ("them", "people", True),
        ("many", "people", False),
        ("the soldiers", "people", True),
        ("five houses", "people", False),
        ("the police", "armed", False),
        ("Agency town", "town", True),
        ("forces loyal", "armed", True),
        ("the town north", "town", True),
        ("the civilian town", "town", True),
    ],
)
def test_what_class_a_noun_phrase_is_of(phrase: str, name: str, holds: bool) -> None:
    of = words(phrase)
    assert is_of(of, LEXICON, (0, len(of.lows)), name) is holds


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("|parts of the town fell", ("the town", True)),
        ("|most of Aldova fell", ("Aldova", True)),
        ("|the town of Aldova fell", ("Aldova", False)),
        ("|the mayor of Aldova fell", None),
        ("|the town", None),
        ("|the town of", None),
        ("|the town of it", None),
        ("|the base east of the town", None),
        ("|the east of the town", ("the town", True)),
        ("|east of the town", ("the town", True)),
        ("|half of", None),
        ("|the whole of the town", ("the town", False)),
        ("|a third of the town", ("the town", True)),
        ("|dozens of men", ("men", False)),
        ("|the town in Aldova", None),
    ],
)
def test_a_part_or_the_whole_of_something(text: str, inner: tuple[str, bool] | None) -> None:
    of, at = marked(text)
    phrase = noun_phrase(of, LEXICON, at, len(of.lows))
    assert phrase is not None
    found = part_of(of, LEXICON, phrase, len(of.lows))
    assert (found and (said(of, found[0]), found[1])) == inner


@pytest.mark.parametrize(
    ("text", "form", "voice"),
    [
        ("The town was |captured.", "past", "passive"),
        ("The town has been |captured.", "past", "passive"),
        ("The town being |captured now.", "past", "passive"),
        ("The town was early |captured it.", "past", "passive"),
        ("The town was ly |captured it.", "past", "active"),
        ("The town was quickly |captured.", "past", "passive"),
        ("The town was then now |captured.", "past", "passive"),
        ("It was a b |captured it.", "past", "active"),
        ("They |captured it.", "past", "active"),
        ("The |captured town fell.", "past", None),
        ("Captured |captured", "past", "reduced"),
        ("the town |captured by Velk", "past", "reduced"),
        ("the town |captured in June", "past", "reduced"),
        ("the town |captured, he said", "past", "reduced"),
        ("the army who |captured in June", "past", "active"),
        ("Ruth |captured in June", "past", "active"),
        ("the |captured by", "past", None),
        ("these |captured in it", "past", None),
        ("some |captured in it", "past", None),
        ("two |captured it", "past", "active"),
        ("is already then now later |captured it", "past", "passive"),
        ("is already then now later still |captured it", "past", "passive"),
        ("They are |capturing it.", "progressive", "active"),
        ("The |capturing it.", "progressive", None),
        ("two |capturing it", "progressive", "active"),
        ("|Capturing it.", "progressive", "active"),
        ("They |capture it.", "base", "active"),
        ("to |capture it", "base", "active"),
        ("will |capture it", "base", "active"),
        ("men |capture it", "base", "active"),
        ("cows |capture it", "base", "active"),
        ("carbon |capture it", "base", None),
        ("|Capture it.", "base", None),
        ("and |capture it", "base", "active"),
        (", |capture it", "base", "active"),
        ("Aldova |capture it", "base", "active"),
        ("quickly |capture it", "base", "active"),
        ("The |captures of it.", "third", None),
        ("It |captures it.", "third", "active"),
        ("of |captures it", "third", None),
        ("to |captures it", "third", "active"),
        ("army's |captures it", "third", None),
        ("only |capture it", "base", "active"),
        ("two |captures it", "third", None),
    ],
)
def test_how_a_form_of_a_verb_is_used(text: str, form: Form, voice: Voice | None) -> None:
    of, at = marked(text)
    assert voice_of(of, LEXICON, at, form, 0, len(of.lows)) == voice


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The army |took it", "The army"),
        ("On Friday the army |took it", "Friday the army"),
        ("On Friday army |took it", "Friday army"),
        ("The army has not quickly |taken it", "The army"),
        ("The army of Velk |took it", "The army"),
        ("The army in Aldova |took it", "The army"),
        ("In Aldova |took it", None),
        ("At least five men |fell", "five men"),
        ("Over 5 men |fell", "5 men"),
        ("Over five men |fell", "five men"),
        ("More than 5 men |fell", "5 men"),
        ("Some men and cows |fell", "cows"),
        ("|Took it", None),
        ("The army, which lay in Aldova, |took it", "The army"),
        ("The army that lay there |took it", "lay there"),
        ("The army (of old) |took it", "The army"),
        ("The army — the old one — |took it", "the old one"),
        ("Men said the army |took it", "the army"),
        ("Men came while |took it", "Men came"),
        ("Men, the army, |took it", "the army"),
        ("Men; the army |took it", "the army"),
        ("Men; |took it", "Men"),
        ("The army came and |took it", "The army came"),
        ("The army came and then quickly |took it", "The army came"),
        ("When it came |took it", "it came"),
        ("$5 men |fell", "$5 men"),
        (
            "The army of a b c d e f g h i j k l m n o p q r s t u v w x y |took it",
            "a b c d e f g h i j k l m n o p q r s t u v w x y",
        ),
        (
            "army a b c d e f g h i j k l m n o p q r s t u v w x |took it",
            "army a b c d e f g h i j k l m n o p q r s t u v w x",
        ),
        ("The army, the old one, which lay, and so, and so, |took it", None),
        ("On Mill |took it", None),
    ],
)
def test_where_the_subject_of_a_verb_stands(text: str, subject: str | None) -> None:
    of, at = marked(text)
    assert said(of, subject_of(of, LEXICON, at, 0)) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("the army |entering it", "the army"),
        ("reports of troops |entering it", "troops"),
        ("hit it in the north |killing it", "the north"),
        ("hit by men |killing it", "men"),
        ("men deny |entering it", "men deny"),
        ("men denied |entering it", "men"),
        ("He said |entering it", None),
        ("men, |entering it", None),
        ("of |entering it", None),
        ("|entering it", None),
        ("the army and |entering it", None),
        ("The men which deny |entering it", "deny"),
    ],
)
def test_the_subject_right_before_a_gerund(text: str, subject: str | None) -> None:
    of, at = marked(text)
    assert said(of, subject_of(of, LEXICON, at, 0, nearest=True)) == subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels captured the town.", ("control.taken: captured > the town < Rebels (subject of the verb)",)),
        (
            "Rebels captured most of the town.",
            ("control.partly_taken: captured > most of the town < Rebels (subject of the verb)",),
        ),
        ("Rebels captured the mood.", ()),
        ("The town was captured by rebels.", ("control.taken: captured > The town < rebels (by-phrase)",)),
        ("The town was captured.", ("control.taken: captured > The town < ",)),
        ("The mood was captured by rebels.", ()),
        ("The town captured by rebels burnt.", ("control.taken: captured > The town < rebels burnt (by-phrase)",)),
        ("The army took the town.", ("control.taken: took > the town < The army (subject of the verb)",)),
        ("The army took the town for granted.", ()),
        ("The army took the town over.", ()),
        ("The army took the town to court.", ()),
        ("The army took the town by storm.", ()),
        ("The mayor took the town.", ()),
        ("The town was taken by the army.", ("control.taken: taken > The town < the army (by-phrase)",)),
        ("The town was taken by the mayor.", ()),
        ("The town was taken.", ()),
        ("The army entered the city.", ("control.entered: entered > the city < The army (subject of the verb)",)),
        ("Troops entering the city fled.", ("control.entered: entering > the city fled < Troops (subject of the verb)",)),
        ("The army is entering the city.", ("control.entered: entering > the city < The army (subject of the verb)",)),
        ("Hit in the town killing ten men.", ("casualties.killed: killing > ten men < ",)),
        ("The army killing ten men left.", ("casualties.killed: killing > ten men < The army (subject of the verb)",)),
        ("The mayor killing ten men left.", ("casualties.killed: killing > ten men < ",)),
        ("Withdrawing from the town, they left.", ()),
        ("The army withdrew from the town.", ("control.lost: withdrew > the town < The army (subject of the verb)",)),
        ("The army withdrew the town.", ()),
        ("The army withdrew to the town.", ()),
        ("The town was withdrawn from.", ()),
        ("Operation Capture of the town began.", ()),
        ("Ruth Drive captured the town.", ("control.taken: captured > the town < Ruth Drive (subject of the verb)",)),
        ("They spoke of the capture of the town.", ("control.taken: capture > the town < the (words before the noun)",)),
        (
            "They spoke of the Velk capture of the town by rebels.",
            ("control.taken: capture > the town < rebels (by-phrase), the Velk (words before the noun)",),
        ),
        (
            "They spoke of the capture of most of the town.",
            ("control.partly_taken: capture > most of the town < the (words before the noun)",),
        ),
        ("They spoke of the capture of the mood.", ()),
        ("They spoke of capture.", ()),
        ("A snake attack on the town was told.", ()),
        ("An airstrike came.", ("attack.strike: airstrike > None < An (words before the noun)",)),
        (
            "The Velk entry into the town was told.",
            ("control.entered: entry > the town < The Velk (words before the noun)",),
        ),
        ("The entry into the town was told.", ()),
        ("The mayor's entry into the town was told.", ()),
        (
            "Rebels launched the assault on the town.",
            ("attack.assault: launched the assault > None < Rebels (subject of the verb)",),
        ),
        ("Rebels saw the assault on the town.", ("attack.assault: assault > the town < the (words before the noun)",)),
        ("The Velk assault on the town came.", ("attack.assault: assault > the town < The Velk (words before the noun)",)),
        (
            "The siege of the town by Velk forces went on.",
            ("control.approached: siege > the town < Velk forces (by-phrase), The (words before the noun)",),
        ),
        (
            "The siege of the town, by Velk forces, went on.",
            ("control.approached: siege > the town < The (words before the noun)",),
        ),
        (
            "The siege of the town in the old part then by Velk forces went on.",
            ("control.approached: siege > the town < Velk forces (by-phrase), The (words before the noun)",),
        ),
        ("Rebels took control of the town.", ("control.taken: took control of > the town < Rebels (subject of the verb)",)),
        (
            "Rebels took full control of the town.",
            ("control.taken: took full control of > the town < Rebels (subject of the verb)",),
        ),
        ("Rebels took the control.", ()),
        (
            "Rebels took full total control of the town.",
            ("control.taken: took > full total control of the town < Rebels (subject of the verb)",),
        ),
        (
            "The town came under Velk control.",
            ("control.taken: came under Velk control > The town < Velk (named in the phrase)",),
        ),
        (
            "The town came under the control of rebels.",
            ("control.taken: came under the control of > The town < rebels (named in the phrase)",),
        ),
        ("The mood came under Velk control.", ()),
        (
            "The town came under a b c d e control.",
            ("control.taken: came under a b c d e control > The town < a b c d e (named in the phrase)",),
        ),
        ("The town came under a b c d e f control.", ()),
        ("The town came under , control.", ()),
        (
            "They brought the town under Velk control.",
            ("control.taken: brought the town under Velk control > the town < Velk (named in the phrase)",),
        ),
        (
            "They brought the town slowly under Velk control.",
            ("control.taken: brought the town slowly under Velk control > the town slowly < Velk (named in the phrase)",),
        ),
        (
            "They brought the town a b c under Velk control.",
            ("control.taken: brought the town a b c under Velk control > the town < Velk (named in the phrase)",),
        ),
        ("They brought the town a b c d under Velk control.", ()),
        ("They brought the town and then under Velk control.", ()),
        ("The town fell to the army.", ("control.taken: fell to the > army < ",)),
        ("The town fell to the mayor.", ()),
        ("Five people dead.", ("casualties.killed: people dead > None < ",)),
        ("5 men died.", ("casualties.killed: died > None < ",)),
        ("5 a b c died.", ("casualties.killed: died > None < ",)),
        ("5 a b c d died.", ()),
        ("5 and died.", ()),
        ("2019 died.", ()),
        ("Five died there.", ("casualties.killed: died > None < ",)),
        ("5 men were killed.", ("casualties.killed: killed > 5 men < ",)),
        ("12 were killed and 30 wounded.", ("casualties.killed: killed > 12 < ", "casualties.injured: wounded > 30 < ")),
        ("The death toll rose.", ("casualties.killed: death toll > None < ",)),
        ("The town was quickly captured.", ("control.taken: captured > The town < ",)),
        ("The captured town fell.", ()),
        ("Aldova withdrew a plan.", ()),
        ("Aldova captured the mood.", ()),
        ("The town was captured a b c d e by rebels.", ("control.taken: captured > The town < rebels (by-phrase)",)),
        ("The town was captured a b c d e f by rebels.", ("control.taken: captured > The town < ",)),
        (
            "The siege of most of the town went on.",
            ("control.approached: siege > most of the town < The (words before the noun)",),
        ),
        ("The town was captured, by rebels.", ("control.taken: captured > The town < ",)),
        ("Men entered it on the town.", ()),
        (
            "Troops shelled houses and captured the town.",
            (
                "attack.shelling: shelled > houses < Troops (subject of the verb)",
                "control.taken: captured > the town < Troops (subject of the verb)",
            ),
        ),
        (
            "They plan to attack Aldova.",
            ("plan: plan > None < They (subject of the verb)", "attack: attack > Aldova < They plan (subject of the verb)"),
        ),
        (
            "They threatened to attack the town.",
            (
                "threat: threatened > None < They (subject of the verb)",
                "attack: attack > the town < They (subject of the verb)",
            ),
        ),
        ("Peace talks resumed in the town.", ("negotiation: Peace talks > None < ",)),
        ("The ceasefire was broken.", ("ceasefire.broken: ceasefire was broken > None < The (words before the noun)",)),
        (
            "The army drove rebels out of the town.",
            ("control.lost: drove rebels out of > the town < The army (subject of the verb)",),
        ),
        (
            "They established a buffer zone in the north.",
            ("control.zone: established a buffer zone > None < They (subject of the verb)",),
        ),
        (
            "The base came under attack from rebels.",
            ("attack: came under attack from > The base < rebels (by-phrase)",),
        ),
        ("The hit rebels.", ()),
        ("A missile hit the school.", ("attack.strike: hit > the school < A missile (subject of the verb)",)),
        ("Ruth hit the school.", ()),
        ("The bomb squad came.", ()),
        ("Ruth talks about it.", ()),
        ("The aid was blocked.", ()),
        ("They gave military aid.", ("arms.given: gave military aid > None < They (subject of the verb)",)),
        ("They gave aid to the town.", ()),
        ("They gave weapons to them.", ()),
        ("They sent political weapons.", ()),
        ("They shelled the town of the mayor.", ("attack.shelling: shelled > the town < They (subject of the verb)",)),
        ("He entered the united town union.", ()),
        ("The capture in May.", ()),
        ("Ten men the army captured left.", ()),
        ("He spoke of a raid by a b c d rebels on the town.", ()),
        (
            "They began a raid on the town.",
            ("attack.assault: raid > the town < They (subject of the verb), a (words before the noun)",),
        ),
    ],
)
def test_the_rules_that_hold_in_a_sentence(text: str, expected: tuple[str, ...]) -> None:
    """Type: trigger > what it is about < who may be the one that acts."""
    of = words(text)
    found = tuple(
        f"{frame.type}: {said(of, (frame.begin, frame.end))} > {said(of, frame.object)} < "
        + ", ".join(f"{said(of, doer.words)} ({doer.standing})" for doer in frame.who)
        for sentence in of.sentences
        for frame in frames(of, LEXICON, sentence)
    )
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They strike at night.", ""),
        ("The strike came at night.", "attack.strike? strike"),
        ("Two strikes came at night.", "attack.strike? strikes"),
        ("Aldova strikes at night.", ""),
        ("Rebels raid at night.", ""),
        ("The rebels raid came.", ""),
        ("The army's raid came.", "attack.assault? raid"),
        ("Men who raid came.", ""),
        ("Men will raid.", ""),
        ("Raid the town.", ""),
        ("Of raid after raid they spoke.", "attack.assault? raid, attack.assault? raid"),
        ("The Aldova explosion came.", "attack.strike? explosion"),
        ("Rebels explosions came.", "attack.strike? explosions"),
        ("The town came into the hands of rebels.", "control.taken came into the hands of"),
        ("The town came into the hands of", ""),
        ("The town came into the hands of, they said.", ""),
        ("They brought the town under Velk control.", "control.taken brought the town under Velk control"),
        ("Rebels armed with missiles hit the town.", "attack.strike? hit"),
        ("The army hit the town with missiles.", "attack.strike? hit"),
        ("The army hit the town with guns.", "attack.strike? hit"),
        ("The army hit the town with ease.", ""),
        ("Men accused of shelling the town left.", "attack.shelling shelling"),
        ("We shelled the town.", "attack.shelling shelled"),
        ("The army killed us.", "casualties.killed? killed"),
        ("17 of the men were killed.", "casualties.killed killed"),
        ("Some of the men were killed.", "casualties.killed killed"),
        ("None of the men were killed.", "casualties.killed killed"),
        ("17 out of 20 men were killed.", "casualties.killed killed"),
        ("They captured a b c d e f g h town.", "control.taken captured"),
        ("They captured a b c d e f g h i town.", ""),
        ("The talks came.", "negotiation? talks"),
        ("Ruth took control of the town.", "control.taken took control of"),
    ],
)
def test_what_the_words_of_war_tell_in_a_war(text: str, expected: str) -> None:
    """Type, with a mark where in peace it would be something else, and trigger."""
    of = words(text)
    found = [frame for sentence in of.sentences for frame in frames(of, LEXICON, sentence, "war")]
    assert ", ".join(f"{each.type}{'?' * each.doubtful} {said(of, (each.begin, each.end))}" for each in found) == expected
    assert frames(of, LEXICON, of.sentences[0], "open") == [each for each in found if not each.doubtful]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Reports that rebels |shelled Aldova could not be verified.", "possible"),
        ("Reports that rebels |shelled Aldova could be verified.", "asserted"),
        ("Reports that rebels |shelled Aldova, and that could not be verified.", "asserted"),
        ("Unconfirmed reports that rebels |shelled Aldova came.", "possible"),
        ("Unconfirmed reports that |captured Aldova came.", "possible"),
        ("Old reports that rebels |shelled Aldova came.", "asserted"),
        ("Reports that rebels |shelled Aldova are false.", "negated"),
        ("Reports that rebels |shelled Aldova, are false.", "asserted"),
        ("Rebels |shelled Aldova, which is false.", "asserted"),
        ("|Air strikes were never part of it.", "negated"),
        ("|Air strikes were part of it.", "asserted"),
        ("They have not the |capture of the town.", "negated"),
        ("They didn't see the |capture of the town.", "negated"),
        ("They saw no |capture of the town.", "negated"),
        ("They called off the |capture of the town.", "negated"),
        ("They cancelled the |capture of the town.", "negated"),
        ("They went to see the |capture of the town.", "asserted"),
        ("They wanted to celebrate the |capture of the town.", "planned"),
        ("They called it the |capture of the town.", "asserted"),
        ("A possible |capture of the town came.", "possible"),
        ("A planned |capture of the town came.", "planned"),
        ("They hope for the old big long new grey |capture of the town.", "planned"),
        ("They hope for the old big long new grey red |capture of the town.", "asserted"),
        ("The failed |attack on the town came.", "negated"),
        ("They foiled an |attack on the town.", "negated"),
        ("They are in no way behind the |attack on the town.", "negated"),
        ("The danger zone town was |captured.", "asserted"),
        ("Managed to |capture the town.", "asserted"),
        ("The army |captured the town?", "asked"),
        ("The army |captured the town?”", "asked"),
        ("Did it? The army |captured the town.", "asserted"),
        ("The army did not |capture the town.", "negated"),
        ("The army didn't |capture the town.", "negated"),
        ("The army not only |captured the town but left.", "asserted"),
        ("The army never |captured the town.", "negated"),
        ("No army |captured the town.", "negated"),
        ("No army of the men |captured the town.", "asserted"),
        ("No army of the old men then |captured the town.", "asserted"),
        ("No army, it |captured the town.", "asserted"),
        ("Not when it |captured the town.", "asserted"),
        ("They denied |capturing the town.", "negated"),
        ("They denied that it |captured the town.", "negated"),
        ("They denied reports that it |captured the town.", "negated"),
        ("They denied the men of it |captured the town.", "negated"),
        ("They denied, it |captured the town.", "asserted"),
        ("They denied the mood a b c d |captured the town.", "asserted"),
        ("They denied that a b c d e f g h i j |captured the town.", "negated"),
        ("They denied that a b c d e f g h i j k |captured the town.", "asserted"),
        ("They ask whether it |captured the town.", "asked"),
        ("They ask whether a b c d e f g h i j k |captured the town.", "asked"),
        ("They ask whether a b c d e f g h i j k l |captured the town.", "asserted"),
        ("If it |captured the town, they left.", "possible"),
        ("Unless it |captured the town, they left.", "possible"),
        ("It left if it |captured the town.", "possible"),
        ("If they left it, it |captured the town.", "asserted"),
        ("They want to |capture the town.", "planned"),
        ("They managed to |capture the town.", "asserted"),
        ("They came to |capture the town.", "asserted"),
        ("They came here to |capture the town.", "planned"),
        ("They seem to have |captured the town.", "possible"),
        ("They may |capture the town.", "possible"),
        ("They would have |captured the town.", "possible"),
        ("They would |capture the town.", "planned"),
        ("They will |capture the town.", "planned"),
        ("They have |captured the town.", "asserted"),
        ("They plan for |capturing the town.", "planned"),
        ("They are |capturing the town.", "asserted"),
        ("They may see the |capture of the town.", "possible"),
        ("They will see the |capture of the town.", "planned"),
        ("They saw the |capture of the town.", "asserted"),
        ("It will be the |capture of the town.", "planned"),
        ("It will end long after the |capture of the town.", "asserted"),
        ("They failed to |capture the town.", "negated"),
        ("They failed in |capturing the town.", "negated"),
        ("They plan the failure. It |captured the town.", "asserted"),
        ("A plan of the |capture of the town.", "planned"),
        ("It may end while the |capture of the town went on.", "asserted"),
        ("They will go and the |capture of the town went on.", "asserted"),
        ("Talks on |capturing the town may go on.", "asserted"),
        ("They plan men |capturing the town.", "asserted"),
        ("It is able to |capture the town.", "asserted"),
        ("They promised not to |capture the town.", "negated"),
        ("They refused a b to |capture the town.", "negated"),
    ],
)
def test_how_an_event_is_told(text: str, modality: Modality) -> None:
    of, at = marked(text)
    (frame,) = (each for sentence in of.sentences for each in frames(of, LEXICON, sentence) if each.begin == at)
    assert modality_of(of, LEXICON, frame, None) == modality
    assert modality_of(of, LEXICON, frame, -0.9) == modality
    assert modality_of(of, LEXICON, frame, -1.0) == ("negated" if modality == "asserted" else modality)


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("US troops in Varn's town; it's WHO, who says us.", "US troops in varn's town ; it's WHO , who says us ."),
        ("He said 'five' men.", "he said ' five ' men ."),
        ("the boys' day", "the boys' day"),
        ("he said 'the boys' then", "he said ' the boys ' then"),
        ("I’m here", "i'm here"),
        ("5’s “’s", "5's “ 's"),
    ],
)
def test_what_is_glued_with_an_apostrophe_belongs_to_the_word(text: str, lows: str) -> None:
    assert list(words(text).lows) == lows.split()


def test_sentences_are_ranges_of_words_and_names_mark_theirs() -> None:
    of = words("Ruth left Mill Town. Velk's men came.")
    assert of.sentences == [(0, 5), (5, 9)]
    assert list(of.marks) == ["person", "", "place", "", "", "group", "", "", ""]
    assert of.within(5, 14) == (1, 3)
    assert of.range_of(1, 3) == (5, 14)


def test_a_place_is_one_even_where_the_reader_sees_a_person() -> None:
    text = "Ruth fell."
    place = Place("p1", Span.of(text, 0, 4), "Ruth", None, None, None, None, "populated place", 1.0, (), "")
    of = words_of(page_of(text), Reading("fake@0", (), (Name(Span.of(text, 0, 4), "person", 1.0),)), [place])
    assert of.marks[0] == "place"


@pytest.mark.parametrize(
    ("word", "numeral"),
    [("5", True), ("1999", False), ("2019", False), ("1899", True), ("19", True), ("20,000", True), ("1.5", True), ("5bn", True),
     ("5km", False),
     ("five", False), ("20199", True)],
)  # fmt: skip
def test_what_is_a_number_and_no_year(word: str, numeral: bool) -> None:
    assert words(word).numeral(0) is numeral


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Old |Storm from", True),
        ("Old |storm from", False),
        ("old |Storm from", False),
        ("Old |Storm From", False),
        ("Old |Storm", False),
        ("Old |Storm.", False),
        ("Old, |Storm from", False),
        ("Old  |Storm from", False),
        ("|Storm from", False),
        ("the |Capture from", True),
        ("the |Agency from", True),
        ("the |Ruth from", True),
        ("the |Velk from", False),
        ("the |Mill from", False),
    ],
)
def test_a_word_that_is_a_part_of_a_name(text: str, inside: bool) -> None:
    of, at = marked(text)
    assert of.in_name(at) is inside
