"""Who speaks in a sentence, on whose word it rests, and what a headline names."""

from __future__ import annotations

import pytest

from reportedly.checks.scene import Scene
from reportedly.model import Actor, Article, Certainty, Claim, Cue, Document, Mention, Name, Producer, Source, Span
from reportedly.model.claim import SourceKind
from tests.pages import page_of, span


def scene(text: str, *claims: Claim, title: str = "", actors: tuple[Actor, ...] = (), names: tuple[Name, ...] = ()) -> Scene:
    document = Document(text, title=span(text, title) if title else None)
    return Scene(Article(document, claims, names, Producer("0", "none"), actors), page_of(document))


def claim(
    text: str, source: str, cue: str, content: str, *, lemma: str = "say", kind: SourceKind = "person", number: int = 1
) -> Claim:
    spans = (span(text, source),) if source else ()
    said = Cue((span(text, cue),), lemma, "neutral") if cue else None
    certainty = Certainty("certain", "neutral")
    return Claim(f"c{number}", Source(spans, kind), said, (span(text, content),), "indirect", certainty, 0.9)


# verbs of saying with a subject, where no claim was read


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The old mayor said it.", "mayor"),
        ("The mayor has also said it.", "mayor"),
        ("The mayor repeatedly said it.", "mayor"),
        ("Emily said it.", "Emily"),
        ("Said Mayor Brenn, it rained.", "Mayor"),
        ("Said the mayor, it rained.", None),
        ("Saying Mayor Brenn left, he went.", None),
        ("She is saying it.", "is"),
        ("IS said it.", "IS"),
        ("It is said so.", None),
        ("“It is late,” said Brenn.", "Brenn"),
        ("“It is late,” said she.", "she"),
        ("“It is late,” said the mayor.", "”"),
        ("The well-said word.", None),
        ("It (said Brenn) is late.", None),
        ("The said mayor left.", None),
        ("A house, claims it.", None),
        ("Farmers claim it.", "Farmers"),
        ("They claim it.", "They"),
        ("Brenn claims it.", "Brenn"),
        ("People claim it.", "People"),
        ("House claim it.", "House"),
        ("A house claim it.", None),
        ("Farmers Claim left.", None),
        ("Two men accused of theft left.", None),
        ("Two men accused him.", "men"),
        ("Two men told of it.", "men"),
        ("Two men quoted as saying so left.", None),
        ("He, accusing of theft, left.", ","),
    ],
)
def test_the_subject_of_a_word_of_saying(text: str, subject: str | None) -> None:
    told = [voice for voice in scene(text).voices.unread if voice.how == "cue" and voice.subject]
    assert ([each.subject.text for each in told if each.subject] or [None])[0] == subject


def test_a_subject_is_sought_close_to_its_verb() -> None:
    near = "The mayor " + "also " * 19 + "said it."
    assert scene(near).voices.unread and not scene(near.replace("said", "also said")).voices.unread


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("The port, according to Brenn, is closed.", "cue"),
        ("A spokesman left.", "speaker"),
        ("There is data from May.", "record"),
        ("It is reportedly closed.", "hint"),
    ],
)
def test_other_words_show_on_what_a_sentence_rests(text: str, how: str) -> None:
    assert [voice.how for voice in scene(text).voices.unread] == [how]


def test_acts_are_marked_and_words_of_a_claim_are_read() -> None:
    acts = scene("The mayor vowed it. The mayor said it.").voices.unread
    assert [voice.act for voice in acts] == [True, False]
    text = "The mayor said that a spokesman had left."
    told = scene(text, claim(text, "The mayor", "said", "that a spokesman had left")).voices
    assert [(voice.how, voice.span.text) for voice in told.all] == [("claim", "said"), ("speaker", "spokesman")]
    sourced = "A spokesman said that it rained."
    assert [v.how for v in scene(sourced, claim(sourced, "A spokesman", "said", "that it rained")).voices.all] == ["claim"]


def test_a_claim_without_a_cue_is_told_by_its_content_and_one_without_a_source_by_nobody() -> None:
    text = "Brenn: it rains."
    assert [
        (v.span.text, v.subject and v.subject.text) for v in scene(text, claim(text, "Brenn", "", "it rains")).voices.all
    ] == [("Brenn", "Brenn")]
    assert not scene(text, claim(text, "", "", "it rains", kind="missing")).voices.all


