"""What is Ray's alone: who reads for a run must be as the run is, and an actor may be killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from standin import load, story

sys.path.append(str(Path(__file__).parent))

import elsewhere

from reportedly.model.errors import ReportedlyError, UsageError
from reportedly.run import Job, engine_called
from reportedly.sources import Item

pytestmark = pytest.mark.usefixtures("cluster")
pytest.importorskip("ray", reason="Ray is not installed: pip install 'reportedly[ray]'")


def record(number: int, text: str) -> Item:
    return Item("feed.jsonl", "record", number, json.dumps({"id": str(number), "text": text}).encode())


def test_a_worker_with_another_model_is_refused_with_both_named() -> None:
    with pytest.raises(UsageError, match=rf"with the model stand-in@\d+, this command with stand-in@{os.getpid()}: install"):
        list(engine_called("ray", workers=1).outcomes([record(1, story())], Job(load_reader=elsewhere.load)))


def test_a_worker_with_another_version_is_refused_with_both_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly import __version__
    from reportedly.run import ray_

    monkeypatch.setattr(ray_, "__version__", "9.9")
    with pytest.raises(ReportedlyError, match=f"reportedly {__version__} is installed there, here 9.9; install the same"):
        list(engine_called("ray", workers=1).outcomes([record(1, story())], Job(load_reader=load)))


def test_an_actor_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    told = tmp_path / "actor"
    texts = [story(n, f"SLOWLY PARENT-TO {told}" if n == 8 else "SLOWLY" if n > 8 else "") for n in range(48)]
    found = []
    results = engine_called("ray", workers=2).outcomes(
        [record(n, text) for n, text in enumerate(texts)], Job(load_reader=elsewhere.load_telling)
    )
    for each in results:
        found.append(each)
        if len(found) == 16:
            os.kill(int(told.read_text()), signal.SIGKILL)
    assert [each.line for each in found] == list(range(48))
    assert {type(each).__name__ for each in found} == {"Done"}


def test_a_ray_of_this_machine_keeps_to_itself() -> None:
    import ray
    from ray._common.usage import usage_lib

    assert not usage_lib.usage_stats_enabled()
    assert "ray" not in str(getattr(signal.getsignal(signal.SIGTERM), "__module__", ""))
    assert not ray._private.worker.global_worker.node.webui_url
    address = ray.get_runtime_context().gcs_address
    asked = "import ray, sys; ray.init(sys.argv[1], logging_level='CRITICAL'); print('inside')"
    stranger = {key: value for key, value in os.environ.items() if not key.startswith("RAY_AUTH")}
    done = subprocess.run(
        [sys.executable, "-c", asked, address], env=stranger, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (done.returncode, done.stdout) == (1, "")
