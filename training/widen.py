"""Shipped graphs back to a checkpoint: ``python -m training.widen --weights WEIGHTS --start SAFETENSORS --out RUN``.

Matrices in eight bits are widened by their scales; the word embeddings, which are MiniLM's own, come from its file. Writes
``RUN/last.pt``, for ``training.train --after RUN``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file
from torch import nn

from reportedly.reader.network import widened
from training.network import Encoder, Linker, Shape


def state_of(path: Path, prefix: str, model: nn.Module, matrices: Mapping[str, Any]) -> dict[str, torch.Tensor]:
    """The state of ``model`` from a graph in which its parameters' names begin with ``prefix``, and the matrices beside it."""
    graph = onnx.load(str(path), load_external_data=False).graph
    held: dict[str, Any] = {
        each.name: numpy_helper.to_array(each) for each in graph.initializer if each.name not in matrices
    }
    held |= matrices
    users: dict[str, list[Any]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)

    def bias(node: Any) -> str | None:
        for user in (user for name in node.output for user in users.get(name, [])):
            found = next((name for name in user.input if name in held and name.endswith(".bias")), None)
            if user.op_type == "Add" and found:
                return found
        return None

    state = model.state_dict()
    found = {name.removeprefix(prefix): value for name, value in held.items() if name.removeprefix(prefix) in state}
    for node in graph.node:
        for name in node.input if node.op_type == "MatMul" else ():
            beside = bias(node) if name in held else None
            if beside:
                found[beside.removeprefix(prefix).removesuffix(".bias") + ".weight"] = held[name].T
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
    matrices = widened(options.weights / "encoder.npz")
    encoder = state_of(options.weights / "encoder.onnx", "encoder.", Encoder(Shape()), matrices)
    linker = state_of(options.weights / "linker.onnx", "", Linker(Shape()), {})
    card = json.loads((options.weights / "model.json").read_text(encoding="utf-8"))
    linker["transitions"] = torch.tensor(card["transitions"])
    encoder["words.weight"] = load_file(str(options.start))["embeddings.word_embeddings.weight"]
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"encoder": encoder, "linker": linker, "epoch": 0, "step": 0}, options.out / "last.pt")


if __name__ == "__main__":
    main()
