"""One call of a bot, and the record of it."""

import time
from dataclasses import dataclass, field

from sandbox.telegram.errors import bad_request
from sandbox.telegram.network import Network
from sandbox.telegram.parameters import Parameters
from sandbox.telegram.state import Bot, Chat, StoredMessage, Topic
from sandbox.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiCall:
    """`outcome` is `"ok"`, the refusal's description or `"fault: …"`; `time` is Unix seconds."""

    order: int
    method: str
    bot_id: int
    parameters: Json = field(repr=False)
    outcome: str
    time: float = field(default_factory=time.time)


@dataclass(frozen=True, slots=True)
class Call:
    """What a method works with. Every getter raises `Refusal` in Telegram's words."""

    network: Network
    bot: Bot
    parameters: Parameters

    def chat(self) -> Chat:
        chat_id = self.parameters.text("chat_id")
        if not chat_id:
            raise bad_request("chat_id is empty")
        try:
            return self.network.chat_for(self.bot, int(chat_id))
        except ValueError:
            raise bad_request("chat not found") from None

    def message(self, chat: Chat, missing: str, name: str = "message_id") -> StoredMessage:
        message = chat.messages.get(self.parameters.integer(name) or 0)
        if message is None:
            raise bad_request(missing)
        return message

    def topic(self, chat: Chat) -> Topic:
        topic = chat.topics.get(self.parameters.integer("message_thread_id") or 0)
        if topic is None:
            raise bad_request("TOPIC_ID_INVALID")
        return topic

    def wire(self, chat: Chat, message: StoredMessage) -> Json:
        return self.network.wire(chat, message)
