"""Short articles of our own, and what desks make of them."""

from __future__ import annotations

from reportedly.languages import language
from reportedly.lineage import Sketch, sketch
from reportedly.text import paragraphs, sentences

FERRY = (
    "The ferry to Orra was stopped on Monday after a fire broke out in its engine room, the harbour office said. "
    "All 212 passengers were brought ashore within two hours, and none of them was hurt, according to the coast guard. "
    'The captain, Mira Holm, told reporters that the crew had "trained for this day for years". '
    "Inspectors from the transport ministry will look at the engine before the ship may sail again, a spokesman added. "
    "The line carries about four thousand people a week between the two islands, most of them workers of the cannery."
)
STRIKE = (
    "Teachers in the northern district walked out of their classes on Tuesday over a plan to close nine village schools. "
    "Their union says that children of the valley would have to travel more than an hour each way under the new plan. "
    "The school board denies that and points to a bus line which it promised to open before the first snow falls. "
    "Parents gathered in front of the town hall in Velmar, where the mayor asked both sides to come to the table. "
    "A first meeting is planned for the end of the week, but neither side would say what it is ready to give up."
)
OTHER_FERRY = (
    "A blaze aboard a passenger boat bound for Orra sent smoke over the bay at noon, witnesses told this newspaper. "
    "Tugs towed the vessel back to the pier while people waited on deck in orange vests for their turn to leave. "
    "No injuries had been reported by the evening, and the cause was not known, said the deputy chief of the fire brigade."
)


def ranges(text: str) -> list[tuple[int, int]]:
    found = language()
    return [piece for start, end in paragraphs(text) for piece in sentences(text, start, end, found)]


def sketch_of(text: str) -> Sketch:
    return sketch(text, ranges(text))


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in ranges(text)]
