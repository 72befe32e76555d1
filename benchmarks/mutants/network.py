"""The model's answers, remembered: no fault is ever put into the network, so what it said to the same numbers it says again."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = "MUTANTS_NETWORK"
"""In the environment: the folder of the answers."""


def remember() -> None:
    """Let onnxruntime's sessions, where it is installed, answer from the folder what they have answered before."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read when the library is imported
    try:
        import onnxruntime
    except ImportError:
        return
    if not isinstance(onnxruntime.InferenceSession, Remembering):
        onnxruntime.InferenceSession = Remembering(onnxruntime.InferenceSession, Path(os.environ[FOLDER]))
        onnxruntime.SessionOptions = holding(onnxruntime.SessionOptions)


def holding(options: Any) -> Any:
    """``SessionOptions`` that hold the matrices they were given until a session is opened, which may be late."""

    class Holding(options):  # type: ignore[misc]
        def add_external_initializers(self, names: Any, values: Any) -> None:
            self.held = values
            super().add_external_initializers(names, values)

    return Holding


class Remembering:
    """Makes sessions that remember, and are opened in truth only for what is new; a file never opened before is tried at once."""

    def __init__(self, real: Any, folder: Path) -> None:
        self.real, self.folder = real, folder

    def __call__(self, path: str, *arguments: Any, **keywords: Any) -> Session:
        """A session for the graph in the file ``path``; raises what onnxruntime raises where it is none."""
        with Path(path).open("rb") as file:
            name = hashlib.file_digest(file, "sha256").hexdigest()
        answers = self.folder / name
        session = Session(lambda: self.real(path, *arguments, **keywords), answers)
        if not answers.is_dir():
            session.open()
            answers.mkdir(parents=True, exist_ok=True)
        return session


class Session:
    """Stands for an ``InferenceSession``."""

    def __init__(self, make: Any, answers: Path) -> None:
        self._make, self._answers = make, answers
        self._real: Any = None

    def open(self) -> Any:
        """The true session."""
        if self._real is None:
            self._real = self._make()
        return self._real

    def run(self, outputs: Any, inputs: Mapping[str, Any]) -> Any:
        """As onnxruntime does: the arrays for these arrays."""
        total = hashlib.sha256(repr(outputs).encode())
        for name in sorted(inputs):
            total.update(f"{name} {inputs[name].dtype} {inputs[name].shape}".encode())
            total.update(inputs[name].tobytes())
        path = self._answers / total.hexdigest()
        try:
            return pickle.loads(path.read_bytes())
        except (OSError, EOFError, pickle.UnpicklingError):
            answer = self.open().run(outputs, inputs)
            unfinished = path.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
            unfinished.replace(path)
            return answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self.open(), name)


def pytest_configure() -> None:
    """As a plugin of pytest: remember from the start."""
    remember()
