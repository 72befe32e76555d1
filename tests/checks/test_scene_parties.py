"""Who is a party to fighting, what parties tell of it, what was lost, and what bears a claim out."""

from __future__ import annotations

import pytest

from reportedly.checks.scene import Scene
from reportedly.model import (
    Actor,
    Article,
    Certainty,
    Claim,
    Cue,
    Document,
    Event,
    Mention,
    Number,
    Pack,
    Producer,
    Source,
    Span,
)
from reportedly.model.claim import Force, SourceKind
from reportedly.model.entity import Modality
from reportedly.model.knowledge import Side
from tests.pages import page_of, span


def scene(text: str, *claims: Claim, title: str = "", packs: tuple[Pack, ...] = (), **entities: object) -> Scene:
    document = Document(text, title=span(text, title) if title else None)
    return Scene(Article(document, claims, (), Producer("0", "none"), **entities), page_of(document), packs)  # type: ignore[arg-type]


def said(
    text: str,
    source: str,
    content: str,
    *events: Event,
    kind: SourceKind = "organisation",
    cue: str = "said",
    lemma: str = "say",
    force: Force = "neutral",
    actor: str | None = None,
    side: str | None = None,
    number: int = 1,
) -> Claim:
    spans = (span(text, source),) if source else ()
    words = Cue((span(text, cue, spans[0].end if spans else 0),), lemma, force) if cue else None
    return Claim(
        f"c{number}", Source(spans, kind, actor, side), words, (span(text, content),), "indirect",
        Certainty("certain", "neutral"), 0.9, events=events,
    )  # fmt: skip


# who is one


@pytest.mark.parametrize(
    ("source", "text", "party"),
    [
        ("The army", "{} said that Sarn was quiet.", True),
        ("The army monitors", "{} said that Sarn was quiet.", False),
        ("A former army general", "{} said that Sarn was quiet.", False),
        ("The army-backed mayor", "{} said that Sarn was quiet.", False),
        ("The pro-army mayor", "{} said that Sarn was quiet.", False),
        ("The ex-army mayor", "{} said that Sarn was quiet.", False),
        ("Residents of army-held Sarn", "{} said that Sarn was quiet.", False),
        ("Olan Werth", "{}, an army spokesman, said that Sarn was quiet.", True),
        ("Olan Werth", "{}, a poet, said that Sarn was quiet.", False),
        ("State television", "{} said that Sarn was quiet.", False),
        ("State television", "Velnian troops left. {} said that Sarn was quiet.", True),
        ("television", "Velnian troops left. State {} said that Sarn was quiet.", True),
        ("council", "Velnian troops left. State {} said that Sarn was quiet.", False),
        ("television", "Velnian troops left. Private {} said that Sarn was quiet.", False),
        ("The Velnian government", "Velnian troops left. {} said that Sarn was quiet.", True),
        ("The Velnian poets", "Velnian troops left. {} said that Sarn was quiet.", False),
        ("The Vel government", "Vel troops left. {} said that Sarn was quiet.", False),
        ("The These government", "These troops left. {} said that Sarn was quiet.", False),
        ("The velnian government", "Velnian troops left. {} said that Sarn was quiet.", False),
        ("The Dawn League", "{} said that its fighters left.", True),
        ("The Dawn League", "{} said that it had captured Sarn.", True),
        ("The Dawn League", "{} said that Sarn, where the sea is, was quiet.", False),
    ],
)
def test_who_is_a_party(source: str, text: str, party: bool) -> None:
    text = text.format(source)
    read = said(text, source, text[text.index("that ") : -1])
    assert scene(text, read).parties.is_party(read) is party


@pytest.mark.parametrize(
    ("source", "kind", "content", "party"),
    [
        ("Olan Werth", "person", "that our troops left", False),
        ("Olan Werth, a governor", "person", "that our troops left", True),
        ("Olan Werth, a governor", "person", "that we captured Sarn", True),
        ("Olan Werth, a former governor", "person", "that our troops left", False),
        ("Olan Werth, a governor", "person", "that their troops left", False),
        ("Olan Werth", "person", "that its troops left", True),
        ("A source", "anonymous", "that its troops left", False),
        ("The League", "organisation", "that their troops left", True),
    ],
)
def test_whoever_tells_of_its_own_forces(source: str, kind: SourceKind, content: str, party: bool) -> None:
    text = f"{source} said {content}."
    read = said(text, source, content, kind=kind)
    assert scene(text, read).parties.is_party(read) is party


