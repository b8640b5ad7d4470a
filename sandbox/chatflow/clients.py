"""What clients do on WhatsApp: each message becomes ChatFlow's call of the app's webhook."""

import secrets
from collections.abc import Callable

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from sandbox.chatflow.bodies import message_body, new_message_id
from sandbox.chatflow.double import ChatFlowDouble
from sandbox.chatflow.state import Direction, Phone, PhoneMessage
from sandbox.media import Media
from sandbox.people import Tenant
from sandbox.wire import Json

PATIENCE = ClientTimeout(total=30)
UNREACHABLE = 0
"""The status of a call that nobody answered."""


class WhatsAppClients:
    """`webhook_of` gives the webhook's address and the tenant by slug; KeyError when unknown."""

    def __init__(self, double: ChatFlowDouble, webhook_of: Callable[[str], tuple[URL, Tenant]]) -> None:
        self._double = double
        self._webhook_of = webhook_of

    async def write(
        self,
        slug: str,
        phone: str,
        text: str = "",
        *,
        media: Media | None = None,
        media_base: str = "",
        message_id: str = "",
    ) -> PhoneMessage:
        """Send a text or a file to the business; `status` of the result is the webhook's answer.

        `media_base` (the double's own address, `…/chatflow`) sends the file by address instead of base64.
        """
        message = PhoneMessage(
            id=message_id or new_message_id(),
            direction=Direction.FROM_CLIENT,
            text=text or (media.caption if media else ""),
            media=self._keep(media) if media else None,
        )
        return await self._send(self._double.phone(slug, phone), message, media_base)

    async def repeat(self, slug: str, phone: str, message_id: str) -> PhoneMessage:
        """Call the webhook once more for a message the client sent, same id, same body."""
        client = self._double.phone(slug, phone)
        for message in client.messages:
            if message.id == message_id and message.direction is Direction.FROM_CLIENT:
                return await self._send(client, message, "")
        raise KeyError(message_id)

    async def post_raw(
        self,
        slug: str,
        body: Json | bytes,
        *,
        query: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, str]:
        """Call the webhook with any body; the status, and the reason in words when it is a refusal.

        `query` replaces the usual `secret` and `instanceId`.
        """
        url, tenant = self._webhook_of(slug)
        usual = {"secret": tenant.webhook_secret, "instanceId": tenant.instance_id}
        address = url.with_query(usual if query is None else query)
        data, json = (body, None) if isinstance(body, bytes) else (None, body)
        try:
            async with (
                ClientSession(timeout=PATIENCE) as session,
                session.post(address, data=data, json=json, headers=headers) as answer,
            ):
                said = await answer.text()
                return answer.status, "" if answer.ok else said[:200]
        except (ClientError, TimeoutError, OSError) as error:
            return UNREACHABLE, type(error).__name__

    async def _send(self, client: Phone, message: PhoneMessage, media_base: str) -> PhoneMessage:
        name = message.media["file_id"] if message.media else ""
        body = message_body(
            client,
            message,
            data=self._double.blobs.get(name) if name else None,
            url=f"{media_base}/media/{name}" if media_base else None,
        )
        message.status = None
        self._double.show(client, message)
        message.status, message.problem = await self.post_raw(client.slug, body)
        self._double.show(client, message)
        return message

    def _keep(self, media: Media) -> Json:
        name = secrets.token_hex(16)
        self._double.blobs.put(name, media.data)
        return {
            "kind": media.kind.value,
            "file_id": name,
            "mime": media.mime,
            "name": media.name,
            "seconds": media.seconds,
        }
