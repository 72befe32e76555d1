"""Times: which words are time expressions, and which days each of them means."""

from reportedly.resolve.times.expressions import times

__all__ = ["times"]
