"""When the phone says that a message was written."""

import math
from datetime import UTC, datetime
from typing import Any

EARLIEST = 1_230_768_000.0
"""2009, the year WhatsApp began."""
LATEST = 4_102_444_800.0
"""2100."""
_MILLISECONDS_FROM = 1e11
"""As seconds this would be the year 5138."""


def parse_time(value: Any) -> datetime | None:
    """Unix seconds or milliseconds as a number or a text; None for nonsense."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return None
    if seconds >= _MILLISECONDS_FROM:
        seconds /= 1000
    if not math.isfinite(seconds) or not EARLIEST <= seconds <= LATEST:
        return None
    return datetime.fromtimestamp(seconds, UTC)