# who says these words


def test_the_shortest_content_says_it() -> None:
    text = "Brenn said that Werth said that it rained. It was late."
    outer = claim(text, "Brenn", "said", "that Werth said that it rained")
    inner = claim(text, "Werth", "said", "that it rained", number=2)
    for claims in [(outer, inner), (inner, outer)]:
        voices = scene(text, *claims).voices
        assert voices.at(span(text, "rained")) is inner and voices.at(span(text, "that it")) is inner
        assert voices.at(span(text, "that Werth")) is outer and voices.at(span(text, "It was")) is None
        assert voices.at(span(text, ". It")) is None and voices.at(span(text, "Brenn")) is None
    same = claim(text, "Werth", "said", "that it rained", number=3)
    assert scene(text, same, inner).voices.at(span(text, "rained")) is inner


def test_whose_words_they_are() -> None:
    text = "Brenn said that it rained. It was “wet”. It is late."
    voices = scene(text, claim(text, "Brenn", "said", "that it rained")).voices
    assert voices.own(span(text, "late")) and voices.own(span(text, "Brenn"))
    assert not voices.own(span(text, "rained")) and not voices.own(span(text, "wet"))
    assert voices.alone(span(text, "late")) and not voices.alone(span(text, "Brenn"))
    assert voices.calls(span(text, "Brenn")) and not voices.calls(span(text, "said"))
    assert voices.tells(span(text, "rained")) and not voices.tells(span(text, "late"))


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Rebels hit port\n\nIt rained.", "Rebels", True),
        ("Army: rebels hit port\n\nIt rained.", "rebels", False),
        ("It rained\n\nThe rebels left.", "rebels", True),
        ("It rained\n\nThe mayor said the rebels left.", "rebels", False),
        ("Rebels left\n\nRebels left, they write.", "left, they", False),
    ],
)
def test_words_that_are_the_outlets_choice(text: str, words: str, names: bool) -> None:
    told = scene(text, title=text.partition("\n\n")[0])
    assert told.voices.names(span(text, words)) is names


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "content", "worded"),
    [
        ("Both sides seek to keep the buffer zone.", "seek", "seek", "to keep the buffer zone", True),
        ("Both sides want the buffer zone.", "want", "want", "the buffer zone", True),
        ("Both sides said that the buffer zone stays.", "said", "say", "that the buffer zone stays", False),
        (
            "Both sides, according to it, keep the buffer zone.",
            "according to",
            "according to",
            "keep the buffer zone",
            False,
        ),
        ("Both sides: we keep the buffer zone.", "", "", "we keep the buffer zone", False),
    ],
)
def test_what_somebody_wants_is_told_in_the_outlets_words_and_what_he_says_in_his(
    text: str, cue: str, lemma: str, content: str, worded: bool
) -> None:
    told = scene(text, claim(text, "Both sides", cue, content, lemma=lemma)).voices
    assert told.worded(span(text, "buffer zone")) is worded and not told.own(span(text, "buffer zone"))
    assert told.worded(span(text, "Both sides"))


def test_what_somebody_says_that_others_want_is_in_his_words() -> None:
    text = "Brenn said that both sides seek the buffer zone. It is a “buffer strip”."
    outer = claim(text, "Brenn", "said", "that both sides seek the buffer zone")
    inner = claim(text, "both sides", "seek", "the buffer zone", lemma="seek", number=2)
    voices = scene(text, outer, inner).voices
    assert not voices.worded(span(text, "buffer zone")) and not voices.worded(span(text, "buffer strip"))


def test_so_is_what_it_calls_a_speaker() -> None:
    text = "It rained. The rebels said that the junta left."
    voices = scene(text, claim(text, "The rebels", "said", "that the junta left")).voices
    assert voices.names(span(text, "rebels")) and not voices.names(span(text, "junta"))


