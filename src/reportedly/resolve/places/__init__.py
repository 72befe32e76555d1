"""Places: which words are toponyms, and which place of the gazetteer each of them means."""

from reportedly.resolve.places.toponyms import names_a_people, places

__all__ = ["names_a_people", "places"]
