"""What would be answered otherwise, line by line: on every slip that may change approved answers."""

from collections.abc import Iterator, Sequence

from bot.text import excerpt
from desk.ports import Phrasebook
from desk.proposal import Change

MOST = 3
"""Changes, rivals and disputes shown; of the others only how many there are."""
QUESTION, WORDS = 120, 140
"""Most UTF-16 units of each piece of a line: the fullest slip stays under 4096."""


def change_lines(phrasebook: Phrasebook, language: str, changes: Sequence[Change]) -> Iterator[str]:
    for change in changes[:MOST]:
        yield phrasebook.say(
            "lesson-change" if change.becomes else "lesson-change-person",
            language,
            question=excerpt(change.question, QUESTION),
            was=excerpt(change.was, WORDS),
            becomes=excerpt(change.becomes, WORDS),
        )
    if len(changes) > MOST:
        yield phrasebook.say("lesson-more", language, count=len(changes) - MOST)
