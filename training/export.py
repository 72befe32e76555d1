"""Export a checkpoint: ``python -m training.export --run RUN --tokenizer TOKENIZER --words WORDS --out WEIGHTS``.

Writes ``encoder.onnx`` (weights in int8, per channel), ``linker.onnx`` (32-bit), ``tokenizer.json``, ``model.json`` and
the word lists.
The quantised range is seven bits wide (``reduce_range``): without it, processors that lack VNNI saturate and give other
results than those that have it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from reportedly.reader.labels import REACH, ROLE_LABELS
from reportedly.reader.network import Seen, digest
from reportedly.reader.pieces import SPELLED
from training.network import Encoder, Linker, Shape

HEADS = [["roles"], ["facts"], ["keys"], ["triggers"]]
"""Layers that are small enough to stay in 32-bit, and whose outputs are read most finely."""


class _Unmasked(nn.Module):
    """The encoder for one window at a time, which has no padding to mask."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, features: Tensor, spellings: Tensor) -> tuple[Tensor, ...]:
        outputs: tuple[Tensor, ...] = self.encoder(features, spellings, None)
        return outputs


def averaged(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several checkpoints of one network, weight by weight; what is no number stays the first's."""
    first = states[0]
    return {
        key: torch.stack([state[key] for state in states]).mean(0) if value.is_floating_point() else value
        for key, value in first.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--run", type=Path, required=True, nargs="+", help="folders with last.pt; several are averaged")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True, help="folder with ordinary.txt and lands.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="news-en")
    parser.add_argument("--float", action="store_true", help="leave the encoder in 32-bit (to measure what int8 costs)")
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
        prepared = Path(scratch) / "prepared.onnx"
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
        if options.float:
            shutil.copy(plain, options.out / "encoder.onnx")
        else:
            quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
            heads = [node.name for node in onnx.load(str(prepared)).graph.node if node.name.split("/")[2:3] in HEADS]
            quantize_dynamic(
                str(prepared),
                str(options.out / "encoder.onnx"),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                op_types_to_quantize=["MatMul", "Gather"],
                nodes_to_exclude=heads,
                extra_options={"MatMulConstBOnly": True},
            )
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
    for name in ("encoder", "linker"):
        onnx.checker.check_model(str(options.out / f"{name}.onnx"))
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
