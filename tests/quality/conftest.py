"""What the quality gates say at the end: which of them were fragile."""

from __future__ import annotations

import pytest
from margins import fragile


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the gates that were too near a threshold to be asserted on this machine."""
    if found := fragile():
        terminalreporter.section("fragile gates: near a threshold, not asserted")
        for name in found:
            terminalreporter.line(name)