def test_own_forces_are_told_of_at_the_beginning() -> None:
    for more, party in [(170, True), (190, False)]:
        content = f"that {'x' * more} its troops left" if more > 180 else f"that {'x' * (more - 10)} its troops left"
        text = f"The League said {content}."
        read = said(text, "The League", content)
        assert scene(text, read).parties.is_party(read) is party


@pytest.mark.parametrize(
    ("cue", "content", "party"),
    [
        ("IS said", "its men left", True),
        ("IS said", "the sea is calm", False),
        ("said", "its men left", False),
        ("it said", "its men left", False),
    ],
)
def test_a_name_that_was_read_with_the_cue(cue: str, content: str, party: bool) -> None:
    text = f"{cue} {content}."
    read = said(text, "", content, kind="missing", cue=cue)
    assert scene(text, read).parties.is_party(read) is party


@pytest.mark.parametrize(
    ("mention", "kind", "party"),
    [
        ("army spokesman", "person", True),
        ("army poet", "person", False),
        ("the army", "organisation", True),
        ("army cooks", "organisation", True),
        ("army monitor", "organisation", False),
    ],
)
def test_what_the_source_is_called_elsewhere_counts(mention: str, kind: SourceKind, party: bool) -> None:
    text = f"There was {mention} in Sarn. Werth said that it rained."
    who = Actor("a1", "Werth", kind, (Mention(span(text, mention), "role"), Mention(span(text, "Werth"), "name")))  # type: ignore[arg-type]
    read = said(text, "Werth", "that it rained", kind=kind, actor="a1")
    assert scene(text, read, actors=(who,)).parties.is_party(read) is party
    observer = Actor("a1", "Tolm Observatory", kind, who.mentions)  # type: ignore[arg-type]
    assert not scene(text, read, actors=(observer,)).parties.is_party(read)


def test_the_side_is_that_of_a_pack_or_of_the_nation_in_the_name() -> None:
    text = "Velnian troops left. Werth said that it rained. The Velnian army said no. The Karsan mayor said so."
    one = said(text, "Werth", "that it rained", actor="a1", number=1)
    two, three = said(text, "The Velnian army", "no", number=2), said(text, "The Karsan mayor", "so", number=3)
    who = Actor("a1", "Werth of Velnia", "person", (Mention(span(text, "Werth"), "name"),))
    parties = scene(text, one, two, three, actors=(who,)).parties
    assert [parties.side(each) for each in (one, two, three)] == ["veln", "veln", None]
    assert parties.side(said(text, "Werth", "that it rained", side="north")) == "north"


# what parties tell


def told(text: str, *claims: Claim, title: str = "") -> list[tuple[str, str]]:
    return [(each.text, who) for each, who, _ in scene(text, *claims, title=title).parties.accounts]


def event(text: str, words: str, kind: str = "control.taken", modality: Modality = "asserted") -> Event:
    return Event(kind, span(text, words), (), modality)


@pytest.mark.parametrize(
    ("content", "deeds"),
    [
        ("that it had captured Sarn", ["captured"]),
        ("that it would have captured Sarn", []),
        ("that Sarn was quiet", []),
        ("that it captured Sarn. It also seized Velna with its troops", ["captured", "seized"]),
        ("that if it rained it left. It captured Sarn with its troops", ["captured"]),
    ],
)
def test_verbs_of_fighting_in_what_a_party_says(content: str, deeds: list[str]) -> None:
    text = f"The army said {content}."
    assert told(text, said(text, "The army", content)) == [(each, "The army") for each in deeds]


@pytest.mark.parametrize(
    ("modality", "deeds"),
    [("asserted", ["captured"]), ("negated", ["captured"]), ("planned", []), ("possible", []), ("asked", [])],
)
def test_events_that_are_told_or_denied_are_deeds(modality: Modality, deeds: list[str]) -> None:
    text = "The army said that it had captured Sarn."
    read = said(text, "The army", "that it had captured Sarn", event(text, "captured", modality=modality))
    assert list(dict.fromkeys(each for each, _ in told(text, read))) == deeds


