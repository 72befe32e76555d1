"""Plain text for pipes and files: one block a claim, no colour, no drawing, wrapped."""

from __future__ import annotations

from reportedly.model import Article, Claim
from reportedly.show.as_read import as_read
from reportedly.show.printable import one_line, wrap
from reportedly.show.subject import Subjects
from reportedly.show.wording import byline, facts, offsets, outline, source_kind, source_name, summary, title

WIDTH = 80
DEEPEST = 4
"""Levels of indentation; claims nested deeper stand at this one."""


def render(article: Article, *, width: int = WIDTH, with_offsets: bool = False) -> str:
    """``article`` as text whose lines take at most ``width`` columns (20 at least), ending in a line end.

    Controls in the article's text are shown as signs, since the text may end on a terminal. ``with_offsets`` adds the code
    point offsets of each claim's spans.
    """
    width = max(width, 20)
    article = article if with_offsets else as_read(article)
    subjects = Subjects.of(article)
    heading = [
        title(article.document),
        "; ".join(byline(article)),
        *(one_line(f"note: {n}") for n in article.document.notes),
    ]
    blocks = [
        [line for part in heading for line in wrap(part, width)],
        wrap(", ".join(summary(article).parts), width),
        *(_block(claim, subjects, depth, width, with_offsets) for depth, claim in outline(article.claims)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _block(claim: Claim, subjects: Subjects, depth: int, width: int, with_offsets: bool) -> list[str]:
    indent = "  " * min(depth, DEEPEST, width // 16)
    room = width - len(indent)
    kind = f" ({source_kind(claim.source)})" if source_kind(claim.source) else ""
    cue = f" | {one_line(claim.cue.text)} [{claim.cue.force}]" if claim.cue else ""
    within = f"{claim.id} (in {claim.within})" if claim.within else claim.id
    lines = wrap(f"{within}  {source_name(claim.source)}{kind}{cue}", room)
    speaker = subjects.speaker(claim)
    details = [f"= {speaker}"] if speaker else []
    details += [one_line(claim.text), f"({', '.join((*facts(claim), f'score {claim.score:.2f}'))})"]
    details += [f"{label}: {words}" for label, words in subjects.lines(claim)]
    if with_offsets:
        details.append(f"({offsets(claim)})")
    lines += [f"    {line}" for detail in details for line in wrap(detail, room - 4)]
    return [indent + line for line in lines]
