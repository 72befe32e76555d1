"""Which engine is taken, and what is said where there is none."""

from __future__ import annotations

import sys

import pytest

from reportedly.model.errors import MissingExtra, UsageError
from reportedly.run import ENGINES, EngineName, engine_called


@pytest.mark.parametrize(
    ("name", "workers", "taken"),
    [(None, 1, "here"), (None, 2, "pool"), ("pool", 1, "pool"), ("pool", None, "pool"), ("here", None, "here")],
)
def test_one_worker_is_here_and_several_are_a_pool(name: EngineName | None, workers: int | None, taken: str) -> None:
    assert engine_called(name, workers=workers).name == taken
    assert taken in ENGINES


def test_without_ray_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("reportedly.run.ray_", "reportedly.run.cluster"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(
        MissingExtra, match=r"--engine ray needs ray, which is not installed: pip install 'reportedly\[ray\]'"
    ):
        engine_called("ray")


def test_an_address_is_for_ray_alone() -> None:
    with pytest.raises(UsageError, match="add --engine ray"):
        engine_called("pool", workers=2, address="head:6379")
