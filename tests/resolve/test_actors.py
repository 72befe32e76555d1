"""Who speaks: names, roles, pronouns and metonyms of one actor are one."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from reportedly.model import Actor, Certainty, Claim, Cue, Document, Language, Name, Pack, Source, Span
from reportedly.model.claim import Quotation, SourceKind
from reportedly.model.knowledge import KnownActor, Office
from reportedly.packs import load_packs
from reportedly.resolve.actors import Cast, actors
from reportedly.text import page
from tests.pages import page_of

NORLAND = Pack(
    "norland", "2030.01", "An invented conflict",
    actors=(
        KnownActor("norland", "Norland", "state", "invented", side="north", adjectives=("Norlandic",), capitals=("Vessby",)),
        KnownActor("brann", "Ada Brann", "person", "invented", side="north", short=("Brann",), pronoun="she"),
        KnownActor("holt", "Per Holt", "person", "invented", side="north", pronoun="he"),
    ),
    offices=(
        Office("p1", "holt", ("Norlandic president",), "2020-01-01", "2028-01-01", "invented"),
        Office("p2", "brann", ("Norlandic president",), "2028-01-01", None, "invented"),
    ),
)  # fmt: skip


def claim(
    text: str,
    source: str,
    cue: str,
    content: str,
    kind: SourceKind = "person",
    how: Quotation = "indirect",
    name: str = "c1",
) -> Claim:
    def at(words: str) -> Span:
        start = text.rindex(words)
        return Span.of(text, start, start + len(words))

    spans = (at(source),) if source else ()
    certainty = Certainty("certain", "neutral")
    return Claim(name, Source(spans, kind), Cue((at(cue),), cue, "neutral"), (at(content),), how, certainty, 0.9)


def cast(text: str, *claims: Claim, packs: tuple[Pack, ...] = (), published: str | None = None) -> Cast:
    return actors(page_of(Document(text, published=published)), (), claims, packs)


def actor_at(found: Cast, text: str, words: str) -> Actor | None:
    """The actor who has a mention that is exactly the last ``words`` of the text."""
    start = text.rindex(words)
    end = start + len(words)
    return next((a for a in found.actors if any((m.span.start, m.span.end) == (start, end) for m in a.mentions)), None)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Maria Lopez opened the bridge. Lopez cut a ribbon.", "Lopez", "Maria Lopez"),
        ("Maria Lopez opened the bridge. She cut a ribbon.", "She", "Maria Lopez"),
        ("Maria Lopez opened the bridge with Robert Stone. He cut a ribbon.", "He", "Robert Stone"),
        ("Maria Lopez, the mayor of Aldmouth, opened the bridge.", "the mayor of Aldmouth", "Maria Lopez"),
        ("The mayor, Maria Lopez, opened the bridge.", "The mayor", "Maria Lopez"),
        ("Mayor Maria Lopez met farmers. On Monday the mayor opened the bridge.", "the mayor", "Maria Lopez"),
        ("Maria Lopez’s speech was short. Her audience was not.", "Her", "Maria Lopez"),
        ("Mr. Stone met Maria Lopez, who praised the bridge.", "who", "Maria Lopez"),
    ],
)
def test_mentions_of_one_person_are_one_actor(text: str, words: str, name: str) -> None:
    found = actor_at(cast(text), text, words)
    assert found is not None
    assert found.name == name
    assert found.kind == "person"


def test_an_abbreviation_in_brackets_is_the_organisation() -> None:
    text = "The Institute for the Study of Rivers (ISR) counted boats. The ISR was surprised."
    found = actor_at(cast(text), text, "ISR")
    assert found is not None
    assert found.name == "Institute for the Study of Rivers"
    assert found.kind == "organisation"


def test_every_mention_says_how_it_was_tied_and_from_which_words() -> None:
    text = "Maria Lopez opened the bridge. She cut a ribbon."
    (actor,) = cast(text).actors
    mention = actor.mentions[-1]
    assert (mention.how, mention.span.text) == ("pronoun", "She")
    assert mention.reason
    assert [span.text for span in mention.evidence] == ["Maria Lopez"]
    assert 0 < mention.score <= 1
    assert all(text[m.span.start : m.span.end] == m.span.text for m in actor.mentions)


def test_a_capital_that_speaks_is_the_state_and_one_that_is_a_place_is_not() -> None:
    text = "While Ottawa has long framed its tariffs as fair, farmers in Ottawa disagree."
    (state,) = [actor for actor in cast(text).actors if actor.kind == "state"]
    assert state.name == "Canada"
    assert [(m.span.text, m.how) for m in state.mentions if m.how != "pronoun"] == [("Ottawa", "metonym")]


def test_any_word_that_attributes_shows_that_a_state_speaks_save_where_a_preposition_governs_its_name() -> None:
    assert [
        a.name for a in cast("Ottawa downplayed nothing, and Ottawa lamented the delay.").actors if a.kind == "state"
    ] == ["Canada"]
    assert not [a for a in cast("The tribunal at the Ottawa lamented the delay.").actors if a.kind == "state"]


def test_a_verb_that_attributes_is_no_part_of_the_role_after_it() -> None:
    text = "I would like to thank President Robert Stone. They urge President Stone to stay."
    (stone,) = (actor for actor in cast(text).actors if actor.name == "Robert Stone")
    assert [m.span.text for m in stone.mentions if m.how == "role"] == ["President", "President"]


def test_the_source_of_a_claim_is_named() -> None:
    text = "Robert Stone spoke on Monday. The bridge, he said, is safe."
    found = cast(text, claim(text, "he", "said", "The bridge"))
    (actor,) = found.actors
    assert found.speakers == {"c1": actor.id}


def test_a_collective_is_an_actor_where_it_is_a_source() -> None:
    text = "The plan drew criticism from river groups, who warn of floods."
    found = cast(text, claim(text, "who", "warn", "of floods", "collective"))
    (actor,) = found.actors
    assert (actor.id, actor.kind, actor.name) == (found.speakers["c1"], "collective", "river groups")


def test_i_in_a_direct_quotation_is_its_speaker() -> None:
    text = "“I like this bridge,” Robert Stone said."
    found = cast(text, claim(text, "Robert Stone", "said", "I like this bridge", how="direct"))
    (actor,) = found.actors
    assert [m.span.text for m in actor.mentions] == ["I", "Robert Stone"]


def test_a_claim_without_an_actor_says_why() -> None:
    text = "It was reported that he left."
    missing = claim(text, "", "reported", "he left", "missing")
    nobody = claim(text, "he", "left", "It was", name="c2")
    found = cast(text, missing, nobody)
    assert found.speakers == {}
    assert set(found.reasons) == {"c1", "c2"}
    assert all(found.reasons.values())


def test_several_men_of_like_standing_leave_the_pronoun_open() -> None:
    text = (
        "Robert Stone spoke. Peter Hill spoke. David Reed spoke. Simon Vale spoke. "
        "The bridge fell. Boats were late. It was raining. Nobody believed him."
    )
    found = cast(text)
    assert [one.span.text for one in found.untied] == ["him"]
    assert found.untied[0].reason


@pytest.mark.parametrize(
    ("published", "name"),
    [("2020-01-01", "Per Holt"), ("2025-05-05", "Per Holt"), ("2027-12-31", "Per Holt"), ("2028-01-01", "Ada Brann")],
)
def test_a_pack_knows_who_held_an_office_at_the_date(published: str, name: str) -> None:
    text = "The Norlandic president said the border was quiet."
    found = cast(
        text, claim(text, "The Norlandic president", "said", "the border was quiet"), packs=(NORLAND,), published=published
    )
    (actor,) = found.actors
    assert (actor.name, actor.side) == (name, "north")


def test_before_the_first_term_the_pack_knows_nobody_in_office() -> None:
    text = "The Norlandic president said the border was quiet."
    assert all(actor.pack_id is None for actor in cast(text, packs=(NORLAND,), published="2019-12-31").actors)


def test_without_a_date_an_office_with_two_holders_tells_nobody() -> None:
    text = "The Norlandic president said the border was quiet."
    assert all(actor.pack_id is None for actor in cast(text, packs=(NORLAND,)).actors)


def test_a_pack_gives_identity_and_metonyms() -> None:
    text = "Brann arrived late. Vessby insisted that she was ill."
    found = cast(text, packs=(NORLAND,))
    assert [(a.pack_id, a.name, a.mentions[0].how) for a in found.actors] == [
        ("norland/brann", "Ada Brann", "name"),
        ("norland/norland", "Norland", "metonym"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00" * 1000,
        "“" * 5000,
        "He " * 40000,
        "Robert Stone " * 10000,
        "the president of the president of " * 5000,
        "(ISR) " * 20000,
        "שלום עולם " * 10000,
        "Mr. " * 30000,
        "A, " * 40000,
        "who, " * 20000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_no_text_is_too_odd(text: str) -> None:
    began = time.process_time()
    found = cast(text)
    assert time.process_time() - began < 10
    assert all(m.span.text == text[m.span.start : m.span.end] for actor in found.actors for m in actor.mentions)


def test_two_who_are_named_together_leave_the_pronoun_open() -> None:
    text = "Robert Stone and Peter Hill spoke. He left."
    found = cast(text)
    assert [one.span.text for one in found.untied] == ["He"]


def test_a_region_after_the_name_tells_whose_role_it_is() -> None:
    text = "Sen. Ada Brann (R-Vt.) met Sen. Per Holt (D-Ohio) on Monday. The Vermont senator was pleased."
    found = actor_at(cast(text), text, "The Vermont senator")
    assert found is None or found.name == "Ada Brann"


def test_initials_stand_for_the_name_without_brackets() -> None:
    text = "The World River Commission met. Boats were counted. The WRC was surprised."
    found = actor_at(cast(text), text, "WRC")
    assert found is not None
    assert found.name == "World River Commission"


def test_her_campaign_is_the_campaign_of_that_name() -> None:
    text = "The Lopez campaign was late. Maria Lopez opened the bridge. Maria Lopez’s campaign was pleased."
    found = cast(text)
    both = [one for one in found.actors if any("campaign" in m.span.text for m in one.mentions)]
    assert len(both) <= 1


def test_two_who_speak_together_are_one_source_with_two_members() -> None:
    text = "Senator Maria Lopez and Senator Robert Stone said on Monday that the bridge is safe. They wrote to the mayor."
    found = cast(text, claim(text, "Senator Maria Lopez and Senator Robert Stone", "said", "the bridge is safe"))
    by_id = {actor.id: actor for actor in found.actors}
    both = by_id[found.speakers["c1"]]
    assert both.kind == "collective"
    assert [by_id[member].name for member in both.members] == ["Maria Lopez", "Robert Stone"]
    assert "They" in {mention.span.text for mention in both.mentions}


def test_the_two_men_are_those_who_were_named() -> None:
    text = (
        "The mayor, Robert Stone, spoke at length on Monday with Peter Reed about the bridge. "
        "The two men said that the bridge is safe."
    )
    found = cast(text, claim(text, "The two men", "said", "the bridge is safe"))
    by_id = {actor.id: actor for actor in found.actors}
    assert {by_id[member].name for member in by_id[found.speakers["c1"]].members} == {"Robert Stone", "Peter Reed"}


def test_the_two_men_of_three_stay_a_group_of_their_own() -> None:
    text = (
        "On Monday the mayor saw Robert Stone, Peter Reed and Jack Lane at the bridge, where Eric Cole waited for them. "
        "The two men said that the bridge is safe."
    )
    found = cast(text, claim(text, "The two men", "said", "the bridge is safe"))
    by_id = {actor.id: actor for actor in found.actors}
    assert "Eric Cole" not in {by_id[member].name for member in by_id[found.speakers["c1"]].members}


def test_a_surname_that_a_pack_knows_is_that_of_the_full_name_in_the_text() -> None:
    text = "Admiral Karl Brann spoke on Monday. Brann left the port."
    (actor,) = cast(text, packs=(NORLAND,)).actors
    assert (actor.name, actor.pack_id) == ("Karl Brann", None)


def test_a_secretary_of_state_at_the_start_of_a_sentence() -> None:
    text = "Secretary of State John Lopez opened the bridge. He cut a ribbon."
    found = actor_at(cast(text), text, "He")
    assert found is not None
    assert found.name == "John Lopez"


def test_a_court_of_another_kind_is_another_court() -> None:
    text = "The Supreme Court met on Monday. The appeals court sat too."
    found = actor_at(cast(text), text, "The appeals court")
    assert found is None or found.name != "The Supreme Court"


def test_a_body_that_is_named_later_is_not_the_unnamed_source_before_it() -> None:
    text = "“The captain was drunk,” a source said. The coastguard said that he was not."
    found = cast(
        text,
        claim(text, "a source", "said", "The captain was drunk", "anonymous", "direct"),
        claim(text, "The coastguard", "said", "that he was not", "organisation", name="c2"),
    )
    source, body = actor_at(found, text, "a source"), actor_at(found, text, "The coastguard")
    assert source is None or body is None or source.id != body.id


def test_a_grouped_number_is_one_word_of_whom_it_counts() -> None:
    text = "The bridge was closed to 6,000 people on Monday. The mayor fed them."
    found = actor_at(cast(text), text, "them")
    assert found is not None
    assert found.name == "6,000 people"


def test_a_quotation_goes_on_after_one_inside_it() -> None:
    text = "“The plan, in which “nobody” believed, is dead. I am glad,” Robert Stone said."
    content = text[1 : text.index(",” Robert")]
    found = actor_at(cast(text, claim(text, "Robert Stone", "said", content, how="direct")), text, "I")
    assert found is not None
    assert found.name == "Robert Stone"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mayors fear at least two officials. They left.", "They", "two officials"),
        ("Mayors met the other two officials. They left.", "They", "the other two officials"),
        ("Mayors met his six officials. They left.", "They", "his six officials"),
        ("Mayors form seven groups. They met.", "They", "seven groups"),
    ],
)
def test_before_a_number_only_a_determiner_belongs_to_the_phrase(text: str, words: str, name: str) -> None:
    found = actor_at(cast(text), text, words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("title", ["Dr", "Duke", "Mrs"])
def test_a_title_is_no_part_of_the_name(title: str) -> None:
    text = f"On Monday {title} Stone opened the bridge."
    assert actor_at(cast(text), text, "Stone") is not None


@pytest.mark.parametrize(("role", "pronoun"), [("spokesman", "She"), ("spokeswoman", "He")])
def test_a_role_that_tells_the_gender_is_nobody_of_the_other(role: str, pronoun: str) -> None:
    text = f"A {role} opened the bridge. {pronoun} cut a ribbon."
    assert actor_at(cast(text), text, pronoun) is None


def test_a_source_that_is_a_mere_pronoun_is_nobody_of_its_own() -> None:
    text = "Those said that the bridge fell."
    found = cast(text, claim(text, "Those", "said", "that the bridge fell", "collective"))
    assert found.speakers == {}
    assert found.reasons["c1"]


def test_a_language_without_words_still_has_names() -> None:
    text = "Maria Lopez opened the bridge. Maria Lopez left."
    (actor,) = actors(page(Document(text), Language("xx", {})), [Name(Span.of(text, 0, 11), "person", 0.9)], (), ()).actors
    assert [mention.span.text for mention in actor.mentions] == ["Maria Lopez", "Maria Lopez"]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez and Robert Stone met. They left.",  # a sentence full of names
        "Mayor Maria Lopez met Judge Robert Stone on Friday. They left.",
        "On Friday Mayor Maria Lopez met Judge Robert Stone of Aldmouth. They left.",
    ],
)
def test_a_sentence_full_of_names_is_no_headline(text: str) -> None:
    names = {actor.name for actor in cast(text).actors if actor.kind == "person"}
    assert {"Maria Lopez", "Robert Stone"} <= names


@pytest.mark.parametrize(
    "headline", ["Mayor Maria Lopez Goes After Judge On Bridge.", "Mayor Maria Lopez Is After the Judge at Bridge"]
)
def test_a_headline_has_the_names_that_the_text_has(headline: str) -> None:
    text = f"{headline}\n\nIt was Friday when Maria Lopez opened it."
    assert [actor.name for actor in cast(text).actors] == ["Maria Lopez"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Per Holt spoke. The former Norlandic president said nothing.", "Per Holt"),
        ("Ada Brann spoke. The former Norlandic president said nothing.", "Ada Brann"),
        ("Per Holt spoke. The former Norlandic president said nothing. Ada Brann slept.", "Per Holt"),
        ("The former Norlandic president said nothing.", ""),
    ],
)
def test_a_former_holder_is_the_one_who_is_named(text: str, name: str) -> None:
    found = cast(text, packs=(NORLAND,), published="2029-05-05")
    words = "The former Norlandic president"
    assert [actor.name for actor in found.actors if words in {m.span.text for m in actor.mentions} and actor.pack_id] == (
        [name] if name else []
    )


def test_the_mention_of_an_office_is_its_whole_title() -> None:
    pack = replace(NORLAND, offices=(Office("p1", "holt", ("president of Norland",), "2020-01-01", None, "invented"),))
    text = "The president of Norland said that all is well."
    said = claim(text, "The president of Norland", "said", "that all is well")
    (actor,) = cast(text, said, packs=(pack,), published="2029-05-05").actors
    assert actor.name == "Per Holt"
    assert [m.span.text for m in actor.mentions] == ["The president of Norland"]


def test_a_candidate_may_be_another_than_the_one_whom_the_pack_knows() -> None:
    offices = (Office("p1", "holt", ("Norlandic candidate",), "2020-01-01", "2021-01-01", "invented"),)
    text = "Per Holt spoke. The Norlandic candidate said nothing."
    found = actor_at(
        cast(text, packs=(replace(NORLAND, offices=offices),), published="2029-05-05"), text, "The Norlandic candidate"
    )
    assert found is None or "office" not in found.mentions[-1].reason


@pytest.mark.parametrize(
    ("source", "kind"),
    [("The radioman", "person"), ("Environmentalists", "collective"), ("The lass", "person"), ("The clergy", "collective")],
)
def test_a_source_whose_noun_no_list_holds_is_one_or_several(source: str, kind: str) -> None:
    text = f"{source} said that the bridge is safe."
    (actor,) = cast(text, claim(text, source, "said", "that the bridge is safe")).actors
    assert (actor.name, actor.kind) == (source, kind)


@pytest.mark.parametrize(("source", "how"), [("those on the boat", "role"), ("Those on the boat", "role")])
def test_a_source_as_a_whole_is_a_role(source: str, how: str) -> None:
    text = f"Safe is what {source} called the bridge."
    (actor,) = cast(text, claim(text, source, "called", "the bridge", "collective")).actors
    assert [(mention.span.text, mention.how) for mention in actor.mentions] == [(source, how)]


@pytest.mark.parametrize(
    ("text", "score"),
    [("France left. The French government said so.", 0.95), ("France left. The government said so.", 0.8)],
)
def test_a_government_is_its_states_the_surer_where_it_says_whose_it_is(text: str, score: float) -> None:
    (state,) = cast(text, packs=load_packs()).actors
    mention = state.mentions[-1]
    assert (state.name, mention.how, mention.score) == ("France", "role", score)


def test_those_named_together_with_and_are_so_surely_but_not_certainly() -> None:
    text = "The army, the council and the mayor said that the bridge is safe."
    found = cast(text, claim(text, "The army, the council and the mayor", "said", "the bridge is safe"))
    together = [mention for actor in found.actors for mention in actor.mentions if mention.reason == "named together"]
    assert [(mention.span.text, mention.score) for mention in together] == [("The army, the council and the mayor", 0.9)]
