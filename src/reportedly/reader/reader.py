"""The reader: one pass of the model over a text, from characters to attributions and names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reportedly.model import Attribution, Name, Page, Reading, Span
from reportedly.model.errors import ModelError
from reportedly.reader.decoding import Floats, Ints, Range, best_rows, cue_proposals, fragments, named, softmax
from reportedly.reader.labels import ENTITY_TYPES, REACH, ROLE_LABELS
from reportedly.reader.network import Network, Seen, Tuning
from reportedly.reader.pieces import Cutter, Pieces, cut, framed, windows
from reportedly.reader.settling import settled
from reportedly.text import DOUBLE

_CUES_AT_ONCE = 256
"""Cues decoded together; a bound on memory, not on the result, which is the same for any number."""


@dataclass(frozen=True, slots=True)
class _Found:
    """One attribution in piece indices of the whole text."""

    sources: list[Range]
    cues: list[Range]
    contents: list[Range]
    cue_score: float
    link_score: float
    score: float


@dataclass(frozen=True, slots=True)
class _Linked:
    """What the linker said of one window: its first piece, each piece's likeliest role, its cues and their scores."""

    begin: int
    likeliest: Ints
    cues: list[Range]
    scores: Floats
    inside: npt.NDArray[np.bool_]
    logits: Floats


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads English news. Make one with ``Reader.load()`` and keep it: it holds no state between texts."""

    network: Network
    cutter: Cutter
    tuning: Tuning

    @classmethod
    def load(cls, threads: int = 1, folder: Path | None = None) -> Reader:
        """Open the model that the package carries, or the one in ``folder``; raises ``ModelError`` where that fails."""
        network = Network.load(folder, threads)
        try:
            cutter = Cutter.load(network.folder)
        except OSError as error:
            raise ModelError(f"{error.filename}: can't be read ({error.strerror}); install the package again") from error
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{network.folder}: the model is damaged; install the package again") from error
        return cls(network, cutter, network.tuning)

    @property
    def model(self) -> str:
        """The model's name and hash: ``news-en@1a2b3c4d``."""
        return self.network.name

    def read(self, page: Page) -> Reading:
        """Find every attribution and name of a page's text, in text order."""
        text = page.text
        pieces = cut(page, self.cutter)
        names: list[Name] = []
        facts: list[Floats] = []
        found: list[_Found] = []
        waiting: list[_Linked] = []
        for begin, end in windows(page, pieces):
            seen = self.network.see(*framed(pieces, begin, end, end - begin + 2))
            names += _names(text, pieces, begin, seen)
            facts.append(seen.facts)
            cues = cue_proposals(softmax(seen.roles), self.tuning.least_proposal, self.tuning.faint_proposal)
            if cues:
                waiting.append(_Linked(begin, seen.roles.argmax(axis=1), cues, *self.network.link(seen, cues)))
            if sum(len(view.cues) for view in waiting) >= _CUES_AT_ONCE:
                found += self._decoded(waiting)
                waiting = []
        found += self._decoded(waiting)
        attributions = [
            Attribution(
                cues=_spans(text, pieces, one.cues),
                sources=_spans(text, pieces, [_at_home(text, pieces, source, one.cues[0]) for source in one.sources]),
                contents=_spans(text, pieces, [_at_home(text, pieces, content, one.cues[0]) for content in one.contents]),
                cue_score=round(one.cue_score, 4),
                link_score=round(one.link_score, 4),
                score=round(one.score, 4),
            )
            for one in settled(found)
        ]
        heads = np.flatnonzero(pieces.features[:, 2] > 0)
        firmness = np.concatenate(facts)[heads].clip(-3, 3).round(2) if facts else np.zeros(0, dtype=np.float32)
        words = tuple(pieces.starts[heads].tolist())
        return Reading(
            self.model, tuple(attributions), tuple(names), self.tuning.least_score, words, tuple(firmness.tolist())
        )

    def encode_only(self, page: Page) -> int:
        """Run the bare encoder over a page and return the number of pieces: what reading costs at the very least."""
        pieces = cut(page, self.cutter)
        for begin, end in windows(page, pieces):
            self.network.see(*framed(pieces, begin, end, end - begin + 2))
        return len(pieces)

    def _decoded(self, views: list[_Linked]) -> list[_Found]:
        """The attributions around the cues of some windows that may be worth reporting."""
        if not views:
            return []
        rows, chances = best_rows(
            np.concatenate([view.scores for view in views]),
            np.concatenate([view.inside for view in views]),
            self.network.steps,
        )
        logits = np.concatenate([view.logits for view in views])
        places = [(view, cue) for view in views for cue in view.cues]
        found = []
        for row, chance, logit, (view, (first, _)) in zip(rows, chances, logits, places, strict=True):
            shift = view.begin + first - REACH
            sources, cues, contents = ([(x + shift, y + shift) for x, y in fragments(row, role)] for role in range(3))
            if not cues or not contents:
                continue
            score = self.tuning.calibrated(float(logit), float(chance), bool(sources))
            if score >= self.tuning.faint_score:
                contents = _lengthened(contents, first + REACH, view)
                found.append(_Found(sources, cues, contents, float(1 / (1 + np.exp(-logit))), float(np.exp(chance)), score))
        return found


def _lengthened(contents: list[Range], edge: int, view: _Linked) -> list[Range]:
    """Let a content that runs to the linker's right edge go on for as long as the role scores do."""
    a, b = contents[-1]
    size = len(view.likeliest)
    if b - view.begin == edge < size:
        while b - view.begin < size and view.likeliest[b - view.begin] == ROLE_LABELS.index("I-content"):
            b += 1
    return [*contents[:-1], (a, b)]


def _names(text: str, pieces: Pieces, begin: int, seen: Seen) -> list[Name]:
    """The names in one window; a word's pieces always go together."""
    end = begin + len(seen.roles)
    letters = pieces.features[begin:end, 1] > 0
    glued = np.zeros(end - begin, dtype=np.bool_)
    glued[1:] = (pieces.starts[begin + 1 : end] == pieces.ends[begin : end - 1]) & letters[1:] & letters[:-1]
    return [
        Name(
            Span.of(text, int(pieces.starts[begin + a]), int(pieces.ends[begin + b - 1])),
            ENTITY_TYPES[kind],
            round(score, 4),
        )
        for a, b, kind, score in named(softmax(seen.entities), glued)
    ]


def _at_home(text: str, pieces: Pieces, part: Range, cue: Range) -> Range:
    """Cut a part that runs over the end of a paragraph, unless the next one goes on with a quotation.

    What lies in the cue's paragraph, or nearest to it, is kept.
    """
    a, b = part
    owners = pieces.paragraph_of[a:b]
    if owners[0] == owners[-1]:
        return part
    edges = [a, *(np.flatnonzero(np.diff(owners)) + a + 1).tolist(), b]
    home = min(range(len(edges) - 1), key=lambda i: abs(int(pieces.paragraph_of[edges[i]] - pieces.paragraph_of[cue[0]])))
    first, last = home, home + 1
    while first > 0 and text[pieces.starts[edges[first]]] in DOUBLE:
        first -= 1
    while last < len(edges) - 1 and text[pieces.starts[edges[last]]] in DOUBLE:
        last += 1
    return edges[first], edges[last]


def _spans(text: str, pieces: Pieces, ranges: list[Range]) -> tuple[Span, ...]:
    out = []
    for a, b in ranges:
        start, end = int(pieces.starts[a]), int(pieces.ends[b - 1])
        while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        out.append(Span.of(text, start, end))
    return tuple(out)
