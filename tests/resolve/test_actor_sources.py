"""Whom the words of a source mean: all of them are read, not the first that is known, and nobody gets another's words."""

from __future__ import annotations

import itertools

import pytest

from reportedly.claims.edges import subject
from reportedly.languages import language
from reportedly.model import Attribution, Certainty, Claim, Cue, Document, Page, Polities, Source
from reportedly.packs import load_packs
from reportedly.resolve.actors import Cast, actors
from reportedly.text import page

PACKS = load_packs(["general"])
ENGLISH = language("en").knowing(Polities.of(PACKS))
STATES = [
    ("Chad", "Chadian"),
    ("Japan", "Japanese"),
    ("Kenya", "Kenyan"),
    ("the United States", "U.S."),
    ("Peru", "Peruvian"),
]


def cast(text: str, *sources: str) -> tuple[Cast, tuple[Claim, ...]]:
    """The cast of a text in which the sources come in this order, each with "said" right after it."""
    one: Page = page(Document(text), ENGLISH)
    claims, at = [], 0
    for number, source in enumerate(sources, start=1):
        start = text.index(source, at)
        at = end = start + len(source)
        cue = Cue((one.span(end + 1, end + 5),), "say", "neutral")
        content = one.span(end + 6, text.index(".", end + 6))
        claims.append(
            Claim(
                f"c{number}",
                Source((one.span(start, end),), "organisation"),
                cue,
                (content,),
                "indirect",
                Certainty("certain", "neutral"),
                0.9,
            )
        )
    return actors(one, (), claims, PACKS), tuple(claims)


def called(text: str, *sources: str) -> list[str]:
    """The names of the sources' actors, those of several with "+" between them; the reason where there is none."""
    found, claims = cast(text, *sources)
    by_id = {actor.id: actor for actor in found.actors}
    out = []
    for claim in claims:
        if claim.id not in found.speakers:
            out.append(found.reasons[claim.id])
            continue
        actor = by_id[found.speakers[claim.id]]
        out.append(" + ".join(by_id[one].name for one in actor.members) or actor.name)
    return out


@pytest.mark.parametrize(
    "source",
    [
        "Harbour Office press operations director Navy Capt. Anna Vale",
        "Chad army spokesperson Anna Vale",
        "Ministry of Water spokesperson Anna Vale",
        "a Ministry of Water spokesperson, Anna Vale,",
        "a United States Department of State spokesperson, Anna Vale,",
        "head of the Vessby Republic Anna Vale",
        "Head of the Vessby People's Republic Anna Vale",
        "the governor of the Vessby region Anna Vale",
        "Institute for Science and Water President Anna Vale",
        "U.S. Sen. Anna Vale",
        "Kenyan health ministry spokesperson Anna Vale",
    ],
)
def test_a_name_in_a_source_goes_before_what_its_title_names(source: str) -> None:
    text = f"Rain fell on the army of Chad and Per Moss. Then {source} said it was over."
    assert called(text, source) == ["Anna Vale"]


@pytest.mark.parametrize("source", ["a friend of Anna Vale", "the lawyer of President Anna Vale", "the house of Anna Vale"])
def test_whose_somebody_is_does_not_speak(source: str) -> None:
    assert called(f"Rain fell. Then {source} said it was over.", source) != ["Anna Vale"]


@pytest.mark.parametrize("name", ["Arno dela Vale", "Anna van der Vale", "Anna de la Vale", "Arno ould Vale"])
def test_particles_stand_inside_a_name(name: str) -> None:
    assert called(f"Rain fell. {name} said it was over.", name) == [name]


