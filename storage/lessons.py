"""Lessons, and what contradicts them, as JSON keeps them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from desk.knowledge import Lesson
from desk.proposal import Rival


def lesson_json(lesson: Lesson) -> dict[str, Any]:
    return {
        "question": lesson.question,
        "answer": lesson.answer,
        "language": lesson.language,
        "until": lesson.until.isoformat() if lesson.until else None,
    }


def rival_json(rival: Rival) -> dict[str, Any]:
    return {
        "item_id": str(rival.item_id),
        "question": rival.question,
        "answer": rival.answer,
        "language": rival.language,
        "was": rival.was,
        "becomes": rival.becomes,
        "after": rival.after,
        "beside": rival.beside,
        "author": rival.author,
        "since": rival.since.isoformat() if rival.since else None,
    }


def rival_from(values: Mapping[str, Any]) -> Rival:
    since = values["since"]
    return Rival(
        item_id=UUID(values["item_id"]),
        question=values["question"],
        answer=values["answer"],
        language=values["language"],
        was=values["was"],
        becomes=values["becomes"],
        after=values["after"],
        beside=values.get("beside", False),
        author=values["author"],
        since=datetime.fromisoformat(since) if since else None,
    )


def lesson_from(values: Mapping[str, Any]) -> Lesson:
    until = values["until"]
    return Lesson(
        question=values["question"],
        answer=values["answer"],
        language=values["language"],
        until=date.fromisoformat(until) if until else None,
    )