def test_an_accident_or_what_did_not_happen_is_no_deed() -> None:
    for text, deeds in [
        ("The navy said that ten were hurt in a crash.", []),
        ("The navy said that ten were hurt in a raid.", ["hurt"]),
        ("The navy said that ten could be hurt in a raid.", []),
        ("The navy said that the troops had ten men hurt in a crash.", ["hurt"]),
    ]:
        read = said(text, "The navy", text[text.index("that ") : -1], event(text, "hurt", "casualties.injured"))
        assert [each for each, _ in told(text, read)] == deeds


def test_what_is_of_no_fighting_or_unknown_is_no_deed() -> None:
    text = "The army said that it had gone to Sarn."
    for kind in ("displacement", "parade.held"):
        assert told(text, said(text, "The army", "that it had gone to Sarn", event(text, "gone", kind))) == []


def test_headlines_and_bystanders_tell_none_and_a_cue_may_name_the_party() -> None:
    text = "Army said it captured Sarn\n\nThe mayor said it captured Velna."
    army, mayor = said(text, "Army", "it captured Sarn"), said(text, "The mayor", "it captured Velna", number=2)
    assert told(text, army, mayor, title="Army said it captured Sarn") == []
    assert told(text, army, mayor) == [("captured", "Army")]
    text = "IS said its fighters captured Sarn."
    assert told(text, said(text, "", "its fighters captured Sarn", kind="missing", cue="IS said")) == [("captured", "IS")]


# opposed


def test_those_are_opposed_who_are_sides_or_speak_of_each_other() -> None:
    text = "Brisk said that Werth lied. Werth said that Brisk lied. Dahl said that Brisk lied."
    pairs = (("Brisk", "that Werth lied"), ("Werth", "that Brisk lied"), ("Dahl", "that Brisk lied"))
    claims = []
    for number, (who, content) in enumerate(pairs, start=1):
        start = text.index(f"{who} said")
        source, cue = Span.of(text, start, start + len(who)), span(text, "said", start)
        claims.append(
            Claim(
                f"c{number}", Source((source,), "person", who), Cue((cue,), "say", "neutral"), (span(text, content, start),),
                "indirect", Certainty("certain", "neutral"), 0.9,
            )
        )  # fmt: skip
    actors = tuple(
        Actor(
            who,
            who,
            "person",
            tuple(Mention(Span.of(text, at, at + len(who)), "name") for at in range(len(text)) if text.startswith(who, at)),
        )
        for who in ("Brisk", "Werth", "Dahl")
    )
    parties = scene(text, *claims, actors=actors).parties
    assert (
        parties.opposed("Brisk", "Werth") and not parties.opposed("Brisk", "Dahl") and not parties.opposed("Dahl", "Brisk")
    )
    assert list(parties.speaking) == ["Brisk", "Werth", "Dahl"]
    pack = Pack("strait", "1", "Strait", sides=(Side("Brisk", "B", "none"), Side("Dahl", "D", "none")))
    assert scene(text, *claims, actors=actors, packs=(pack,)).parties.opposed("Dahl", "Brisk")


def test_those_who_say_most_are_compared_and_no_more_than_eight() -> None:
    names = ["Ada", "Bea", "Cleo", "Dina", "Edda", "Flo", "Gita", "Hanna", "Ida"]
    text = " ".join(f"{each} said {each.lower()}." for each in [*names, "Ida"])
    claims = []
    for number, who in enumerate(names):
        claims.append(said(text, who, f"{who.lower()}", actor=who, number=number))
    last = text.rindex("Ida said")
    claims.append(
        Claim(
            "c99", Source((Span.of(text, last, last + 3),), "person", "Ida"), Cue((span(text, "said", last),), "say", "neutral"),
            (span(text, "ida", last),), "indirect", Certainty("certain", "neutral"), 0.9,
        )
    )  # fmt: skip
    assert list(scene(text, *claims).parties.speaking) == ["Ida", *names[:7]]


def test_claims_in_quotations_headlines_and_without_a_cue_are_not_compared() -> None:
    text = "Ada said so\n\n“Bea said no.” Cleo said it. Dina: never."
    claims = [said(text, who, what, actor=who) for who, what in (("Ada", "so"), ("Bea", "no"), ("Cleo", "it"))]
    claims.append(said(text, "Dina", "never", actor="Dina", cue=""))
    assert list(scene(text, *claims, title="Ada said so").parties.speaking) == ["Cleo"]


# what bears it out


