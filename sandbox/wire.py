"""JSON as it travels: both doubles speak other people's formats, so their bodies stay plain dictionaries."""

from typing import Any

Json = dict[str, Any]
