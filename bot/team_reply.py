"""Which part of a message in a topic is for the client."""

from aiogram.types import Message

from bot.media import media_of, text_of
from bot.people import author
from desk.usecases.relay_reply import TeamReply

NOTE = "//"
COMMAND = "/"


def for_client(text: str) -> str:
    """Without the lines that begin as an internal note."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(NOTE)]
    return "\n".join(lines).strip()


def is_internal(text: str) -> bool:
    """A note from its first line on, or a command."""
    return text.lstrip().startswith((NOTE, COMMAND))


def read_reply(message: Message, anonymous: str) -> TeamReply | None:
    """None for what never leaves the group. A file whose caption begins as a note stays with the note."""
    written, media, agent = text_of(message), media_of(message), author(message, anonymous)
    text = for_client(written)
    if agent is None or message.message_thread_id is None or is_internal(written) or not (text or media):
        return None
    return TeamReply(
        chat_id=message.chat.id,
        topic_id=message.message_thread_id,
        message_id=message.message_id,
        agent=agent,
        text=text,
        media=media,
    )
