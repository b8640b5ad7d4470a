"""What another server said, safe to be logged and shown."""

import re
from collections.abc import Sequence
from urllib.parse import quote, quote_plus

from whatsapp.cleaning import word

REMARK_LIMIT = 200

_ADDRESS = re.compile(r"\b\w+://\S+|\b\S+\?\S*=\S*")
_LONG_NUMBER = re.compile(r"\d{5,}(?=\d{4})")


def redacted(text: str, secrets: Sequence[str]) -> str:
    """One line without the given secrets, without addresses, with numbers cut to their last four digits."""
    for secret in filter(None, secrets):
        for form in {secret, quote(secret, safe=""), quote_plus(secret)}:
            text = text.replace(form, "…")
    return word(_LONG_NUMBER.sub("…", _ADDRESS.sub("…", text)), REMARK_LIMIT)
