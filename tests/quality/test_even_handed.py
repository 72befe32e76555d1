"""Exchanging the two sides' names in a text changes nothing else in what is read from it, nor in what rules mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.exchange import differences, exchanged
from reportedly import check
from reportedly.checks import Selection
from reportedly.model import Article

pytestmark = pytest.mark.quality

BRIEF = Path(__file__).parents[3] / "shared" / "brief" / "article.txt"

SENTENCES = """
Russia said on Tuesday that its troops had repelled an attack near the border.
Russian President Vladimir Putin denied that his forces had shelled the hospital.
“We did not fire first,” Ukrainian commander Oleksandr Syrskyi told reporters in Kyiv.
Moscow claimed that at least 12 soldiers were killed overnight; Kyiv rejected the figure.
According to the Russian defence ministry, three villages had come under Russian control in November.
The Kremlin accused Ukraine of breaking the ceasefire.
Ukrainian officials warned that the road to the town could be cut within days.
Putin insisted the talks would go on, but Zelensky's office said no date had been agreed.
Lavrov, the Russian foreign minister, described the proposal as “a step backwards”.
A spokesman for the Ukrainian army admitted that its units had withdrawn from the village.
TASS reported, citing a military source, that the bridge had been hit twice.
Analysts believe Russia may have lost more vehicles than it has acknowledged.
“It is a lie,” Putin said of the accusation, which Ukraine had made on Monday.
Residents of Belgorod told a local paper that they had heard four explosions.
The governor of the Kursk region said 40 people had been evacuated to schools.
Kyiv has long framed the operation as defensive, while Moscow calls it an invasion.
Russian forces entered the town last week, Gerasimov reported, and the capture was confirmed on Friday.
The claim that Ukrainian troops had fled was met with scepticism from monitors.
Volodymyr Zelensky promised to release 25 prisoners if Russia did the same.
Belousov, who visited the front on Sunday, announced that new drones would arrive in the coming weeks.
Ukraine's foreign minister, Andrii Sybiha, asked whether Russia would let aid convoys through.
Russia has not commented on the report, and Ukraine declined to confirm it.
He said the Russians had suffered heavy losses, but gave no number.
Officials in Moscow said the drone had been shot down, a statement that could not be verified.
“They will pay for this,” Zelensky wrote. “We know who gave the order.”
Wagner fighters complained that they had not been paid since March.
Two Ukrainian drones were destroyed over Kursk, the Russian army said.
In Kyiv, Syrskyi acknowledged that the situation was difficult and thanked his men.
Russia and Ukraine accused each other of shelling the plant.
The Russian side expressed doubt that the exchange would take place, Ukrinform wrote.
Umerov argued that a security zone along the border was essential, according to his ministry.
Russian state media presented the withdrawal as a regrouping.
It was not clear whether Ukrainian or Russian forces held the station.
Putin, speaking in Moscow, suggested that elections could be held next year.
Sergey Lavrov said Andrii Sybiha had “misunderstood” the offer.
Ukrainian soldiers took the hill, lost it and took it again, a Russian prisoner recalled.
""".strip().split("\n")


def reading(*packs: str, published: str | None = None) -> object:
    def one(text: str) -> Article:
        return check(text, packs=packs, published=published, selection=Selection(select=("ALL",)))

    return one


def test_the_sentences_are_many_and_name_both_sides() -> None:
    assert len(SENTENCES) >= 30
    assert all(exchanged(sentence) != sentence for sentence in SENTENCES)


@pytest.mark.parametrize("packs", [(), ("ru-ua",)], ids=["no pack", "with the pack"])
def test_sentences(packs: tuple[str, ...]) -> None:
    found = {sentence: differences(reading(*packs), sentence) for sentence in SENTENCES}  # type: ignore[arg-type]
    assert not {sentence: lines for sentence, lines in found.items() if lines}


@pytest.mark.parametrize("packs", [(), ("ru-ua",)], ids=["no pack", "with the pack"])
def test_the_sentences_as_one_text(packs: tuple[str, ...]) -> None:
    assert not differences(reading(*packs), "\n\n".join(SENTENCES))  # type: ignore[arg-type]


@pytest.mark.skipif(not BRIEF.is_file(), reason="the article is not part of the project")
@pytest.mark.parametrize("packs", [(), ("ru-ua",)], ids=["no pack", "with the pack"])
def test_a_real_article(packs: tuple[str, ...]) -> None:
    assert not differences(reading(*packs, published="2025-12-01"), BRIEF.read_text(encoding="utf-8"))  # type: ignore[arg-type]
