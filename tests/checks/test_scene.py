"""What the scene answers: where phrases stand, who speaks, who is a party, what was lost, what is of these days."""

from __future__ import annotations

import time

import pytest

from reportedly.checks.scene import Scene, Voice
from reportedly.checks.scene.phrases import Phrases, pieces_of
from reportedly.model import Article, Certainty, Claim, Cue, Document, Number, Producer, Source, Span
from reportedly.model.claim import SourceKind
from tests.pages import page_of, span


def scene(text: str, *claims: Claim, numbers: tuple[Number, ...] = ()) -> Scene:
    return Scene(Article(Document(text), claims, (), Producer("0", "none"), numbers=numbers), page_of(text))


def claim(text: str, source: str, cue: str, content: str, lemma: str = "say", kind: SourceKind = "organisation") -> Claim:
    spans = (span(text, source),) if source else ()
    said = Cue((span(text, cue),), lemma, "neutral")
    return Claim("c1", Source(spans, kind), said, (span(text, content),), "indirect", Certainty("certain", "neutral"), 0.9)


# phrases

LISTS = {
    "be": ("is", "was", "has been"),
    "often": ("*ly", "now"),
    "town": ("town", "hill town"),
    "grammar.determiners.articles": ("the", "a"),
    "days.names": ("monday", "friday"),
    "days.near": ("today",),
    "codes": ("US", "U.S."),
}


def found(text: str, *phrases: str) -> list[str]:
    """What the phrases of one list find in ``text``, all of it."""
    found = Phrases({"x": phrases}, LISTS).found(pieces_of(page_of(text)))
    return [text[start:end] for start, end in found.get("x", [])]


def test_what_is_found_does_not_hang_on_what_was_read_before_or_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = {"x": ("took ~ <town>", "Aa guards", "the US"), "y": ("the town",)}
    texts = [pieces_of(page_of(f"He {text} the town. Sarn guards left the US.")) for text in ("took", "met", "took all of")]
    alone = [dict(Phrases(phrases, LISTS).found(text)) for text in texts]
    together = Phrases(phrases, LISTS)
    assert [dict(together.found(text)) for text in (*texts, *texts)] == [*alone, *alone]
    monkeypatch.setattr("reportedly.checks.scene.phrases._KEPT", 1)
    assert [dict(together.found(text)) for text in (*texts, *texts)] == [*alone, *alone]
    assert {key for each in alone for key in each} == {"x", "y"}


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("air strike", "An Air  Strike; no airstrike, air-strike or air\n\nstrike.", ["Air  Strike"]),
        ("rebel", "The rebel left rebel-held Sarn; rebels stay.", ["rebel", "rebel"]),
        ("women's", "The women’s group", ["women’s"]),
        ("The House", "the house of The House", ["The House"]),
        ("9/11", "Since 9/11 and 19/11", ["9/11"]),
        ("said|says that", "She says that he said it", ["says that"]),
        ("<be> ?<often> believed to", "It is now believed to be, has been widely believed to, was not believed to", None),
        ("took ~ <town>", "He took the old hill town; she took the bus.", ["took the old hill town"]),
        (
            "Aa*an|ish guards",
            "Velnian guards met Danish guards, urban guards and Sarn guards.",
            ["Velnian guards", "Danish guards"],
        ),
        ("*ly|ing * left", "Slowly they left; running, he left; he left.", ["Slowly they left"]),
        ("Aa [ guards ] left", "Velnian guards left. The guards left. Royal guards stayed.", ["guards"]),
        ("cited [ ~ ~ ] as saying", "She was cited as saying so, and cited twice as saying no.", ["twice"]),
        ("# days ago", "It was 12 days ago, or ten days ago.", ["12 days ago"]),
        ("on <days>", "It was on Friday, or on today, on May 4.", ["on Friday", "on today"]),
        ("<codes> ships", "Two US ships met U.S. ships; for us ships are dear; u.s. ships", ["US ships", "U.S. ships"]),
        ("the|a <codes> ?ship|ships", "The US ship, the us", ["The US", "The US ship"]),
    ],
)
def test_a_phrase_is_found_where_a_reader_sees_it(phrase: str, text: str, words: list[str] | None) -> None:
    assert found(text, phrase) == (words or ["is now believed to", "has been widely believed to"])


def test_words_that_are_one_phrase_are_told_from_those_that_hold_one() -> None:
    text = "“Western analysts,” she said, “and two Western analysts from Sarn left.”"
    asked = scene(text)
    assert not asked.whole(span(text, "two Western analysts"), "sourcing.vague.called")
    assert asked.whole(span(text, "“Western analysts,”"), "sourcing.vague.called")


def test_a_list_that_refers_to_itself_is_told() -> None:
    with pytest.raises(ValueError, match="the list 'a' refers to itself"):
        Phrases({"x": ("<a>",)}, {"a": ("?x <a>",)})


def test_of_phrases_that_overlap_the_longer_counts() -> None:
    asked = scene("The defence ministry spokesman of Velnia spoke.")
    assert [
        each.text for each in asked.wordings(("defence ministry", "ministry spokesman", "defence ministry spokesman"))
    ] == ["defence ministry spokesman"]


def test_a_list_that_there_is_not_is_told() -> None:
    with pytest.raises(KeyError, match="has no list 'labels\\.nothing'"):
        scene("Text.").uses("labels.nothing")


