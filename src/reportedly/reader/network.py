"""The networks at run time: ONNX graphs run by onnxruntime on the CPU. The only file that imports onnxruntime.

``encoder.onnx`` turns one window of pieces into role scores, name scores and the linker's vectors; ``linker.onnx`` scores the pieces
around each cue of that window. The encoder's matrices lie beside it in eight bits (``encoder.npz``: a scale for each of their outputs)
and are widened when they are opened: all that is computed is computed in single precision. Products in eight bits take their ranges
from what runs, so that a rounding that differs between two processors moves whole claims; in single precision it moves none.
Windows run one at a time, so that no article's result depends on its neighbours. ``sentences.onnx``, which turns one claim into a
vector, is opened here in the same way and told about in ``sentences.py``.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reportedly.model.errors import ModelError
from reportedly.reader.decoding import Floats, Ints, Range, Steps
from reportedly.reader.labels import REACH

if TYPE_CHECKING:
    from onnxruntime import InferenceSession, SessionOptions


class Seen(NamedTuple):
    """The encoder's output for one window of n pieces: (n, labels), (n, entity labels), (n, width), (n, width), (n,)."""

    roles: Floats
    entities: Floats
    keys: Floats
    triggers: Floats
    facts: Floats


@dataclass(frozen=True, slots=True)
class Tuning:
    """What was tuned for one model on the development set, kept beside its weights.

    ``least_proposal``: the chance of a cue from which the linker looks at it; ``faint_proposal``: the same where no other
    proposal is near. ``faint_score``: the score from which an attribution is passed on at all; ``least_score``: that from
    which it needs no other backing. ``calibration``: bias, then weights of the cue's logit, of the log probability of the
    labelling, and of having a source: a logistic function that turns them into the chance that the attribution is right.
    """

    least_proposal: float
    faint_proposal: float
    faint_score: float
    least_score: float
    calibration: tuple[float, float, float, float]

    def calibrated(self, cue_logit: float, link_log_probability: float, sourced: bool) -> float:
        """The chance, between 0 and 1, that an attribution is right."""
        bias, cue, link, source = self.calibration
        sum_ = bias + cue * cue_logit + link * link_log_probability + source * sourced
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum_))))


@dataclass(frozen=True, slots=True)
class Network:
    """The two graphs, the transition scores, the tuning tuned for the model, and the folder of its other files."""

    encoder: InferenceSession
    linker: InferenceSession
    steps: Steps
    name: str
    tuning: Tuning
    folder: Path

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> Network:
        """Open the weights in ``folder``, or those of the package; raises ``ModelError`` where one is missing or damaged."""
        folder = folder or Path(str(files("reportedly.reader") / "weights"))
        try:
            card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            transitions = np.asarray(card["transitions"], dtype=np.float32)
            tuning = Tuning(
                card["least_proposal"],
                card["faint_proposal"],
                card["faint_score"],
                card["least_score"],
                tuple(card["calibration"]),
            )
            encoder, linker = graphs(folder, lambda: session_options(threads))
        except OSError as error:
            raise ModelError(f"{folder}: the model can't be read ({error.strerror}); install the package again") from error
        except Exception as error:  # onnxruntime's own errors share no public base class
            raise ModelError(f"{folder}: the model is damaged; install the package again") from error
        return cls(encoder, linker, Steps.of(transitions), f"{card['name']}@{card['hash']}", tuning, folder)

    def see(self, features: Ints, spellings: Ints) -> Seen:
        """Run the encoder over one framed window, shapes (n + 2, 5) and (n + 2, 1 + SPELLED)."""
        outputs = self.encoder.run(None, {"features": features[None], "spellings": spellings[None]})
        return Seen(*(np.asarray(output[0, 1:-1], dtype=np.float32) for output in outputs))

    def link(self, seen: Seen, cues: list[Range]) -> tuple[Floats, np.ndarray, Floats]:
        """Score the pieces around each cue of one window.

        Returns label scores (cues, 2 REACH, labels), which of those places hold a piece (cues, 2 REACH), and the logit of
        each cue being one (cues,). Place ``p`` of cue ``c`` is the window's piece ``cues[c][0] - REACH + p``.
        """
        size = len(seen.roles)
        begins = np.asarray([begin for begin, _ in cues], dtype=np.int64)[:, None]
        ends = np.asarray([end for _, end in cues], dtype=np.int64)[:, None]
        at = np.arange(2 * REACH) + begins - REACH
        inside = (at >= 0) & (at < size)
        clipped = at.clip(0, size - 1)
        trigger = np.stack([seen.triggers[begin:end].mean(axis=0) for begin, end in cues])
        scores, logits = self.linker.run(
            None,
            {
                "keys": seen.keys[clipped],
                "trigger": trigger,
                "marks": ((at >= begins) & (at < ends)).astype(np.int64),
                "roles": seen.roles[clipped],
                "mask": np.where(inside, np.float32(0), np.float32(-1e4))[:, None, None, :],
            },
        )
        return scores, inside, logits


