"""What kind of thing a name names: decided once an article, before actors and places are told."""

from reportedly.resolve.naming.settling import Named, named

__all__ = ["Named", "named"]
