"""The words put to the LLM; they are files with a version in the name, so that a trace can tell which."""

import hashlib
from collections.abc import Sequence
from functools import cache

from desk.message import Message, Role
from rag.answering.port import ChatMessage
from rag.fitted import DATA
from rag.privacy import masked
from rag.retrieval.found import Found

ANSWER, REPAIR = "answer.v2", "repair.v1"
REMEMBERED = 6
_NO_MARKS = str.maketrans("<>", "‹›")


@cache
def prompt(name: str) -> str:
    return (DATA / "prompts" / f"{name}.md").read_text("utf-8")


def version() -> str:
    """Another one whenever a word of what the LLM is told is another: `answer.v2-3fa9c1d0`."""
    told = prompt(ANSWER) + prompt(REPAIR)
    return f"{ANSWER}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def messages(
    *, business: str, language: str, question: str, history: Sequence[Message], sources: Sequence[Found]
) -> list[ChatMessage]:
    """Personal numbers are masked before they leave the machine."""
    system = prompt(ANSWER).format(business=business, language=language)
    listed = "\n\n".join(
        f"[{number}] {one.item.question}\n{one.item.answer}" for number, one in enumerate(sources, 1)
    )
    said = "\n".join(_line(message) for message in history[-REMEMBERED:] if message.text)
    asked = f"Sources:\n{listed}\n\nSaid before:\n{said or '—'}\n\n<client>\n{_fenced(question)}\n</client>"
    return [{"role": "system", "content": system}, {"role": "user", "content": asked}]


def repaired(asked: list[ChatMessage], draft: str, problems: Sequence[str]) -> list[ChatMessage]:
    complaint = prompt(REPAIR).format(problems="; ".join(problems))
    return [*asked, {"role": "assistant", "content": draft}, {"role": "user", "content": complaint}]


def _line(message: Message) -> str:
    who = "client" if message.role is Role.CLIENT else "business"
    return f"{who}: {_fenced(message.text)[:500]}"


def _fenced(text: str) -> str:
    """Without the signs of which our marks around it are made."""
    return masked(text).translate(_NO_MARKS)