def session_options(threads: int = 1) -> SessionOptions:
    """How every graph of ours is opened: on so many threads of this processor, and silent."""
    # read while the library is imported; nothing that can be called later keeps it from writing its device's id
    os.putenv("ORT_DISABLE_TELEMETRY", "1")
    from onnxruntime import GraphOptimizationLevel, SessionOptions

    made = SessionOptions()
    made.intra_op_num_threads = threads
    made.inter_op_num_threads = 1
    made.log_severity_level = 3
    made.enable_mem_pattern = False  # a plan of memory for each length of window, which are all different
    made.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
    made.add_session_config_entry("session.intra_op.allow_spinning", "0" if threads == 1 else "1")
    return made


def graphs(folder: Path, options: Callable[[], SessionOptions]) -> tuple[InferenceSession, InferenceSession]:
    """The encoder and the linker in ``folder``, each opened with ``options`` of its own."""
    encoder = opened_graph(folder / "encoder.onnx", options(), widened(folder / "encoder.npz"))
    return encoder, opened_graph(folder / "linker.onnx", options(), {})


def opened_graph(path: Path, options: SessionOptions, matrices: Mapping[str, Floats]) -> InferenceSession:
    """One graph, whose matrices that it does not hold itself are ``matrices``, by name. They are put into ``options``."""
    from onnxruntime import InferenceSession, OrtValue

    held = [OrtValue.ortvalue_from_numpy(matrix) for matrix in matrices.values()]
    if held:
        options.add_external_initializers(list(matrices), held)
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


SCALE = ".scale"
"""What the name of a matrix's scales ends in, beside its own, in ``encoder.npz``."""

WORDS = "encoder.words.weight"
"""The matrix of ``encoder.npz`` that holds a row for each word piece of the vocabulary: MiniLM's own, as it was."""


def widened(path: Path, only: Collection[str] | None = None) -> dict[str, Floats]:
    """The matrices of a file of narrow weights, or ``only`` those of some names, in single precision: each is its eight bits times its
    scales.
    """
    with np.load(path) as narrow:
        names = [name for name in narrow.files if not name.endswith(SCALE) and (only is None or name in only)]
        return {name: narrow[name].astype(np.float32) * narrow[name + SCALE] for name in names}


def digest(folder: Path) -> str:
    """The first eight hexadecimal digits of the SHA-256 over graphs, matrices and the word lists that the text is cut by."""
    total = hashlib.sha256()
    for name in ("encoder.onnx", "encoder.npz", "linker.onnx", "ordinary.txt", "lands.txt"):
        total.update((folder / name).read_bytes())
    return total.hexdigest()[:8]


def sharing_digest(folder: Path, name: str) -> str:
    """The first eight hexadecimal digits of the SHA-256 over a graph, its matrices, and the rows of word pieces that it shares."""
    total = hashlib.sha256()
    for suffix in (".onnx", ".npz"):
        total.update((folder / f"{name}{suffix}").read_bytes())
    with np.load(folder / "encoder.npz") as narrow:
        for rows in (WORDS, WORDS + SCALE):
            total.update(narrow[rows].tobytes())
    return total.hexdigest()[:8]
