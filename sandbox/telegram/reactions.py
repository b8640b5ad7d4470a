"""The fixed list of emoji that a bot may react with, as the Bot API names them."""

from pathlib import Path

ALLOWED = frozenset(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split())
