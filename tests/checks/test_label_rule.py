"""LEX003: whose word a label is."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.checks import Selection


def marked(text: str) -> list[str]:
    article = reportedly.check(text, places=False, selection=Selection(select=("LEX003",)))
    return [found.span.text for found in article.diagnostics or ()]


def test_a_label_is_marked_once_and_its_other_uses_are_beside_it() -> None:
    text = (
        "Soldiers reached the village of Orlen on Monday. The terrorists had left the valley. A bridge that the terrorist group "
        "had mined was closed. More terrorists are in the hills."
    )
    (found,) = reportedly.check(text, places=False, selection=Selection(select=("LEX003",))).diagnostics or ()
    assert found.span.text == "terrorists"
    assert [related.span.text for related in found.related] == ["terrorist group", "terrorists"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Terrorists attack Orlen\n\nGunmen attacked the town of Orlen on Monday, the mayor said. Shops closed.",
            ["Terrorists"],
        ),
        ("Army: terrorists attack Orlen\n\nGunmen attacked the town of Orlen on Monday, the mayor said. Shops closed.", []),
        ("The extremists said on Monday that they had left Orlen. Shops in the town opened again.", ["extremists"]),
        ("The army said on Monday that it had killed six terrorists near Orlen. Shops in the town opened again.", []),
        ("Ada Brenn, the mayor, spoke on Monday of “terrorists” in the hills. Shops in Orlen opened again.", []),
        ("Warplanes of the regime bombed Orlen on Monday. The mayor, Ada Brenn, said that shops were closed.", ["regime"]),
        ("Parliament in Orlen changed the tax regime on Monday. The regime of fees ends in June.", []),
        ("Army: terrorists near Orlen\n\nArmy: terrorists near Orlen, no. Shops in the town opened again on Monday.", []),
        ("Warplanes of the Brenn-Werth regime bombed Orlen on Monday. Shops closed.", ["Brenn-Werth regime"]),
        ("The regime’s warplanes bombed Orlen on Monday. Shops closed in the town.", ["regime"]),
        ("The regime change in Orlen came on Monday. Shops closed in the town.", []),
        ("Members of the junta met in Orlen on Monday. Shops closed in the town.", ["junta"]),
        ("Members of the Junta met in Orlen on Monday. Shops closed in the town.", []),
        ("The terrorist list was changed in Orlen on Monday. Shops closed in the town.", []),
        ("Suspected terrorists were held in Orlen on Monday. The counter-terrorist unit left the town.", []),
    ],
)
def test_labels_of_the_outlet_and_of_others(text: str, words: list[str]) -> None:
    assert marked(text) == words
