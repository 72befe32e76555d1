"""Numbers: quantities with their bound and with what they count."""

from reportedly.resolve.numbers.quantities import numbers

__all__ = ["numbers"]
