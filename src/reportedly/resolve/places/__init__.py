"""Places: which words are toponyms, and which place of the gazetteer each of them means."""

from reportedly.resolve.places.toponyms import places

__all__ = ["places"]
