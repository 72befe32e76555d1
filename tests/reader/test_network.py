"""The network's matrices are kept narrow and computed with wide; how its graphs are opened changes no claim."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from onnxruntime import GraphOptimizationLevel, SessionOptions

from reportedly.model import Document
from reportedly.pipeline import opened
from reportedly.reader import Reader
from reportedly.reader.network import SCALE, graphs, widened

TEXT = (
    "Floods cut the road to Brask, the governor said on Monday.\n\n"
    "\u201cWe have no bread,\u201d said Ana Holm, a teacher, adding that the bridge had been hit. "
    "The army denied it, and according to the mayor 12 people were hurt."
)


def test_a_matrix_is_its_eight_bits_times_the_scales_of_its_outputs(tmp_path: Path) -> None:
    narrow = np.array([[127, -127], [0, 64]], dtype=np.int8)
    np.savez(tmp_path / "m.npz", **{"a": narrow, f"a{SCALE}": np.array([[0.5, 2.0]], dtype=np.float32)})
    matrix = widened(tmp_path / "m.npz")["a"]
    assert matrix.dtype == np.float32
    assert matrix.tolist() == [[63.5, -254.0], [0.0, 128.0]]


@pytest.mark.parametrize("threads", [1, 2])
def test_graphs_opened_in_another_way_read_the_same(threads: int) -> None:
    reader = Reader.load()

    def options() -> SessionOptions:
        made = SessionOptions()
        made.graph_optimization_level = GraphOptimizationLevel.ORT_DISABLE_ALL
        made.intra_op_num_threads = threads
        return made

    encoder, linker = graphs(reader.network.folder, options)
    other = replace(reader, network=replace(reader.network, encoder=encoder, linker=linker))
    page = opened(Document(TEXT))
    one, two = reader.read(page), other.read(page)
    assert len(one.attributions) >= 4
    assert [(a.cues, a.sources, a.contents) for a in one.attributions] == [
        (a.cues, a.sources, a.contents) for a in two.attributions
    ]
    assert [a.score for a in one.attributions] == pytest.approx([a.score for a in two.attributions], abs=0.002)
    assert one.names == two.names