@pytest.mark.parametrize(
    ("text", "borne"),
    [
        ("The army said that it captured Sarn. Residents said confirmed news.", True),
        ("The army said that it captured Sarn. It rained. It was confirmed.", False),
        ("It was confirmed. The army said that it captured Sarn. It rained.", False),
        ("Residents confirmed it. The army said that it captured Sarn. It rained.", True),
        ("The army said that it captured Sarn. Karsan rebels confirmed the raid.", False),
        ("It was confirmed. It rained. The army said that it captured Sarn.", False),
    ],
)
def test_words_beside_a_claim(text: str, borne: bool) -> None:
    read = said(text, "The army", "that it captured Sarn")
    told = scene(text, read)
    assert told.corroboration.of(span(text, "captured"), read, "verification.notes.beside") is borne
    assert told.corroboration.of(span(text, "captured"), None, "verification.notes.beside") is borne


# losses


@pytest.mark.parametrize(
    ("text", "figure", "value", "lost"),
    [
        ("On Monday 2 sailors were killed.", "2", 2, "2 sailors"),
        ("On Monday 1 sailor was killed.", "1", 1, ""),
        ("On Monday several sailors were killed.", "several", 5, ""),
        ("On Monday 12% of sailors were killed.", "12%", 12, ""),
        ("On Monday 12 old and tired ship's cooks were killed.", "12", 12, "12"),
        ("On Monday 12 old and tired and hungry and cold cooks were killed.", "12", 12, "12"),
        ("On Monday 12 very old big tired cold cooks were killed.", "12", 12, "12"),
        ("On Monday 12 very old big tired cold wet cooks were killed.", "12", 12, ""),
        ("On Monday 12 who sailed were killed.", "12", 12, ""),
        ("On Monday 12 sailors (including a cook) were killed.", "12", 12, "12 sailors"),
        ("On Monday 12 sailors, old ones, were killed.", "12", 12, ""),
        ("On Monday 12 sailors; including a cook were killed.", "12", 12, ""),
        ("On Monday 12 sailors, including one; others were killed.", "12", 12, ""),
        ("The raid killed 12.", "12", 12, "12"),
        ("The raid killed 12, they fear.", "12", 12, "12"),
        ("The raid killed 12 (it rained).", "12", 12, ""),
        ("The raid killed 12 and wounded 3.", "12", 12, "12"),
        ("The raid killed 12 and burned it.", "12", 12, ""),
        ("The raid killed 12 in Sarn.", "12", 12, ""),
        ("The raid killed 12 old big tired cold wet sad sailors.", "12", 12, "12"),
        ("The raid killed 12 old big tired cold wet sad mad sailors.", "12", 12, ""),
        ("The raid killed 12 Lebanese.", "12", 12, "12 Lebanese"),
        ("The raid killed 12 lebanese.", "12", 12, ""),
        ("The raid killed 12 old Lebanese.", "12", 12, "12 old Lebanese"),
        ("The raid killed another 12 sailors.", "12", 12, "12 sailors"),
        ("The raid killed an estimated 12 sailors.", "12", 12, "12 sailors"),
        ("The raid killed. Another 12 sailors left.", "12", 12, ""),
        ("If it rains 12 sailors are killed.", "12", 12, ""),
        ("If it rained" + " old" * 32 + " 12 sailors are killed.", "12", 12, ""),
        ("If it rained" + " old" * 33 + " 12 sailors are killed.", "12", 12, "12 sailors"),
        ("If it rained, it burned. On Monday 12 sailors were killed.", "12", 12, "12 sailors"),
    ],
)
def test_figures_of_losses_by_the_words_around_them(text: str, figure: str, value: float, lost: str) -> None:
    number = Number("n1", span(text, figure), value, "exact", "sailors")
    assert [loss.figure.text for loss in scene(text, numbers=(number,)).losses] == ([lost] if lost else [])


def test_rates_and_headlines_count_no_people() -> None:
    text = "12 sailors killed\n\nOn Monday 14 sailors were killed."
    numbers = tuple(Number(each, span(text, each), float(each), "exact", "sailors") for each in ("12", "14"))
    assert [loss.number.id for loss in scene(text, title="12 sailors killed", numbers=numbers).losses] == ["14"]
    rate = Number("14", span(text, "14"), 14.0, "exact", "per day")
    assert not list(scene(text, title="12 sailors killed", numbers=(rate,)).losses)
    open_ = Number("14", span(text, "14"), None, "exact", "sailors")
    assert not list(scene(text, title="12 sailors killed", numbers=(open_,)).losses)
