"""«Я записала вас», «менеджер перезвонит»: the bot must not promise what nobody will do."""

from rag.language.detect import detect
from rag.phrases.classifier import Classifier
from rag.understanding.parts import sentences

PROMISING = frozenset({"promise", "deferral", "arrangement"})
THRESHOLD = 0.6


class PromiseCheck:
    """`replies` is the classifier of `rag/data/replies`."""

    def __init__(self, replies: Classifier) -> None:
        self._replies = replies

    async def problems(self, answer: str, cited: str) -> list[str]:
        """A sentence that the owner wrote himself may promise: «исправим бесплатно»."""
        new = [text for text in sentences([answer]) if text not in cited]
        scores, _ = await self._replies.scores([detect(text, hint="ru").readable for text in new])
        for text, row in zip(new, scores, strict=True):
            if sum(row.get(label, 0.0) for label in PROMISING) >= THRESHOLD:
                return [f"«{text}» promises an action"]
        return []
