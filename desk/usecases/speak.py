"""What the bot has decided to say reaches the client, or the team in shadow mode; about some it asks."""

from dataclasses import replace
from random import random

from desk.conversation import Conversation
from desk.decision import Decision, Turn
from desk.ports import Desk
from desk.slip import Room, SlipKind, slip_in_room
from desk.usecases.draft_answer import draft, reviewed
from desk.usecases.effects import bot_message, say
from desk.verdict import Origin, Review


async def speak(desk: Desk, conversation: Conversation, turn: Turn, decision: Decision, text: str) -> None:
    """`text`: the whole message to the client."""
    if turn.tenant.in_shadow:
        await draft(desk, conversation, turn, decision, text)
        return
    await say(desk, conversation, replace(bot_message(conversation, text), options=decision.options))
    if decision.grounds and random() < decision.grounds.chance:  # noqa: S311 -- a sample, not a secret
        await _ask_about(desk, reviewed(conversation, turn, decision, Origin.SAMPLE, decision.text))


async def _ask_about(desk: Desk, review: Review) -> None:
    await desk.reviews.add(review)
    await desk.outbox.add(slip_in_room(Room.REVIEW, SlipKind.VERDICT, review.id))
