"""Shipped graphs back to a checkpoint: ``python -m training.widen --weights WEIGHTS --start SAFETENSORS --out RUN``.

Weights in int8 are widened by their scales and zero points; the word embeddings, which are MiniLM's own, come from its file. Writes
``RUN/last.pt``, for ``training.train --after RUN``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file
from torch import nn

from training.network import Encoder, Linker, Shape

_STEPS = ("Cast", "Mul")
"""What stands between a product of quantised matrices and the bias that is added to it."""


def widened(path: Path, prefix: str, model: nn.Module) -> dict[str, torch.Tensor]:
    """The state of ``model`` from a graph in which its parameters' names begin with ``prefix``."""
    graph = onnx.load(str(path)).graph
    held: dict[str, Any] = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    for name in [name for name in held if name.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        zero = held[f"{plain}_zero_point"].astype(np.float32)
        held[plain] = (held[name].astype(np.float32) - zero) * held[f"{plain}_scale"]
    users: dict[str, list[Any]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)

    def bias(node: Any) -> str | None:
        for user in (user for name in node.output for user in users.get(name, [])):
            if user.op_type == "Add":
                found = next((name for name in user.input if name in held and name.endswith(".bias")), None)
            else:
                found = bias(user) if user.op_type in _STEPS else None
            if found:
                return found
        return None

    state = model.state_dict()
    found = {name.removeprefix(prefix): value for name, value in held.items() if name.removeprefix(prefix) in state}
    for node in graph.node:
        for name in node.input if node.op_type in ("MatMul", "MatMulInteger") else ():
            plain = name.removesuffix("_quantized")
            beside = (
                bias(node) if "MatMul" in plain and plain in held and not plain.endswith(("_scale", "_zero_point")) else None
            )
            if beside:
                found[beside.removeprefix(prefix).removesuffix(".bias") + ".weight"] = held[plain].T
    for name, value in found.items():
        if tuple(state[name].shape) != value.shape:
            raise SystemExit(f"{path}: {name} has the shape {value.shape} for {tuple(state[name].shape)}")
        state[name] = torch.from_numpy(np.array(value, dtype=np.float32))
    return state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--weights", type=Path, required=True, help="folder with encoder.onnx, linker.onnx and model.json")
    parser.add_argument("--start", type=Path, required=True, help="model.safetensors of the MiniLM encoder")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    encoder = widened(options.weights / "encoder.onnx", "encoder.", Encoder(Shape()))
    linker = widened(options.weights / "linker.onnx", "", Linker(Shape()))
    card = json.loads((options.weights / "model.json").read_text(encoding="utf-8"))
    linker["transitions"] = torch.tensor(card["transitions"])
    encoder["words.weight"] = load_file(str(options.start))["embeddings.word_embeddings.weight"]
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"encoder": encoder, "linker": linker, "epoch": 0, "step": 0}, options.out / "last.pt")


if __name__ == "__main__":
    main()
