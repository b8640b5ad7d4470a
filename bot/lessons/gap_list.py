"""What `/gaps` answers."""

from collections.abc import Sequence

from bot.text import excerpt
from desk.gap import Gap
from desk.ports import Phrasebook

LINE = 200


def gap_list(phrasebook: Phrasebook, language: str, gaps: Sequence[Gap]) -> str:
    """HTML; the most asked first."""
    if not gaps:
        return phrasebook.say("gaps-none", language)
    lines = [
        phrasebook.say("gaps-line", language, question=excerpt(gap.question, LINE), count=gap.count)
        for gap in gaps
    ]
    return "\n".join(
        [phrasebook.say("gaps-title", language), *lines, "", phrasebook.say("gaps-how", language)]
    )