@pytest.mark.parametrize("words", ["killed by the army of ", "“", "said that he said ", "a, ", "at least 12 people were "])
def test_a_long_sentence_takes_little_time(words: str) -> None:
    text = words * (120_000 // len(words))
    began = time.process_time()
    asked = scene(text)
    assert not any(asked.contested.deeds()) or asked.voices.all
    assert list(asked.losses) == []
    assert time.process_time() - began < 10


# voices


def voices(text: str, *claims: Claim) -> list[tuple[str, str]]:
    return [(voice.how, voice.span.text) for voice in scene(text, *claims).voices.all]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor said that the port was closed.", "said"),
        ("“It is closed,” said the mayor.", "said"),
        ("Analysts fear a long winter.", "fear"),
        ("He later told reporters of it.", "told"),
        ("The port is closed, according to the mayor.", "according to"),
    ],
)
def test_words_of_saying_with_a_subject_are_a_voice(text: str, cue: str) -> None:
    assert ("cue", cue) in voices(text)


@pytest.mark.parametrize(
    "text",
    [
        "The fear of a long winter.",
        "It was reported on Monday.",
        "Two men accused of theft left.",
        "The Islamic State group left.",
        "They were exchanging vows.",
        "The killing was claimed by nobody.",
    ],
)
def test_without_a_subject_they_are_none(text: str) -> None:
    assert not [voice for voice in voices(text) if voice[0] == "cue"]


def test_a_claim_that_was_read_is_the_voice_of_its_cue() -> None:
    text = "The army said that it had left."
    assert voices(text, claim(text, "The army", "said", "that it had left")) == [("claim", "said")]


def test_a_thing_or_nobody_is_no_voice() -> None:
    text = "These developments showed that it had left."
    read = claim(text, "These developments", "showed", "that it had left", "show", "collective")
    assert [each for each in scene(text, read).voices.all if each.claim] == []


def test_a_sentence_rests_on_what_stands_beside_it_unless_that_is_an_act_or_it_turns_elsewhere() -> None:
    near = scene("The mayor said so. Shells hit the port.").voices
    assert near.near(Span(19, 25, "Shells")) and near.carried(Span(19, 25, "Shells"))
    text = "Guards were hurt. Police described the attack as cruel. Shells hit the port."
    read = claim(text, "Police", "described", "the attack as cruel", "describe", "organisation")
    assert scene(text, read).voices.near(span(text, "Shells"))
    act = scene("The mayor vowed so. Shells hit the port.").voices
    assert not act.near(Span(20, 26, "Shells"))
    text = "The mayor said so. Meanwhile shells hit the port."
    turned = scene(text).voices
    assert not turned.near(span(text, "shells")) and not turned.carried(span(text, "shells"))


def test_nobody_else_speaks_where_the_clause_of_saying_hangs_on_another_word() -> None:
    text = "The law is likely to please voters, who have argued for it."
    assert scene(text).voices.alone(span(text, "likely"))
    text = "The mayor argued that the law is likely to please."
    assert not scene(text).voices.alone(span(text, "likely"))


def test_the_nearest_speaker_before() -> None:
    text = "The mayor said so. Ana Brisk said no. It was late."
    before = scene(text).voices.before(len(text))
    assert isinstance(before, Voice) and before.subject and before.subject.text == "Brisk"


# parties


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("The army", True),
        ("A security source", True),
        ("State television", True),
        ("The Velnian government", True),
        ("The Karsan government", False),
        ("The Tolm Observatory for Human Rights", False),
        ("A former general", False),
        ("Residents of rebel-held Sarn", False),
    ],
)
def test_who_is_a_party(source: str, party: bool) -> None:
    text = f"Velnian troops left. {source} said that Sarn was quiet."
    read = claim(text, source, "said", "that Sarn was quiet")
    assert scene(text, read).parties.is_party(read) is party


def test_two_of_one_nation_have_one_side() -> None:
    text = "Velnian troops left. The Velnian army said so."
    read = claim(text, "The Velnian army", "said", "so")
    assert scene(text, read).parties.side(read) == "veln"


# losses and times


@pytest.mark.parametrize(
    ("text", "figure", "lost"),
    [
        ("On Monday 12 sailors were killed.", "12", "12 sailors"),
        ("The blast killed another 12 sailors.", "12", "12 sailors"),
        ("Some 12 sailors, among them two cooks, were also hurt.", "12", "12 sailors"),
        ("Some 12 sailors, among them two cooks and a b c d e f g h i j and shops, were also hurt.", "12", "12 sailors"),
        ("Some 12 sailors, among them two cooks of a b c d e f g h i j k l m n o, were also hurt.", "12", ""),
        ("They feared that 12 sailors were killed.", "12", ""),
        ("The blast killed 12 hours of work.", "12", ""),
        ("The blast left 12 houses empty.", "12", ""),
    ],
)
def test_a_figure_of_losses(text: str, figure: str, lost: str) -> None:
    number = Number("n1", span(text, figure), 12, "exact", "sailors")
    assert [loss.figure.text for loss in scene(text, numbers=(number,)).losses] == ([lost] if lost else [])


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Shells hit the port on Monday.", "today"),
        ("The war of 2014 ended. Shells hit the port in 2003, and it burned.", "background"),
        ("Shells hit the port decades ago.", "background"),
        ("Since 2003 shells have hit the port overnight.", "today"),
    ],
)
def test_the_time_that_a_sentence_is_of(text: str, frame: str) -> None:
    asked = Scene(Article(Document(text, published="2014-05-06"), (), (), Producer("0", "none")), page_of(text))
    assert asked.contested.frame(span(text.lower(), "shells")) == frame
