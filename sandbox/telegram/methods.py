"""Every method the double knows, by its lower-case name (method names ignore case)."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.media import MediaKind
from sandbox.telegram import (
    methods_chats,
    methods_media,
    methods_messages,
    methods_talk,
    methods_topics,
    methods_updates,
)
from sandbox.telegram.calls import Call

Method = Callable[[Call], Awaitable[Any]]

_NAMED: dict[str, Method] = {
    "getMe": methods_talk.get_me,
    "getUpdates": methods_updates.get_updates,
    "setWebhook": methods_updates.set_webhook,
    "deleteWebhook": methods_updates.delete_webhook,
    "getWebhookInfo": methods_updates.get_webhook_info,
    "sendMessage": methods_messages.send_message,
    "editMessageText": methods_messages.edit_message_text,
    "editMessageCaption": methods_messages.edit_message_caption,
    "editMessageReplyMarkup": methods_messages.edit_message_reply_markup,
    "deleteMessage": methods_messages.delete_message,
    "deleteMessages": methods_messages.delete_messages,
    "copyMessage": methods_messages.copy_message,
    "forwardMessage": methods_messages.forward_message,
    "sendMediaGroup": methods_media.send_media_group,
    "getFile": methods_media.get_file,
    "createForumTopic": methods_topics.create_forum_topic,
    "editForumTopic": methods_topics.edit_forum_topic,
    "closeForumTopic": methods_topics.close_forum_topic,
    "reopenForumTopic": methods_topics.reopen_forum_topic,
    "deleteForumTopic": methods_topics.delete_forum_topic,
    "unpinAllForumTopicMessages": methods_topics.unpin_all_forum_topic_messages,
    "getForumTopicIconStickers": methods_topics.get_forum_topic_icon_stickers,
    "getChat": methods_chats.get_chat,
    "getChatMember": methods_chats.get_chat_member,
    "getChatMemberCount": methods_chats.get_chat_member_count,
    "getChatAdministrators": methods_chats.get_chat_administrators,
    "pinChatMessage": methods_chats.pin_chat_message,
    "unpinChatMessage": methods_chats.unpin_chat_message,
    "leaveChat": methods_chats.leave_chat,
    "setMessageReaction": methods_talk.set_message_reaction,
    "answerCallbackQuery": methods_talk.answer_callback_query,
    "setMyCommands": methods_talk.set_my_commands,
    "getMyCommands": methods_talk.get_my_commands,
    "deleteMyCommands": methods_talk.delete_my_commands,
    "sendChatAction": methods_talk.send_chat_action,
    "setMyName": methods_talk.nothing_to_do,
    "setMyDescription": methods_talk.nothing_to_do,
    "setMyShortDescription": methods_talk.nothing_to_do,
    "setChatMenuButton": methods_talk.nothing_to_do,
    "close": methods_talk.nothing_to_do,
    "logOut": methods_talk.nothing_to_do,
}
METHODS: dict[str, Method] = {name.lower(): method for name, method in _NAMED.items()} | {
    f"send{kind}": methods_media.send_media(kind) for kind in MediaKind
}
