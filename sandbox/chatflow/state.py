"""Everything the ChatFlow double remembers."""

import time
from dataclasses import dataclass, field
from enum import StrEnum

from sandbox.wire import Json


class Direction(StrEnum):
    FROM_CLIENT = "from_client"
    TO_CLIENT = "to_client"


@dataclass(slots=True, kw_only=True)
class PhoneMessage:
    """One bubble on a client's phone.

    `id` is ChatFlow's message id (from the client) or the delivery's number (to the client); `status` is what
    the app's webhook answered, 0 when it could not be reached, None while waiting; `media` is
    `{"kind", "file_id"?, "url"?, "mime", "name"}`.
    """

    id: str
    direction: Direction
    text: str
    time: float = field(default_factory=time.time)
    status: int | None = None
    problem: str = ""
    media: Json | None = None


@dataclass(slots=True, kw_only=True)
class Phone:
    """A client's WhatsApp talk with one business; `phone` is digits only."""

    slug: str
    phone: str
    name: str
    messages: list[PhoneMessage] = field(default_factory=list)

    @property
    def jid(self) -> str:
        return f"{self.phone}@s.whatsapp.net"


@dataclass(slots=True, kw_only=True)
class ChatFlowState:
    """Phones go by `"{slug}:{phone}"`."""

    phones: dict[str, Phone] = field(default_factory=dict)
    next_delivery: int = 1

    def skip_ids(self, gap: int) -> None:
        self.next_delivery += gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One `send-…` call; `outcome` is `"delivered"`, `"refused: …"` or `"fault: …"`, `time` Unix seconds."""

    order: int
    method: str
    slug: str | None
    instance_id: str
    jid: str
    text: str
    msg_id: str
    media_url: str
    outcome: str
    time: float = field(default_factory=time.time)
