"""What can be told of a sentence without knowing its words."""

import re

_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_ARTIFICIAL = re.compile(r"\bИИ\b|искусственн\w* интеллект|жасанды интеллект|\bЖИ\b", re.IGNORECASE)


def is_kazakh(text: str) -> bool:
    return bool(_KAZAKH.search(text))


def says_it_is_artificial(text: str) -> bool:
    return bool(_ARTIFICIAL.search(text))
