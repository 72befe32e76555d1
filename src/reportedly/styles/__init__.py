"""House styles, configuration, ignore files and baselines: files that say how articles are checked, read with every mistake told."""

from reportedly.styles.baselines import read_baseline
from reportedly.styles.configuration import Configuration, FailOn, Order, configuration_for, read_configuration
from reportedly.styles.ignoring import IGNORE_FILE, IgnoreFile, ignore_file_for, nearest_ignore_file, read_ignore_file
from reportedly.styles.loading import load_style, shipped_styles

__all__ = [
    "IGNORE_FILE",
    "Configuration",
    "FailOn",
    "IgnoreFile",
    "Order",
    "configuration_for",
    "ignore_file_for",
    "load_style",
    "nearest_ignore_file",
    "read_baseline",
    "read_configuration",
    "read_ignore_file",
    "shipped_styles",
]
