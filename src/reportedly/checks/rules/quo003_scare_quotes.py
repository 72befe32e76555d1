"""QUO003: one or two words in quotation marks that nobody is said to have used."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import ANY, Scene, presented, written

_SHORT = 2


def find(scene: Scene) -> Iterator[Finding]:
    """Short quotations of ordinary words in sentences of the body where nobody speaks."""
    said: set[tuple[str, ...]] | None = None
    for quoted in scene.quotations:
        if quoted.start < scene.body or not quoted.closed:
            continue
        inner = scene.text[slice(*quoted.inner)]
        found = written(inner)
        if (
            not 1 <= len(found) <= _SHORT
            or not inner.islower()
            or not all(word.isalpha() for word in "-".join(found).split("-"))
        ):
            continue
        if len(inner) < 3 or presented(scene, quoted, "quotation.mentions", reach=4):
            continue
        said = _said(scene) if said is None else said
        if found in said or (scene.title is None and quoted.start < scene.sentence(0).end):
            continue
        sentence = scene.sentence(quoted.start)
        outside = ((sentence.start, quoted.start), (quoted.end, sentence.end))
        if any(scene.voices.speaks(*part, *ANY) for part in outside):
            continue
        yield Finding(
            scene.span(quoted.start, quoted.end),
            f"“{' '.join(inner.split())}” stands in quotation marks, and nobody is said to have used the word",
            "Whose word is it? If it is the outlet's own, can it do without quotation marks?",
        )


def _said(scene: Scene) -> set[tuple[str, ...]]:
    """Each word, and each pair of words, that longer quotations of the article hold, in lower case."""
    out: set[tuple[str, ...]] = set()
    for quoted in scene.quotations:
        inner = [word.lower() for word in written(scene.text[slice(*quoted.inner)])]
        if len(inner) > _SHORT:
            out.update((word,) for word in inner)
            out.update(pairwise(inner))
    return out


RULE = Rule(
    id="QUO003",
    name="scare-quotes",
    kind="structural",
    marks="One or two ordinary words in quotation marks in the outlet's own voice, in a sentence in which nobody "
    "speaks: the “experts” of "
    "the committee, a “reform” of the port. Names of works, units and operations and words talked about as words are "
    "left alone, and so are words that a longer "
    "quotation of the article holds.",
    why="Quotation marks around single words hold them at a distance without saying who doubts them, and why.",
    reference="Reportedly's own rule; that words in quotation marks are what was said is from The New York Times, "
    "Guidelines on Integrity",
    severity="info",
    find=find,
    bad=(
        Example(
            "The council of Sarn sold the docks in March. The “reform” cost 300 workers their jobs. A new owner takes "
            "over in May.",
            ("“reform”",),
        ),
        Example(
            "The council of Sarn will meet again in May. Its “independent experts” have held shares in the docks "
            "since 2019.",
            ("“independent experts”",),
        ),
    ),
    good=(
        Example("The council of Sarn sold the docks in March. Mayor Ivo Dahl praised the sale as a “reform” on Monday."),
        Example("The troops of the ‘North’ Group crossed the river in March. The bridge was rebuilt in May."),
    ),
    default=False,
    limits="Off by default: of its findings on articles drawn at random about half were right, of pairs "
    "of words fewer; the others were terms of a trade or of history, coined words, or words "
    "that somebody named before had used. A word quoted from a document or a speaker named in an earlier sentence "
    "is marked too.",
)
