"""The weights' folder: where it is, and what it says of itself, told without opening the network."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from reportedly.model.errors import ModelError


def weights_folder() -> Path:
    """The folder of the weights that the package carries."""
    return Path(str(files("reportedly.reader") / "weights"))


def model_name(folder: Path | None = None) -> str:
    """The name and hash of the model in ``folder``, as ``Reader.model`` gives them; raises ``ModelError``."""
    folder = folder or weights_folder()
    try:
        card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        return f"{card['name']}@{card['hash']}"
    except OSError as error:
        raise ModelError(f"{folder}: the model can't be read ({error.strerror}); install the package again") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder}: the model is damaged; install the package again") from error
