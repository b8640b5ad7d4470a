"""Which Telegram message a manager's reply was."""

from desk.message import Message, Role


def address(message: Message) -> tuple[int, int] | None:
    """Chat and message id; None for what was not written in Telegram's group."""
    chat_id, _, message_id = (message.provider_id or "").partition(":")
    if message.role is not Role.MANAGER or not message_id:
        return None
    return int(chat_id), int(message_id)
