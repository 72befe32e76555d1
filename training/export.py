"""Export a checkpoint: ``python -m training.export --run RUN --tokenizer TOKENIZER --words WORDS --out WEIGHTS``.

Writes ``encoder.onnx`` with its matrices beside it in eight bits (``encoder.npz``, see `narrow`), ``linker.onnx`` (32-bit),
``tokenizer.json``, ``model.json`` and the word lists.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import external_data_helper, numpy_helper
from torch import Tensor, nn

from reportedly.reader.labels import REACH, ROLE_LABELS
from reportedly.reader.network import SCALE, Seen, digest
from reportedly.reader.pieces import SPELLED
from training.network import Encoder, Linker, Shape

LEAST = 4096
"""Numbers from which a matrix is kept in eight bits."""


class _Unmasked(nn.Module):
    """The encoder for one window at a time, which has no padding to mask."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, features: Tensor, spellings: Tensor) -> tuple[Tensor, ...]:
        outputs: tuple[Tensor, ...] = self.encoder(features, spellings, None)
        return outputs


def averaged(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several checkpoints of one network, weight by weight; what is no number, and what all have in common, stays as it
    is.
    """
    first = states[0]
    return {
        key: torch.stack([state[key] for state in states]).mean(0)
        if value.is_floating_point() and not all(torch.equal(value, state[key]) for state in states)
        else value
        for key, value in first.items()
    }


def narrow(graph: Path, out: Path, elsewhere: Collection[str] = ()) -> None:
    """Write a graph to ``out``, its large matrices beside it (``.npz`` for ``.onnx``): eight bits a number, and a scale for each of
    the matrix's outputs (of an embedding: each row). Those whose names are in ``elsewhere`` are left out of both.
    """
    model = onnx.load(str(graph))
    beside = out.with_suffix(".npz")
    looked_up = {name for node in model.graph.node if node.op_type == "Gather" for name in node.input}
    held: dict[str, np.ndarray] = {}
    for tensor in model.graph.initializer:
        matrix = numpy_helper.to_array(tensor)
        if matrix.ndim == 2 and matrix.size >= LEAST and matrix.dtype == np.float32:
            if tensor.name not in elsewhere:
                held[tensor.name], held[tensor.name + SCALE] = narrowed(matrix, tensor.name in looked_up)
            tensor.raw_data = matrix.tobytes()
            external_data_helper.set_external_data(tensor, beside.name)
            tensor.ClearField("raw_data")
    out.write_bytes(model.SerializeToString())
    np.savez(beside, **held)  # type: ignore[arg-type]


def narrowed(matrix: np.ndarray, by_row: bool) -> tuple[np.ndarray, np.ndarray]:
    """A matrix in eight bits, and its scales: one for each row, or for each column."""
    scales = np.abs(matrix).max(axis=1 if by_row else 0, keepdims=True) / 127
    scales[scales == 0] = 1
    return np.rint(matrix / scales).astype(np.int8), scales.astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--run", type=Path, required=True, nargs="+", help="folders with last.pt; several are averaged")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True, help="folder with ordinary.txt and lands.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="news-en")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    states = [torch.load(run / "last.pt", weights_only=True) for run in options.run]
    shape = Shape()
    encoder, linker = Encoder(shape), Linker(shape)
    encoder.load_state_dict(averaged([state["encoder"] for state in states]))
    linker.load_state_dict(averaged([state["linker"] for state in states]))
    encoder.eval(), linker.eval()

    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "encoder.onnx"
        torch.onnx.export(
            _Unmasked(encoder),
            (torch.ones(1, 40, 5, dtype=torch.long), torch.ones(1, 40, 1 + SPELLED, dtype=torch.long)),
            str(plain),
            input_names=["features", "spellings"],
            output_names=list(Seen._fields),
            dynamic_axes={name: {1: "pieces"} for name in ("features", "spellings", *Seen._fields)},
            opset_version=17,
            dynamo=False,
        )
        narrow(plain, options.out / "encoder.onnx")
    cues = 3
    torch.onnx.export(
        linker,
        (
            torch.randn(cues, 2 * REACH, shape.linker_width),
            torch.randn(cues, shape.linker_width),
            torch.zeros(cues, 2 * REACH, dtype=torch.long),
            torch.randn(cues, 2 * REACH, len(ROLE_LABELS)),
            torch.zeros(cues, 1, 1, 2 * REACH),
        ),
        str(options.out / "linker.onnx"),
        input_names=["keys", "trigger", "marks", "roles", "mask"],
        output_names=["scores", "logits"],
        dynamic_axes={name: {0: "cues"} for name in ("keys", "trigger", "marks", "roles", "mask", "scores", "logits")},
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(options.out / "linker.onnx"))
    shutil.copy(options.tokenizer, options.out / "tokenizer.json")
    for name in ("ordinary.txt", "lands.txt"):
        shutil.copy(options.words / name, options.out / name)
    card = {
        "name": options.name,
        "hash": digest(options.out),
        "least_proposal": 0.3,
        "faint_proposal": 0.04,
        "faint_score": 0.05,
        "least_score": 0.4,
        "calibration": [0.0, 1.0, 1.0, 0.0],
        "transitions": [[round(v, 5) for v in row] for row in linker.transitions.detach().tolist()],
    }
    (options.out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    for path in sorted(options.out.iterdir()):
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {path.name}")


if __name__ == "__main__":
    main()
