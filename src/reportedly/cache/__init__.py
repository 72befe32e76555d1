"""The cache of read articles: articles that were read before, and what was found in them, kept so that it need not be done again.

One SQLite file, bounded in size, which several processes may use at once. It holds nothing that can't be made again: where it is
damaged or can't be written, articles are read as if there were none.
"""

from reportedly.cache.keys import code_state, findings_key, key, libraries_state, packs_state, rules_state
from reportedly.cache.store import MOST_BYTES, Cache

__all__ = ["MOST_BYTES", "Cache", "code_state", "findings_key", "key", "libraries_state", "packs_state", "rules_state"]
