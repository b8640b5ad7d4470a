"""A short human answer to what asks nothing."""

from zlib import crc32

from desk.decision import Action, Decision, Turn
from desk.ports import Phrasebook
from rag.intents.kinds import Intent
from rag.phrases.classifier import Classifier
from rag.understanding.reading import Part, Understanding

SILENT = "agreement"
VARIANTS = 3
_ORDER = ("identity", "presence", "wellbeing", "thanks", "festive", "praise", "greeting", "bye", "fun")
"""When a turn has several, the one that wants an answer most."""


class SmallTalk:
    """`kinds` is the classifier of `rag/data/talk`: what sort of talk it is."""

    def __init__(self, kinds: Classifier, phrasebook: Phrasebook) -> None:
        self._kinds = kinds
        self._phrasebook = phrasebook

    async def reply(self, turn: Turn, understanding: Understanding) -> Decision:
        """IGNORE for a mere «ок» or 👍, which wants no answer."""
        language = understanding.language.reply
        if understanding.intent in {Intent.OFF_TOPIC, Intent.INJECTION}:
            return self._said(turn, understanding, "beside", language)
        kind = await self._kind([part for part in understanding.parts if part.whole])
        if kind == SILENT:
            return Decision(
                action=Action.IGNORE,
                language=language,
                reason="acknowledgement",
                confidence=understanding.probability,
            )
        return self._said(turn, understanding, kind, language)

    async def _kind(self, parts: list[Part]) -> str:
        rows, _ = await self._kinds.scores([part.text for part in parts])
        found = {max(row, key=lambda label: row[label]) for row in rows}
        return next((kind for kind in _ORDER if kind in found), SILENT)

    def _said(self, turn: Turn, understanding: Understanding, kind: str, language: str) -> Decision:
        """The variant follows from the conversation, so that a repeated try says the same."""
        variant = crc32(turn.messages[-1].id.bytes) % VARIANTS
        text = self._phrasebook.say(f"talk-{kind}", language, variant=variant, business=turn.tenant.name)
        return Decision(
            action=Action.SMALLTALK,
            text=text,
            language=language,
            reason=f"talk:{kind}",
            confidence=understanding.probability,
        )
