"""A clarifying question: the likeliest entries as a numbered choice, and the client's reply to it."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from desk.decision import Action, Decision, Turn
from desk.message import Message, Option, Role
from desk.ports import Phrasebook
from rag.answering.verbatim import in_language
from rag.grams import grams
from rag.retrieval.found import HOLDS, Found, Retrieved
from rag.trust.evidence import same_fact
from rag.trust.judge import Trust
from rag.understanding.parts import sentences
from rag.weights import Weights

MOST = 3
LABEL_LENGTH = 70
_NUMBER = re.compile(r"\W*([1-9])\W*(?:й|ый|ой|ое|ая|я|ші|шы|-?ші|-?шы)?\W*$", re.IGNORECASE)
_ALIKE = 0.6
AKIN_WITHIN, AKIN_BY_MEANING = 0.15, 0.08
"""Distances from the best score and from the nearest cosine."""


def offered(turn: Turn) -> Sequence[Option]:
    """What the bot's last words gave to choose from."""
    last = next((said for said in reversed(turn.history) if said.role is not Role.CLIENT), None)
    return last.options if last is not None and last.role is Role.BOT else ()


def chosen(messages: Sequence[Message], options: Sequence[Option]) -> Option | None:
    """The option whose number or whose words the client repeated."""
    text = " ".join(message.text for message in messages if message.text)
    number = _NUMBER.match(text)
    if number:
        place = int(number.group(1)) - 1
        return options[place] if place < len(options) else None
    ranked = sorted(options, key=lambda option: _likeness(text, option.label), reverse=True)
    return ranked[0] if ranked and _likeness(text, ranked[0].label) >= _ALIKE else None


def _likeness(text: str, label: str) -> float:
    mine, other = set(grams(text)), set(grams(label))
    return len(mine & other) / max(len(mine | other), 1)


def ask_back(
    retrieved: Retrieved,
    trust: Trust,
    language: str,
    weights: Weights,
    phrasebook: Phrasebook,
    names: Mapping[UUID, str],
) -> Decision | None:
    """None when nothing found is about what was asked. `names`: of services in the client's language, by
    their entries."""
    akin = [one for one in retrieved.found if _akin(one, retrieved, language, weights)]
    found = different([in_language(one, retrieved, language, weights) for one in different(akin)])
    if not found:
        return None
    options = tuple(Option(label=_label(one, language, names), text=one.item.answer) for one in found)
    numbered = [f"{number}. {option.label}" for number, option in enumerate(options, 1)]
    lines = [phrasebook.say("clarify", language), *numbered, "", phrasebook.say("clarify-how", language)]
    return Decision(
        action=Action.CLARIFY,
        text="\n".join(lines),
        language=language,
        options=options,
        reason="ambiguous",
        confidence=trust.probability,
        sources=tuple(one.source() for one in found),
    )


def _akin(one: Found, retrieved: Retrieved, language: str, weights: Weights) -> bool:
    """Speaks of what the question speaks of: holds one of its telling words, or is nearly as near to it by
    meaning as anything else, and near enough."""
    if retrieved.found[0].score - one.score > AKIN_WITHIN or one.beside or not one.holds(retrieved.named):
        return False
    if any(share >= HOLDS for share in (*one.held.values(), *one.plainly_held.values())):
        return True
    nearest = max(other.cos for other in retrieved.found)
    floor = weights.akin if one.item.language == language else weights.akin_abroad
    return one.cos >= max(nearest - AKIN_BY_MEANING, floor)


def different(found: Sequence[Found]) -> list[Found]:
    """The best entries, each fact once."""
    kept: list[Found] = []
    for one in found:
        if len(kept) == MOST:
            break
        if not any(one is other or same_fact(one, other) for other in kept):
            kept.append(one)
    return kept


def _label(found: Found, language: str, names: Mapping[UUID, str]) -> str:
    """The first sentence of the entry's question, short enough for a phone. Of a service that is written of
    in another language, its name in the client's."""
    if found.item.language != language and found.item.id in names:
        return names[found.item.id]
    first = (sentences([found.item.question]) or [found.item.question])[0]
    return first if len(first) <= LABEL_LENGTH else first[: LABEL_LENGTH - 1].rstrip() + "…"
