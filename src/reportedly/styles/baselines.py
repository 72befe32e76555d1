"""Baselines as files."""

from __future__ import annotations

from pathlib import Path

from reportedly.checks import baseline_from
from reportedly.model.errors import StyleError
from reportedly.styles.parsing import bytes_at


def read_baseline(path: Path) -> dict[str, int]:
    """The fingerprints of the findings that are accepted, with their number. Raises ``StyleError``."""
    try:
        text = bytes_at(path, str(path)).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StyleError(f"{path}: is no baseline of Reportedly; write it anew with --write-baseline") from None
    return baseline_from(text, str(path))
