"""A body of any shape, made small and fit for a JSON column."""

import math
from collections.abc import Mapping
from typing import Any

from whatsapp.cleaning import clean

TEXT_LIMIT = 2_000
ITEM_LIMIT = 200
DEPTH_LIMIT = 20


def trimmed(value: Any) -> Mapping[str, Any]:
    """Long texts, long lists and deep nesting are cut, with a mark where they were."""
    small = _trimmed(value, 0)
    return small if isinstance(small, dict) else {"body": small}


def _trimmed(value: Any, depth: int) -> Any:
    match value:
        case str():
            return _text(value)
        case float():
            return value if math.isfinite(value) else str(value)
        case dict() | list() if depth >= DEPTH_LIMIT:
            return "… nested too deeply"
        case dict():
            pairs = list(value.items())[:ITEM_LIMIT]
            return {clean(str(key), 200): _trimmed(item, depth + 1) for key, item in pairs}
        case list():
            return [_trimmed(item, depth + 1) for item in value[:ITEM_LIMIT]]
    return value


def _text(value: str) -> str:
    if len(value) <= TEXT_LIMIT:
        return clean(value, TEXT_LIMIT)
    return f"{clean(value, 100)}… {len(value)} characters"
