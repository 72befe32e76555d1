"""Places by name: an index that the package carries, and what people add to it in their cache folder."""

from reportedly.gazetteer.adding import add, remove
from reportedly.gazetteer.index import PlaceIndex
from reportedly.gazetteer.layers import Layer, layers
from reportedly.gazetteer.opening import open_gazetteer

__all__ = ["Layer", "PlaceIndex", "add", "layers", "open_gazetteer", "remove"]