@pytest.mark.parametrize(
    ("source", "members"),
    [
        ("both Chad and Japan", ["Chad", "Japan"]),
        ("Both Chad and the United States", ["Chad", "United States"]),
        ("Chad and Japan", ["Chad", "Japan"]),
        ("Chad, Japan and the United States", ["Chad", "Japan", "United States"]),
        ("Chad, Japan, and Kenya", ["Chad", "Japan", "Kenya"]),
        ("Both the council and the army", ["the army", "the council"]),
        ("the council, the army and the navy", ["the army", "the council", "the navy"]),
        ("Anna Vale, Robert Stone and Eva Roe", ["Anna Vale", "Eva Roe", "Robert Stone"]),
        ("Mayor Anna Vale and Judge Robert Stone", ["Anna Vale", "Robert Stone"]),
        ("The Kenyan army and the Vessby Guard", ["The Kenyan army", "Vessby Guard"]),
    ],
)
def test_all_whom_and_joins_speak(source: str, members: list[str]) -> None:
    (found,) = called(f"Rain fell at last. Then {source} said it was over.", source)
    assert sorted(found.split(" + ")) == members


@pytest.mark.parametrize("partitive", ["One of these groups", "Two of the groups", "One of its allies"])
def test_part_of_a_group_is_who_is_named_after_it(partitive: str) -> None:
    source = f"{partitive}, the Vessby Guard Forces,"
    assert called(f"{source} said it was over.", source) == ["Vessby Guard Forces"]


@pytest.mark.parametrize("adjective", ["Kenyan-led", "Kenyan-backed", "U.S.-backed", "Vessby-based", "Chad-aligned"])
def test_whose_a_body_is_is_no_name(adjective: str) -> None:
    source = f"the {adjective} Vessby Guard Forces"
    assert called(f"Rain fell. Then {source} said it was over.", source) == ["Vessby Guard Forces"]


@pytest.mark.parametrize(("name", "adjective"), STATES)
@pytest.mark.parametrize("body", ["government", "authorities", "regime"])
def test_a_government_is_its_state(name: str, adjective: str, body: str) -> None:
    sources = [f"The {adjective} {body}", f"{name[0].upper()}{name[1:]}"]
    text = f"{sources[0]} said it was over. {sources[1]} said so again."
    found, claims = cast(text, *sources)
    assert len({found.speakers[claim.id] for claim in claims}) == 1
    assert next(one for one in found.actors if one.id == found.speakers["c1"]).pack_id is not None


@pytest.mark.parametrize(
    "source",
    ["The Vessby government", "The Kenyan interim government", "The Kenyan-installed authorities", "Two Kenyan governments"],
)
def test_a_part_or_another_government_is_no_state(source: str) -> None:
    found, _ = cast(f"{source} said it was over.", source)
    assert all(one.kind != "state" for one in found.actors if one.id == found.speakers["c1"])


def test_the_government_is_that_of_the_only_state_named() -> None:
    one = "The Kenyan army met on Friday. The government said it was over."
    assert called(one, "The government") == ["Kenya"]
    assert called(one.replace("Friday", "Friday in Chad"), "The government") == ["The government"]
    assert called(one.replace("government", "authorities"), "The authorities") == ["The authorities"]


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(STATES[:4], 2)))
def test_the_government_stays_open_between_two(one: tuple[str, str], other: tuple[str, str]) -> None:
    text = f"The {one[1]} government met. The {other[1]} government met. The government said it was over."
    (found,) = called(text, "The government")
    assert "two of different owners" in found


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Peruvian opposition leader Anna Vale slept.", "The spokesperson for the Kenyan government"),
        ("Anna Vale, a judge, slept.", "The spokesperson for the ministry"),
        ("The Military Times slept.", "Kenyan military"),
        ("The Army Museum slept.", "The army"),
        ("The Department of Water slept. The Vessby Embassy met.", "The office"),
    ],
)
def test_a_role_without_one_of_its_kind_before_it_is_somebody_new(before: str, source: str) -> None:
    text = f"{before} {source} said so."
    found, claims = cast(text, source)
    whom = next(one for one in found.actors if one.id == found.speakers[claims[0].id])
    assert [mention.span.text for mention in whom.mentions if mention.span.text not in source] == []


