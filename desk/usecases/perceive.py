"""A recording is read as the words that were spoken, and a picture with words under it as both."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from desk.decision import Turn
from desk.errors import FileUnavailable
from desk.message import Media, MediaKind, Message
from desk.perception import Perception
from desk.ports import Desks, Senses

SPOKEN = frozenset({MediaKind.VOICE, MediaKind.AUDIO})
PATIENCE = timedelta(seconds=20)
"""For all files of a turn together: after that a person listens to them."""
LONGEST = timedelta(minutes=5)
"""A longer recording is no question."""
LARGEST_BYTES = 20_000_000

Bring = Callable[[UUID, Message], Awaitable[Message]]


class Perceive:
    """`bring` puts a message's file into the store; raises FileUnavailable."""

    def __init__(self, *, desks: Desks, bring: Bring, senses: Senses, patience: timedelta = PATIENCE) -> None:
        self._desks = desks
        self._bring = bring
        self._senses = senses
        self._patience = patience

    async def __call__(self, turn: Turn) -> Turn:
        """The turn with the words of its files; a file that can't be made out in time stays one."""
        messages = list(turn.messages)
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                for place, message in enumerate(messages):
                    messages[place] = await self._read(turn, message)
        except TimeoutError:
            pass
        return replace(turn, messages=tuple(map(_with_words, messages)))

    async def _read(self, turn: Turn, message: Message) -> Message:
        media = message.media
        if media is None or media.words or not _worth_it(message, media):
            return message
        perception = await self._perceive(turn, message)
        if perception is None:
            return message
        perceived = _perceived(message, media, perception)
        async with self._desks(turn.tenant.id) as desk:
            await desk.messages.perceived(perceived)
        return perceived

    async def _perceive(self, turn: Turn, message: Message) -> Perception | None:
        try:
            media = (await self._bring(turn.tenant.id, message)).media
        except FileUnavailable:
            return None
        if media is None or media.blob_id is None:
            return None
        async with self._desks(turn.tenant.id) as desk:
            content, _ = await desk.blobs.get(media.blob_id)
        if len(content) > LARGEST_BYTES:
            return None
        return await self._senses.perceive(turn.tenant, media, content, turn.language)


def _worth_it(message: Message, media: Media) -> bool:
    """A picture without a word asks nothing that a model could answer."""
    if media.kind in SPOKEN:
        return not message.text and (media.seconds or 0) <= LONGEST.total_seconds()
    return media.kind is MediaKind.IMAGE and bool(message.text)


def _perceived(message: Message, media: Media, perception: Perception) -> Message:
    text = perception.words if media.kind in SPOKEN else message.text
    media = replace(media, words=perception.words, unsure=not perception.sure)
    return replace(message, text=text, media=media)


def _with_words(message: Message) -> Message:
    """For the turn alone: what the picture shows belongs to the question under it."""
    if message.media and message.media.kind is MediaKind.IMAGE and message.media.words:
        return replace(message, text=f"{message.text} ({message.media.words})")
    return message
