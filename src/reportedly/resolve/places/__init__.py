"""Places: which words are toponyms, and which place of the gazetteer each of them means."""

from reportedly.resolve.places.areas import precise
from reportedly.resolve.places.countries import pack_countries
from reportedly.resolve.places.toponyms import names_a_people, places
from reportedly.resolve.places.words import lexicon as place_words

__all__ = ["names_a_people", "pack_countries", "place_words", "places", "precise"]
