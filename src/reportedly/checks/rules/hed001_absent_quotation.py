"""HED001: a quotation in the headline that the body does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.nearest import Body, words
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene
from reportedly.model.diagnostic import Related

_SHORT = 4
"""Fewer words in quotation marks are often a name or a word held at a distance."""


def find(scene: Scene) -> Iterator[Finding]:
    """Closed quotations of the headline whose words do not stand in the body in their order."""
    title = scene.title
    if title is None:
        return
    body: Body | None = None
    for quoted in scene.quotations:
        if not (title.start <= quoted.start < title.end and quoted.closed and quoted.end <= title.end):
            continue
        if len(list(words(scene.text, *quoted.inner))) < _SHORT:
            continue
        body = body or Body(scene)
        if body.empty or body.holds(*quoted.inner):
            continue
        span = scene.span(quoted.start, quoted.end)
        near = body.nearest(*quoted.inner)
        yield Finding(
            span,
            f"The body does not hold the headline's quotation “{' '.join(scene.text[slice(*quoted.inner)].split())}” "
            "in these words",
            "Who said these words, and where? If nobody did, can the headline do without quotation marks?",
            (Related(near, "the nearest words of the body"),) if near else (),
        )


RULE = Rule(
    "HED001",
    "absent-quotation",
    "structural",
    marks="A quotation of four or more words in the headline whose words the body does not hold in this order: "
    "“Mayor: ‘We Will Never "
    "Sell the Docks’” above an article in which the mayor says that a sale is not planned. Case, punctuation, an "
    "ellipsis and words in "
    "brackets make no difference; the quotation may be cut at either end.",
    why="Words in quotation marks are taken for what was said. A reader who sees only the headline can't tell that "
    "they are a summary.",
    reference="The New York Times, Guidelines on Integrity; IPSO Editors' Code of Practice, clause 1(i)",
    severity="error",
    find=find,
    bad=(
        Example(
            "Mayor: ‘We Will Never Sell the Docks’\n\nThe mayor of Sarn, Ivo Dahl, said on Tuesday that a sale of the "
            "docks was not "
            "planned. The council meets again in May.",
            ("‘We Will Never Sell the Docks’",),
        ),
        Example(
            "Dahl calls budget “a gift to the rich”\n\nMinister Anna Dahl criticised the budget on Monday. “It gives "
            "far too much to "
            "those who need it least,” she said. The vote is in June.",
            ("“a gift to the rich”",),
        ),
    ),
    good=(
        Example(
            "Mayor: ‘We Will Never Sell the Docks’\n\n“We will never sell the docks, and everybody knows it,” the "
            "mayor of Sarn, Ivo "
            "Dahl, said on Tuesday. The council meets again in May."
        ),
        Example(
            "Council debates ‘green’ harbour\n\nThe council of Sarn debated plans for the harbour on Tuesday, Ivo Dahl said."
        ),
    ),
    confidence=0.9,
    limits="Does not mark one or two words in quotation marks. A title or name that only the headline gives in full "
    "is marked too.",
)
