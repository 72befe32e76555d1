"""Whose the teller of a claim is: what its own words say, and nothing where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.model import UNTIED, Claim, Document, Metadata, Voice
from reportedly.pipeline import default_cache, load_reader, open_references, opened, read_document
from reportedly.sources import document_from_text
from reportedly.threads import tellings

PACK = Path(__file__).parents[2] / "examples" / "arvel" / "pack"


def voices(text: str) -> dict[str, Voice]:
    """Who tells each claim of a text, by the source's words."""
    references = open_references([str(PACK)], default_cache())
    document: Document = document_from_text(text, references.language, Metadata(published="2028-02-11"))
    page = opened(document, references.language)
    article = read_document(document, load_reader(), references, page=page)
    claims: dict[str, Claim] = {claim.key: claim for claim in article.claims}
    made = tellings(article, page, references.packs, ident="a")
    return {claims[each.key].source.text: each.voice for each in made}


def test_who_speaks_near_a_place_is_not_of_it() -> None:
    found = voices(
        "Soldiers stood in Upper Hask on Friday, according to the Kaldranian Defence Ministry.\n\n"
        "Ilmerian losses in the sector amounted to 180 servicemen, according to the summary."
    )
    assert found["the summary"].side is None
    assert found["the summary"].reason == "nothing tells whose they are"


@pytest.mark.parametrize("words", ["Residents of Gradin", "An Ilmerian driver"])
def test_who_is_of_a_place_or_state_by_name_is_of_its_side(words: str) -> None:
    found = voices(f"The road was closed on Friday. {words} said the bridge was still standing.")
    assert found[words].side == "arvel-war/ilmeria"


def test_a_pronoun_that_means_nobody_knows_whom_is_nobody() -> None:
    found = voices("The fair was closed early on Friday. He said that the lamps had gone out at nine.")
    assert found["He"].key == UNTIED