def test_who_may_be_over_a_word() -> None:
    text = "The law is likely to please voters, who have argued for it."
    assert not scene(text).voices.over(span(text, "likely")) and scene(text).voices.over(span(text, "for it"))
    text = "The mayor argued that it is likely."
    assert scene(text).voices.over(span(text, "likely")) and not scene(text).voices.over(span(text, "likely"), "hint")
    text = "Both sides seek to win, it is likely."
    seeks = claim(text, "Both sides", "seek", "to win", lemma="seek")
    assert not scene(text, seeks).voices.over(span(text, "likely")) and scene(text, seeks).voices.over(span(text, "win"))
    assert scene(text, seeks).voices.over(span(text, "to win")) and not scene(text, seeks).voices.over(span(text, ", it"))
    says = claim(text, "Both sides", "seek", "to win", lemma="say")
    assert scene(text, says).voices.over(span(text, "likely"))
    bare = claim(text, "Both sides", "", "to win")
    assert scene(text, bare).voices.over(span(text, "likely"))
    text = "Both sides are said to win, it is likely."
    phrase = claim(text, "Both sides", "are said", "to win", lemma="seek")
    assert scene(text, phrase).voices.over(span(text, "likely"))


def test_who_may_be_beside_words_of_nobody() -> None:
    text = (
        "The boat allegedly sank, the mayor said. It was allegedly old. Werth said it was allegedly new. It sank allegedly."
    )
    read = claim(text, "Werth", "Werth said", "it was allegedly new")
    told = scene(text, read).voices
    starts = [at for at in range(len(text)) if text.startswith("allegedly", at)]
    assert [told.beside(Span.of(text, at, at + 9)) for at in starts] == [True, False, False, False]
    text = "It allegedly sank, Brenn said. “It allegedly sank, a spokesman left,” Brenn said."
    after = claim(text, "Brenn", "said", "It allegedly sank")
    assert scene(text, after).voices.beside(span(text, "allegedly"))
    before = "Brenn said that men, who were allegedly beaten, left."
    told = scene(before, claim(before, "Brenn", "said", "left")).voices
    assert not told.beside(span(before, "allegedly"))


def test_who_is_named_between() -> None:
    text = "Brenn met Werth of the Tolm Council in Sarn."
    actor = Actor("a1", "Brenn", "person", (Mention(span(text, "Brenn"), "name"),))
    names = tuple(
        Name(span(text, words), kind, 0.9)  # type: ignore[arg-type]
        for words, kind in (("Werth", "person"), ("Tolm Council", "organisation"), ("Sarn", "place"))
    )
    voices = scene(text, actors=(actor,), names=names).voices

    def named(words: str) -> bool:
        found = span(text, words)
        return voices.named(found.start, found.end)

    assert named("Brenn") and named("met W") and named("the T")
    assert not named("renn met ") and not named("in Sarn")


def test_the_nearest_one_before_who_says_something() -> None:
    text = "Brenn said it. A spokesman left. It reportedly rained. Werth said no."
    voices = scene(text).voices
    found = voices.before(text.index("Werth"))
    assert found and found.subject and found.subject.text == "Brenn"
    assert voices.before(3) is None


# on whose word a sentence rests


REST = "It rained. It rained. The mayor said so. Shells hit the port. It burned."


def test_the_sentence_before_and_a_reporter_after_count_and_no_more() -> None:
    voices = scene(REST).voices
    assert voices.within(span(REST, "The mayor")) and not voices.within(span(REST, "Shells"))
    assert voices.near(span(REST, "Shells")) and not voices.near(span(REST, "burned"))
    assert voices.carried(span(REST, "Shells")) and not voices.carried(span(REST, "burned"))
    assert not voices.near(span(REST, "It rained"))
    seen = "It rained. Shells hit the port. A reporter in Sarn saw it."
    assert scene(seen).voices.near(span(seen, "Shells")) and not scene(seen).voices.carried(span(seen, "Shells"))
    assert not scene(seen).voices.near(span(seen, "It rained"))
    hint = "It was reportedly late. Shells hit the port."
    assert scene(hint).voices.within(span(hint, "late")) and not scene(hint).voices.near(span(hint, "Shells"))


def test_a_headline_is_no_source_for_the_body() -> None:
    text = "The mayor said so\n\nShells hit the port."
    assert not scene(text, title="The mayor said so").voices.near(span(text, "Shells"))
    assert not scene(text).voices.near(span(text, "Shells"))


