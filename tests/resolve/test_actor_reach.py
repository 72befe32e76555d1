"""Every name and title of every shipped pack is reached by a text, and what packs know is found whole."""

from __future__ import annotations

import pytest

from reportedly.languages import language
from reportedly.model import Document, KnownActor, Office, Pack, Polities
from reportedly.packs import load_packs, shipped
from reportedly.resolve.actors.dictionary import found
from reportedly.resolve.actors.known import knowledge
from reportedly.resolve.actors.reach import Unreached, unreached
from reportedly.text import page
from tests.resolve.walks import words

STATE = KnownActor(
    "norland", "Norland", "state", "invented", adjectives=("Norlandic",), aliases=("Republic of Norland",), country="NO"
)
MINISTRY = KnownActor("ministry", "Norlandic Ministry of Defence", "organisation", "invented", country="NO")
BRANN = KnownActor("brann", "Ada Brann", "person", "invented", short=("Brann",), country="NO")
COUNCIL = KnownActor("council", "Security Council of Norland", "organisation", "invented", country="NO")
WARD = KnownActor("ward", "Ward the Valley", "organisation", "invented", short=("WHO",))
BANK = KnownActor("bank", "Bank of Norland", "organisation", "invented")
CHAIR = Office("chair", "brann", ("secretary of the Norlandic Security Council",), "2020-01-01", None, "invented")
MINISTER = Office("minister", "brann", ("Norlandic defence minister",), "2020-01-01", None, "invented")
PACK = Pack("p", "2030.01", "Invented", actors=(STATE, MINISTRY, BRANN, COUNCIL, WARD, BANK), offices=(CHAIR, MINISTER))
ENGLISH = language("en").knowing(Polities.of((PACK,)))


def listed(text: str) -> list[str]:
    """What of several words the pack knows in a text, titles with a mark."""
    one = page(Document(text), ENGLISH)
    known = knowledge([PACK], None, ENGLISH)
    return [words(one, each.first, each.last) + (" *" if each.what == "title" else "") for each in found(one, known)]


@pytest.mark.parametrize("name", shipped())
def test_every_name_and_title_of_a_shipped_pack_is_reached(name: str) -> None:
    packs = load_packs([name])
    pack = next(pack for pack in packs if pack.id == name)
    assert list(unreached(pack, packs, language("en").knowing(Polities.of(packs)), page)) == []


def test_what_is_not_reached_is_told() -> None:
    odd = KnownActor("x", "Old Guild", "organisation", "invented", aliases=("They",), short=("Guild",))
    pack = Pack("p", "2030.01", "Invented", actors=(STATE, odd))
    assert list(unreached(pack, (pack,), ENGLISH, page)) == [Unreached("actors", "x", "They", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norlandic Ministry of Defence spoke.", ["Norlandic Ministry of Defence"]),
        ("Norland's defense ministry spoke.", ["Norland's defense ministry"]),
        ("The Defence Ministry of Norland spoke.", ["Defence Ministry of Norland"]),
        ("The Ministry of Defence of the Republic of Norland spoke.", ["Ministry of Defence of the Republic of Norland"]),
        ("The norlandic Ministry of Defence spoke.", []),
        ("The Norlandic defence ministry spokesman spoke.", []),
        ("Two Norlandic defence ministries spoke.", []),
        ("A Norlandic defence ministry spoke.", []),
        ("The secretary of Norland's Security Council spoke.", ["secretary of Norland's Security Council *"]),
        ("Norlandic Security Council secretary Ada Brann spoke.", ["Norlandic Security Council secretary *", "Ada Brann"]),
        ("Norland's defence minister spoke.", ["Norland's defence minister *"]),
        ("The minister of defence of Norland spoke.", ["minister of defence of Norland *"]),
        ("Norlandic Defence Minister Ada Brann spoke.", ["Norlandic Defence Minister *", "Ada Brann"]),
        ("Ward the Valley spoke.", ["Ward the Valley"]),
        ("They ward the Valley.", []),
        ("Ward the Valley Association spoke.", []),
        ("The WHO spoke.", ["WHO"]),
        ("Who spoke?", []),
        ("WHO SPOKE TODAY?", []),
        ("The Bank of Norland spoke. A Norlandic bank did not.", ["Bank of Norland"]),
    ],
)
def test_what_packs_know_is_found_whole(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


def test_a_name_of_two_is_that_of_whose_state_the_text_names() -> None:
    north = KnownActor("a", "Ready Forces", "organisation", "invented", short=("RDF",), country="NO")
    other = KnownActor("b", "Readers", "organisation", "invented", short=("RDF",), country="SE")
    pack = Pack("p", "2030.01", "Invented", actors=(STATE, north, other))
    known = knowledge([pack], None, ENGLISH)
    assert ("rdf",) not in known.names

    def bearer(text: str) -> str | None:
        here = known.of_page(page(Document(text), ENGLISH)).names.get(("rdf",))
        return here.id if here else None

    assert bearer("The RDF spoke in Norland.") == "p/a"
    assert bearer("The RDF spoke.") is None


def test_who_has_one_name_in_two_packs_is_one() -> None:
    other = Pack("q", "2030.01", "Invented", actors=(KnownActor("ada", "Ada Brann", "person", "invented", side="s"),))
    known = knowledge([PACK, other], "2025-01-01", ENGLISH)
    assert known.names["brann",].id == known.names["ada", "brann"].id == "q/ada"
    holder = known.office(("norlandic", "defence", "minister"))
    assert holder is not None
    assert holder.id == "q/ada"
