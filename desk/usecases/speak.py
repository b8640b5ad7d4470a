"""What the bot has decided to say reaches the client, or the team in shadow mode; about some it asks."""

from dataclasses import replace
from random import random

from desk.conversation import Conversation
from desk.decision import Decision, Turn
from desk.ports import Desk
from desk.slip import Room, SlipKind, slip_in_room
from desk.usecases.effects import bot_message, say
from desk.verdict import Origin, Review, SaidFrom


async def speak(desk: Desk, conversation: Conversation, turn: Turn, decision: Decision, text: str) -> None:
    """`text`: the whole message to the client."""
    await say(desk, conversation, replace(bot_message(conversation, text), options=decision.options))
    if decision.grounds and random() < decision.grounds.chance:  # noqa: S311 -- a sample, not a secret
        await _ask_about(desk, reviewed(conversation, turn, decision, Origin.SAMPLE))


async def _ask_about(desk: Desk, review: Review) -> None:
    await desk.reviews.add(review)
    await desk.outbox.add(slip_in_room(Room.REVIEW, SlipKind.VERDICT, review.id))


def reviewed(conversation: Conversation, turn: Turn, decision: Decision, origin: Origin) -> Review:
    return Review(
        conversation_id=conversation.id,
        origin=origin,
        question=turn.text,
        answer=decision.text,
        language=decision.language,
        confidence=decision.confidence,
        grounds=decision.grounds,
        said_from=[SaidFrom(item_id=source.item_id, question=source.question) for source in decision.sources],
    )
