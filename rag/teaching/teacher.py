"""Distils a lesson from a reply, or says why there is none. Better to learn nothing than something wrong:
a lesson is said to every later client."""

from datetime import datetime
from zoneinfo import ZoneInfo

from desk.errors import Unexaminable
from desk.knowledge import Lesson, Refusal
from desk.tenant import Tenant
from rag.facts.taught_hours import changes
from rag.intents.kinds import Intent
from rag.language.detect import detect
from rag.phrases.classifier import Classifier
from rag.privacy import links, masked, personal
from rag.teaching.deadline import deadline
from rag.teaching.names import calls_by_name, names_client, names_itself
from rag.understanding.parts import clauses, sentences, word_count
from rag.understanding.reader import Reader

ASKED = frozenset({Intent.QUESTION})
THRESHOLD = 0.5
FEWEST_WORDS = 2
BARE = frozenset({"да", "нет", "иә", "ия", "жоқ", "жок", "ага", "ок", "yes", "no"})
"""Said alone they answer one wording only: «нет ли у вас…» turns them round."""


class RagTeacher:
    """Implements desk.ports.Teacher and Discretion. `replies` is the classifier of `rag/data/replies`."""

    def __init__(self, *, reader: Reader, replies: Classifier) -> None:
        self._reader = reader
        self._replies = replies

    async def distil(
        self, tenant: Tenant, question: str, answer: str, *, client: str = ""
    ) -> Lesson | Refusal:
        """Refusals: `link`, `personal_data`, `not_a_question`, `too_short`, `greeting`, `courtesy`,
        `deferral`, `arrangement`, `promise`. The question loses what is personal in it; an answer that
        holds anything personal is no lesson at all."""
        if objection := self.objection(tenant, answer) or _of_client(answer, client):
            return Refusal(reason=objection)
        intent, asked = await self._question(_impersonal(question, client), tenant.team_language)
        if intent not in ASKED or not asked:
            return Refusal(reason="not_a_question", details={"intent": intent.value})
        if word_count(asked) < FEWEST_WORDS:
            return Refusal(reason="too_short", details={"question": asked})
        kept, refused = await self._knowledge(asked, answer, tenant.team_language)
        if not kept:
            return Refusal(reason=refused)
        if kept.strip(" .!,").lower() in BARE:
            return Refusal(reason="too_short", details={"answer": kept})
        return Lesson(
            question=asked,
            answer=kept,
            language=detect(kept, hint=_language(asked)).reply,
            until=deadline(kept, datetime.now(ZoneInfo(tenant.timezone)).date()),
        )

    async def _question(self, text: str, language: str) -> tuple[Intent, str]:
        """What the messages ask together; the wish for a person, said before or after, is no part of it."""
        intent, asked = await self._reader.read_text(text, language)
        lines = text.split("\n")
        if intent is not Intent.HUMAN_REQUEST or len(lines) < 2:
            return intent, asked
        read = [(line, (await self._reader.read_text(line, language))[0]) for line in lines]
        rest = [line for line, meant in read if meant is not Intent.HUMAN_REQUEST]
        return await self._reader.read_text("\n".join(rest), language) if rest else (intent, asked)

    def objection(self, tenant: Tenant, text: str) -> str:
        """The business' own number is no secret."""
        if links(text):
            return "link"
        own = str(tenant.profile.get("phone", ""))
        public = text.replace(own, "") if own else text
        return "personal_data" if personal(public) or calls_by_name(text) else ""

    async def asked(self, tenant: Tenant, text: str, *, client: str = "") -> str:
        intent, asked = await self._reader.read_text(_impersonal(text, client), tenant.team_language)
        return masked(asked) if intent in ASKED and word_count(asked) >= FEWEST_WORDS else ""

    async def _knowledge(self, asked: str, answer: str, hint: str) -> tuple[str, str]:
        """The answer without greetings and courtesies, or why nothing is left of it. «В субботу до 18:00»
        looks like an arrangement with one client, and is none where opening hours are asked for."""
        parts = sentences([answer])
        rows, by_meaning = await self._replies.scores([detect(part, hint=hint).readable for part in parts])
        if not by_meaning:
            raise Unexaminable("The embedder is away.")
        labels = [max(row, key=lambda label: row[label]) for row in rows]
        sure = [row[label] >= THRESHOLD for row, label in zip(rows, labels, strict=True)]
        for part, label, certain in zip(parts, labels, sure, strict=True):
            hours = label == "arrangement" and changes(asked, part)
            if certain and label in {"deferral", "arrangement", "promise"} and not hours:
                return "", label
        kept = [
            part
            for part, label, certain in zip(parts, labels, sure, strict=True)
            if not (certain and label in {"greeting", "courtesy"})
        ]
        return " ".join(kept).strip(), labels[0] if labels else "too_short"


def _of_client(text: str, client: str) -> str:
    return "personal_data" if names_client(text, client) else ""


def _impersonal(question: str, client: str) -> str:
    """Without the sentences, or the clauses of them, that say who asks."""
    kept: list[str] = []
    for sentence in sentences([question]):
        pieces = clauses(sentence) if _is_personal(sentence, client) else [sentence]
        kept += [piece for piece in pieces if not _is_personal(piece, client)]
    return "\n".join(kept)


def _is_personal(text: str, client: str) -> bool:
    return personal(text) or names_itself(text) or names_client(text, client)


def _language(text: str) -> str:
    return detect(text, hint="ru").reply
