"""What of a claim is read beside another: its words, with a slot for whoever, whatever and whenever is known."""

from __future__ import annotations

from pathlib import Path

from reportedly.model import SLOT, Metadata, Telling
from reportedly.pipeline import default_cache, load_reader, open_references, opened, read_document
from reportedly.sources import document_from_text
from reportedly.threads import from_bytes, tellings, to_bytes

PACK = Path(__file__).parents[2] / "examples" / "arvel" / "pack"


def told(text: str) -> list[Telling]:
    """What a text tells whose sources have words."""
    references = open_references([str(PACK)], default_cache())
    document = document_from_text(text, references.language, Metadata(published="2028-02-11"))
    page = opened(document, references.language)
    article = read_document(document, load_reader(), references, page=page)
    return [each for each in tellings(article, page, references.packs, ident="a") if each.voice.words]


def test_names_tied_pronouns_and_days_stand_as_slots() -> None:
    (one,) = told("Kaldranian troops took Upper Hask on Friday, the Kaldranian Defence Ministry said.")
    kinds = {key.partition(":")[0] for key in one.slots}
    assert "t" in kinds and len(one.slots) >= 2
    assert "Hask" not in one.slotted and "Friday" not in one.slotted
    assert sum(SLOT <= each < chr(ord(SLOT) + len(one.slots)) for each in one.slotted) >= len(one.slots)


def test_one_who_is_named_twice_has_one_slot() -> None:
    (one,) = told("Ilmeria will hold Gradin because Gradin is Ilmeria's, the Ilmerian Defence Ministry said.")
    assert len(one.slots) == len(set(one.slots))
    assert one.slotted.count(SLOT) == 2


def test_a_private_sign_of_the_text_is_no_slot() -> None:
    (one,) = told(f"The road {SLOT} was closed for good, the Kaldranian Defence Ministry said.")
    assert SLOT not in one.slotted or one.slots


def test_slots_survive_keeping() -> None:
    some = told("Kaldranian troops took Upper Hask on Friday, the Kaldranian Defence Ministry said.")
    assert list(from_bytes(to_bytes(some))) == some
