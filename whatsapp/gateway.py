"""One call to ChatFlow over HTTP. The token stands in the address, so no address leaves this module."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import aiohttp
from yarl import URL

from desk.tenant import Tenant
from desk.work import Outcome, Retry, Uncertain
from whatsapp.calls import Call
from whatsapp.outcome import Answer, classify
from whatsapp.speech import Say

CONNECT_SECONDS = 10.0
ANSWER_LIMIT = 64 * 1024
"""Bytes of an answer that are read; a real one has a hundred."""


class _AnswerLost(Exception):
    """The connection broke after the call had gone out."""


async def _once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """aiohttp sends a GET again by itself when its connection breaks; here that would be a second message."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError):
        raise _AnswerLost from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Through which account a message goes, and to whom."""

    tenant: Tenant
    jid: str
    token: str = field(repr=False)
    say: Say

    def query(self, call: Call) -> Mapping[str, str]:
        return {
            "token": self.token,
            "instance_id": self.tenant.instance_id,
            "jid": self.jid,
            **call.parameters,
        }


class Gateway:
    """Raises ValueError when `base` is no HTTP address."""

    def __init__(self, *, base: str, session: aiohttp.ClientSession) -> None:
        if not base.startswith(("https://", "http://")):
            raise ValueError(f"CHATFLOW_API_BASE must begin with https://, not {base[:20]!r}.")
        self._base = base.rstrip("/")
        self._session = session

    async def call(self, call: Call, to: Receiver) -> Outcome:
        """Never raises for what the network or ChatFlow does."""
        try:
            answer = await self._answer(call, to)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return Retry(error=to.say("gateway-unreached"))
        except TimeoutError:
            return Uncertain(error=to.say("gateway-slow", seconds=f"{call.seconds:g}"))
        except (_AnswerLost, aiohttp.ClientError, OSError):
            return Uncertain(error=to.say("gateway-broke"))
        secrets = (to.token, to.tenant.instance_id)
        return classify(answer, tenant_slug=to.tenant.slug, secrets=secrets, say=to.say)

    async def _answer(self, call: Call, to: Receiver) -> Answer:
        response = await self._session.get(
            URL(f"{self._base}/{call.method}").with_query(to.query(call)),
            timeout=aiohttp.ClientTimeout(total=call.seconds, sock_connect=CONNECT_SECONDS),
            allow_redirects=False,
            middlewares=(_once,),
        )
        async with response:
            body = bytearray()
            async for chunk in response.content.iter_chunked(ANSWER_LIMIT):
                body += chunk
                if len(body) >= ANSWER_LIMIT:
                    break
            retry_after = response.headers.get("Retry-After", "")
            return Answer(status=response.status, body=bytes(body), retry_after=retry_after)
