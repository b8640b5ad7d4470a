"""Who of the team writes or presses, as the desk knows them."""

from aiogram.types import Message, User

from desk.handover import Agent


def agent(user: User) -> Agent:
    return Agent(telegram_id=user.id, name=user.full_name)


def author(message: Message, anonymous: str) -> Agent | None:
    """None for a message without a person behind it.

    Who writes in the name of the group or a channel is known by Telegram's stand-in account for such
    messages: `anonymous` is what that person is called.
    """
    user = message.from_user
    if user is None or message.is_automatic_forward:
        return None
    if message.sender_chat:
        return Agent(telegram_id=user.id, name=anonymous)
    return None if user.is_bot else agent(user)
