"""Distils a lesson from a reply, or says why there is none. Better to learn nothing than something wrong:
a lesson is said to every later client."""

from desk.knowledge import Lesson, Refusal
from desk.tenant import Tenant
from rag.intents.kinds import Intent
from rag.language.detect import detect
from rag.phrases.classifier import Classifier
from rag.privacy import links, personal
from rag.teaching.names import calls_by_name
from rag.understanding.parts import sentences, word_count
from rag.understanding.reader import Reader

ASKED = frozenset({Intent.QUESTION})
THRESHOLD = 0.5
BARE = frozenset({"да", "нет", "иә", "ия", "жоқ", "жок", "ага", "ок", "yes", "no"})
"""Said alone they answer one wording only: «нет ли у вас…» turns them round."""


class RagTeacher:
    """Implements desk.ports.Teacher. `replies` is the classifier of `rag/data/replies`."""

    def __init__(self, *, reader: Reader, replies: Classifier) -> None:
        self._reader = reader
        self._replies = replies

    async def distil(self, tenant: Tenant, question: str, answer: str) -> Lesson | Refusal:
        """Refusals: `link`, `personal_data`, `not_a_question`, `too_short`, `greeting`, `courtesy`,
        `deferral`, `arrangement`, `promise`."""
        forbidden = _forbidden(tenant, question, answer)
        if forbidden:
            return Refusal(reason=forbidden)
        intent, asked = await self._reader.read_text(question, tenant.team_language)
        if intent not in ASKED or not asked:
            return Refusal(reason="not_a_question", details={"intent": intent.value})
        if word_count(asked) < 2:
            return Refusal(reason="too_short", details={"question": asked})
        kept, refused = await self._knowledge(answer, tenant.team_language)
        if not kept:
            return Refusal(reason=refused)
        if kept.strip(" .!,").lower() in BARE:
            return Refusal(reason="too_short", details={"answer": kept})
        return Lesson(question=asked, answer=kept, language=detect(kept, hint=_language(asked)).reply)

    async def _knowledge(self, answer: str, hint: str) -> tuple[str, str]:
        """The answer without greetings and courtesies, or why nothing is left of it."""
        parts = sentences([answer])
        rows, by_meaning = await self._replies.scores([detect(part, hint=hint).readable for part in parts])
        if not by_meaning:
            return "", "embedder_unavailable"
        labels = [max(row, key=lambda label: row[label]) for row in rows]
        sure = [row[label] >= THRESHOLD for row, label in zip(rows, labels, strict=True)]
        for label, certain in zip(labels, sure, strict=True):
            if certain and label in {"deferral", "arrangement", "promise"}:
                return "", label
        kept = [
            part
            for part, label, certain in zip(parts, labels, sure, strict=True)
            if not (certain and label in {"greeting", "courtesy"})
        ]
        return " ".join(kept).strip(), labels[0] if labels else "too_short"


def _forbidden(tenant: Tenant, question: str, answer: str) -> str:
    """What must not be said to other clients. The business' own number is no secret."""
    if links(answer):
        return "link"
    own = str(tenant.profile.get("phone", ""))
    public = answer.replace(own, "") if own else answer
    if personal(public) or personal(question) or calls_by_name(answer):
        return "personal_data"
    return ""


def _language(text: str) -> str:
    return detect(text, hint="ru").reply
