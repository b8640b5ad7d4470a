"""What ChatFlow's answer to a call means. Success is the body, not the status."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from desk.work import Failed, Outcome, Retry, Sent, Uncertain
from whatsapp.cleaning import word
from whatsapp.fields import mapping
from whatsapp.redaction import redacted
from whatsapp.speech import Say

LONGEST_WAIT = timedelta(minutes=15)
"""What a `Retry-After` may ask for at most."""

_NOT_NOW = frozenset({408, 425, 429})
_PERHAPS = frozenset({409, 504, 524})
"""A conflict with itself, and gateways that gave up waiting: the message may be out."""
_IDS = ("messageId", "message_id", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    body: bytes
    retry_after: str = ""
    """The header as it came."""


def classify(answer: Answer, *, tenant_slug: str, secrets: Sequence[str], say: Say) -> Outcome:
    """`secrets` are kept out of what is quoted from the answer; `say` puts the rest into words."""
    status = answer.status
    said = _said(answer.body, secrets)
    if 200 <= status < 300:
        return _by_body(_json(answer.body), said, say)
    if status in (401, 403):
        return Failed(error=say("gateway-token-refused", slug=tenant_slug))
    if status in _PERHAPS:
        return Uncertain(error=say("gateway-unsaid", status=str(status)))
    if status in _NOT_NOW or status >= 500:
        error = say("gateway-busy", status=str(status), said=said)
        return Retry(error=error, after=_wait(answer.retry_after))
    if 300 <= status < 400:
        return Failed(error=say("gateway-moved"))
    return Failed(error=say("gateway-refused-call", status=str(status), said=said))


def _by_body(body: Any, said: str, say: Say) -> Outcome:
    success = body.get("success") if isinstance(body, dict) else body
    if success is True or success == "true":
        return Sent(provider_id=_provider_id(mapping(body)))
    if success is False or success == "false":
        return Retry(error=say("gateway-refused-message", said=said))
    return Uncertain(error=say("gateway-vague"))


def _provider_id(body: Mapping[str, Any]) -> str:
    places = (body, mapping(body.get("data")), mapping(body.get("key")))
    return next((found for place in places for name in _IDS if (found := word(place.get(name)))), "")


def _said(body: bytes, secrets: Sequence[str]) -> str:
    """The answer's own words after a colon, or a full stop."""
    known = mapping(_json(body))
    remark = redacted(word(known.get("message"), 1000) or word(known.get("error"), 1000), secrets)
    return f": {remark}" if remark else "."


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _wait(retry_after: str) -> timedelta | None:
    """Of the header's two forms only the number of seconds is believed."""
    if not (retry_after.isascii() and retry_after.isdigit()):
        return None
    return min(timedelta(seconds=int(retry_after[:9])), LONGEST_WAIT)
