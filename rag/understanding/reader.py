"""Reads a turn: language, parts, intents and the question in it."""

from collections.abc import Sequence

from desk.decision import Turn
from rag.intents.kinds import Intent
from rag.language.detect import Language, detect
from rag.phrases.classifier import Classifier
from rag.understanding.follow_up import subject
from rag.understanding.parts import MOST, asked_apart, clauses, has_words, joined, sentences, word_count
from rag.understanding.reading import Part, Understanding
from rag.understanding.verdict import needs_no_answer, verdict

STANDS_ALONE = 0.5


class Reader:
    """`intents` is the classifier of `rag/data/intents`."""

    def __init__(self, intents: Classifier) -> None:
        self._intents = intents

    async def read(self, turn: Turn) -> Understanding:
        texts = [message.text for message in turn.messages if message.text]
        language = detect(turn.text, hint=turn.language)
        parts, by_meaning = await self._parts(texts, turn.language)
        intent, probability = verdict(parts)
        question = question_of(parts, language)
        return Understanding(
            language=language,
            parts=parts,
            intent=intent,
            probability=probability,
            question=question,
            subject=subject(question, turn.history),
            questions=_questions(parts),
            by_meaning=by_meaning,
        )

    async def read_text(self, text: str, language: str) -> tuple[Intent, str]:
        """The intent of a text outside any talk, and the part of it that asks."""
        parts, _ = await self._parts([text], language)
        return verdict(parts)[0], _asking(parts)

    async def _parts(self, texts: Sequence[str], hint: str) -> tuple[list[Part], bool]:
        whole = sentences([detect(text, hint=hint).readable for text in joined(texts)])[:MOST]
        cut = [(place, clause) for place, one in enumerate(whole) for clause in clauses(one)][
            : MOST - len(whole)
        ]
        scores, by_meaning = await self._intents.scores([*whole, *(clause for _, clause in cut)])
        rows = [{Intent(name): score for name, score in row.items()} for row in scores]
        parts = [Part(text=text, scores=row) for text, row in zip(whole, rows, strict=False)]
        pieces = [
            Part(text=clause, scores=row, sentence=parts[place])
            for (place, clause), row in zip(cut, rows[len(whole) :], strict=True)
        ]
        return [*parts, *pieces], by_meaning


def _asking(parts: Sequence[Part]) -> str:
    asking = [
        part.text for part in parts if part.whole and not needs_no_answer(part) and has_words(part.text)
    ]
    return " ".join(asking)


def question_of(parts: Sequence[Part], language: Language) -> str:
    return _asking(parts) or language.readable


def _questions(parts: Sequence[Part]) -> list[str]:
    asked = [
        part.text
        for part in parts
        if part.whole and part.scores[Intent.QUESTION] >= STANDS_ALONE and word_count(part.text) >= 2
    ]
    return (asked_apart(asked[0]) or asked) if len(asked) == 1 else asked
