"""What a process costs: its peak memory, and its wall clock from the start."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "TOKENIZERS_PARALLELISM"), "1")
"""Environment under which every system is measured, so that none gains by threads that another does not use."""


def peak_memory() -> float:
    """Peak resident memory of this process so far, in MB (10^6 bytes).

    Linux's own high-water mark where there is one: ``ru_maxrss`` of a fresh child still counts the parent's memory there.
    """
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    except OSError:
        pass
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


@dataclass(frozen=True, slots=True)
class Finished:
    """One finished command: wall seconds, peak memory in MB, exit code, and what it printed."""

    seconds: float
    memory: float
    code: int
    out: bytes
    err: bytes


def timed(command: Sequence[str], extra: Mapping[str, str] | None = None) -> Finished:
    """Run ``command`` to its end. The memory is never less than this process's own: keep the caller small.

    Bytecode is kept as on a user's machine, even where this environment says that none be written.
    """
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**environment, **(extra or {})},
    ) as child:
        out, err = child.communicate()
        seconds = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    return Finished(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 1e6, child.returncode, out, err)