def test_what_a_plural_subject_does_is_no_part_of_it() -> None:
    for text, source in (
        ("Kenyan officials order a halt of the talks.", "Kenyan officials"),
        ("Then both nations issued statements on it.", "both nations"),
        ("Local medics report that it was over.", "Local medics"),
    ):
        one = page(Document(text), ENGLISH)
        start = text.index(source)
        end = start + len(source)
        cue = Cue((one.span(end + 1, text.index(" ", end + 1)),), "say", "neutral")
        claim = Claim(
            "c1",
            Source((one.span(start, end),), "collective"),
            cue,
            (one.span(end + 8, len(text) - 1),),
            "indirect",
            Certainty("certain", "neutral"),
            0.9,
        )
        assert "c1" in actors(one, (), [claim], PACKS).speakers


@pytest.mark.parametrize("source", ["the US statement", "the US army statement", "the Kenyan statement"])
def test_a_text_is_no_actor_whosever_it_is(source: str) -> None:
    assert called(f"Rain fell. Then {source} said it was over.", source) == ["the source is a text, not an actor"]


def test_an_abbreviation_counts_the_adjective_of_its_long_form() -> None:
    text = "The Kenyan Water Guard (KWG) said it was over. The KWG said so again."
    found, claims = cast(text, "The Kenyan Water Guard (KWG)", "The KWG")
    assert len({found.speakers[claim.id] for claim in claims}) == 1


@pytest.mark.parametrize(
    ("text", "source", "cut"),
    [
        ("In talks with Per Moss and Eva Roe, Ann Vale said so.", "Per Moss and Eva Roe, Ann Vale", "Ann Vale"),
        ("In talks with President Per Moss, Ann Vale said so.", "Per Moss, Ann Vale", "Ann Vale"),
        ("After a meeting with the army, the mayor said so.", "the army, the mayor", "the mayor"),
        ("Ann Vale, Per Moss and Eva Roe said so.", "Ann Vale, Per Moss and Eva Roe", "Ann Vale, Per Moss and Eva Roe"),
        ("On Monday Ann Vale, mayor of Ost, said so.", "Ann Vale, mayor of Ost,", "Ann Vale, mayor of Ost,"),
        ("In Ost Ann Vale, mayor of Ost said so.", "Ann Vale, mayor of Ost", "Ann Vale, mayor of Ost"),
    ],
)
def test_what_opens_a_sentence_is_no_part_of_its_subject(text: str, source: str, cut: str) -> None:
    one = page(Document(text), ENGLISH)
    start = text.index(source)
    at = start + len(source) + 1
    given = Attribution((one.span(at, at + 4),), (one.span(start, at - 1),), (one.span(at + 5, at + 7),), 0.9, 0.9, 0.9)
    assert [span.text for span in subject(one, given).sources] == [cut]


@pytest.mark.parametrize(
    ("before", "own"),
    [
        ("A ban hit the Japanese military junta.", True),
        ("Japanese jets hit Kenyan military posts.", True),
        ("The military held its posts.", True),
        ("The Peruvian military held its posts.", False),
    ],
)
def test_a_body_with_an_owner_is_no_other_owners_and_nobodys_who_is_not_told(before: str, own: bool) -> None:
    found, claims = cast(
        f"{before} Peru's friends slept.\n\nThe Peruvian military said it was over.", "The Peruvian military"
    )
    (actor,) = (one for one in found.actors if one.id == found.speakers[claims[0].id])
    assert (actor.mentions[0].span.start > len(before)) is own


def test_a_bare_title_stays_open_between_one_who_is_called_so_and_one_who_holds_the_office() -> None:
    text = "Emmanuel Macron met President of Turkey Recep Tayyip Erdogan. The President said it was over."
    assert called(text, "The President")[0].endswith("two of different owners are called so")
