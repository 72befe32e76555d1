"""One suite for all engines, and one Ray for all of its tests: it takes seconds to start."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

STAND_IN = Path(__file__).parents[1] / "run"
sys.path.append(str(STAND_IN))

from reportedly.run import Engine, EngineName, engine_called  # noqa: E402

RAY = importlib.util.find_spec("ray") is not None
needs_ray = pytest.mark.skipif(not RAY, reason="Ray is not installed: pip install 'reportedly[ray]'")


@pytest.fixture(scope="session")
def cluster() -> Iterator[None]:
    """This process is connected to a Ray of its own, which knows the stand-in reader."""
    from reportedly.run.cluster import connected  # a run starts its own; here one serves all tests

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
        with connected(None, 2):
            yield


@pytest.fixture(params=["here", "pool", pytest.param("ray", marks=needs_ray)])
def name(request: pytest.FixtureRequest) -> EngineName:
    """An engine's name."""
    if request.param == "ray":
        request.getfixturevalue("cluster")
    named: EngineName = request.param
    return named


@pytest.fixture
def made(name: EngineName) -> Callable[[], Engine]:
    """Makes that engine, with two workers where it can have several."""
    return lambda: engine_called(name, workers=1 if name == "here" else 2)
