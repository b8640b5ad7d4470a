"""Telegram's refusals, told apart by their descriptions: it has no codes for them."""

from aiogram.exceptions import TelegramBadRequest


def _says(error: TelegramBadRequest, *descriptions: str) -> bool:
    said = error.message.lower()
    return any(description in said for description in descriptions)


def says_unchanged(error: TelegramBadRequest) -> bool:
    return _says(error, "message is not modified", "topic_not_modified", "chat_not_modified")


def says_topic_lost(error: TelegramBadRequest) -> bool:
    return _says(error, "message thread not found", "topic_deleted", "topic_id_invalid")


def says_topic_closed(error: TelegramBadRequest) -> bool:
    return _says(error, "topic_closed")


def says_message_lost(error: TelegramBadRequest) -> bool:
    return _says(
        error,
        "message to edit not found",
        "message can't be edited",
        "message_id_invalid",
        "message to pin not found",
        "message to unpin not found",
    )


def says_no_topics(error: TelegramBadRequest) -> bool:
    return _says(error, "not a forum", "channel_forum_missing")


def says_no_rights(error: TelegramBadRequest) -> bool:
    return _says(
        error,
        "not enough rights",
        "have no rights",
        "chat_admin_required",
        "chat_write_forbidden",
        "need administrator",
    )


def says_no_chat(error: TelegramBadRequest) -> bool:
    return _says(error, "chat not found", "peer_id_invalid", "user is deactivated")


def says_wrong_file(error: TelegramBadRequest) -> bool:
    """The file is not what the method sends: another method may take it."""
    return _says(
        error, "file", "photo", "image", "voice", "video", "sticker", "document_invalid", "wrong type"
    )
