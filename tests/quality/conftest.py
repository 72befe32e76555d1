"""What the quality gates say at the end: which of them were fragile."""

from __future__ import annotations

import pytest
from margins import fragile


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the gates that hold here, and so near a threshold that another machine may differ."""
    if found := fragile():
        terminalreporter.section("fragile gates: so near a threshold that they may fail on another machine")
        for name in found:
            terminalreporter.line(name)