def test_acts_carry_nothing_further_and_claims_by_other_words_do() -> None:
    text = "The mayor {} that it rained. Shells hit the port."
    for cue, lemma, carried in [("said", "say", True), ("vowed", "vow", False), ("ruled", "rule", True)]:
        told = text.format(cue)
        read = claim(told, "The mayor", cue, "that it rained", lemma=lemma)
        assert scene(told, read).voices.carried(span(told, "Shells")) is carried
    bare = "The mayor: it rained. Shells hit the port."
    assert scene(bare, claim(bare, "The mayor", "", "it rained")).voices.carried(span(bare, "Shells"))


@pytest.mark.parametrize(
    ("sentence", "carried"),
    [
        ("Shells hit the port.", True),
        ("Meanwhile shells hit the port.", False),
        ("But meanwhile shells hit the port.", False),
        ("And meanwhile shells hit the port.", False),
        ("So meanwhile shells hit the port.", True),
        ("Shells meanwhile hit the port.", True),
        ("But", True),
    ],
)
def test_a_sentence_that_turns_elsewhere_does_not_rest_on_the_one_before(sentence: str, carried: bool) -> None:
    text = f"The mayor said so. {sentence}"
    assert scene(text).voices.carried(span(text, sentence[-4:])) is carried


def test_the_source_may_follow() -> None:
    text = "Shells killed two. The mayor gave the toll and said so. It rained. The mayor said so."
    voices = scene(text).voices
    assert voices.followed(span(text, "Shells")) and voices.followed(span(text, "Shells"), "losses.toll")
    assert voices.followed(span(text, "It rained")) and not voices.followed(span(text, "It rained"), "losses.toll")
    last = span(text, "The mayor said so", text.index("rained"))
    assert not voices.followed(last) and not voices.followed(span(text, "The mayor gave"))
    again = "Shells hit it. Shells hit it. The mayor said so."
    assert scene(again).voices.followed(span(again, "Shells"))


def test_the_lead_is_the_first_sentences_with_the_headline_among_them() -> None:
    text = "Port hit\n\nOne came. Two came. Three came. Four came."
    voices = scene(text, title="Port hit").voices
    assert [voices.leads(span(text, each)) for each in ("One", "Two", "Three", "Four")] == [True, True, False, False]
    bare = scene("One came. Two came. Three came. Four came.").voices
    assert [bare.leads(Span.of("x" * 60, at, at + 1)) for at in (0, 10, 20, 33)] == [True, True, True, False]


@pytest.mark.parametrize(
    ("title", "headed"),
    [
        ("Shells hit port", False),
        ("Army: shells hit port", True),
        ("Shells hit port - Tolm army", True),
        ("Shells hit port – the Tolm army", True),
        ("Shells hit port — the old Tolm army it is", False),
        ("Shells hit port — the old Tolm mill", False),
        ("Shells - old - Tolm mill", True),
        ("Shells hit port -", False),
        ("- Tolm shells", False),
        ("Shells - so - hit the old port of Sarn", False),
        ("Shells hit port, old watchdog", True),
        ("Watchdog hits port", False),
        ("Shells hit port, mayor says", True),
        ("Shells reportedly hit port", True),
        ("!", False),
    ],
)
def test_a_headline_names_a_source(title: str, headed: bool) -> None:
    assert scene(f"{title}\n\nIt rained.", title=title).voices.headed is headed


def test_without_a_headline_none_is_named() -> None:
    assert not scene("Army: it rained.").voices.headed


def test_voices_between_offsets() -> None:
    text = "Brenn said it. Werth said it."
    voices = scene(text, claim(text, "Brenn", "said", "it")).voices
    first, second = text.index("said"), text.index("said", 10)
    assert [v.how for v in voices.among(first, second)] == ["claim"] and [
        v.how for v in voices.among(first + 1, second + 1)
    ] == ["cue"]
    assert voices.speaks(0, 3) and voices.speaks(0, 3, "claim") and not voices.speaks(0, 3, "cue")
    assert not voices.speaks(15, 20) and voices.speaks(15, second + 1) and not voices.speaks(15, second + 1, "claim")


def test_a_claim_speaks_in_every_sentence_that_it_has_a_part_in() -> None:
    text = "It rained. It is likely, they hold. Brenn said so."
    told = claim(text, "Brenn", "said", "It rained. It is likely")
    voices = scene(text, told).voices
    assert voices.over(span(text, "they hold")) and voices.over(span(text, "rained"))
    assert not scene("It rained. It is late. Brenn said so.").voices.over(Span.of(text, 11, 13))
