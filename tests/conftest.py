"""What tests of all rooms share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No garbage is collected meanwhile: a test that measures time is not charged with what all tests before it have left."""
    gc.disable()
    yield
    gc.enable()
