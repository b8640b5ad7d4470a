"""Whose words stand on which slip."""

from collections.abc import Callable

from bot.slips.words import SlipWords
from desk.ports import Phrasebook
from desk.slip import SlipKind

WORDS: dict[SlipKind, Callable[[Phrasebook], SlipWords]] = {}
