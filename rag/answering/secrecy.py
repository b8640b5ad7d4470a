"""What was said to the LLM in confidence must not come back in a draft."""

import re
from functools import cache

from rag.fitted import DATA

WORDS_IN_A_ROW = 4
"""As few as make a coincidence unlikely, and as few as give a rule away."""


def told_away(text: str, cited: str) -> list[str]:
    """A run of words from our own instructions, unless the cited entries say it too."""
    strange = (_runs(text) & _instructions()) - _runs(cited)
    return [f"«{min(strange)}» is from the instructions"] if strange else []


@cache
def _instructions() -> frozenset[str]:
    texts = [path.read_text("utf-8") for path in (DATA / "prompts").glob("*.md")]
    return frozenset().union(*map(_runs, texts))


def _runs(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.lower())
    last = len(words) - WORDS_IN_A_ROW + 1
    return frozenset(" ".join(words[at : at + WORDS_IN_A_ROW]) for at in range(last))
