"""The cache of readings: articles that were read before, and what was found in them, kept so that it need not be done again.

One SQLite file, bounded in size, which several processes may use at once. It holds nothing that can't be made again: where it is
damaged or can't be written, articles are read as if there were none.
"""

from reportedly.readings.keys import code_state, findings_key, key, libraries_state, packs_state, rules_state
from reportedly.readings.store import MOST_BYTES, Readings

__all__ = ["MOST_BYTES", "Readings", "code_state", "findings_key", "key", "libraries_state", "packs_state", "rules_state"]
