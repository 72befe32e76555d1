"""Places by name: an index in the user's cache folder, built once from libraries that come with pip, and added to by hand."""

from reportedly.gazetteer.adding import add, remove
from reportedly.gazetteer.building import Progress
from reportedly.gazetteer.index import PlaceIndex
from reportedly.gazetteer.layers import Layer, layers
from reportedly.gazetteer.opening import build_index, open_gazetteer

__all__ = ["Layer", "PlaceIndex", "Progress", "add", "build_index", "layers", "open_gazetteer", "remove"]
