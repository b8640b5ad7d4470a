"""ChatFlow's body, flat or wrapped by a relay as `{"client_slug", "body": {…}}`, read into one event.

No official description exists: keys, types and nesting are taken as they come, and whatever can't be read
as a client's message is a report, never an error.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from desk.conversation import Channel, Contact
from desk.incoming import IncomingMessage
from whatsapp import fields
from whatsapp.address import Address, AddressKind, parse_address
from whatsapp.attachment import KINDS, Attachment, normal_kind, parse_attachment
from whatsapp.cleaning import clean, word
from whatsapp.events import ClientMessage, Event, Report, ReportKind
from whatsapp.fields import Fields, mapping
from whatsapp.provider_time import parse_time
from whatsapp.trimming import trimmed

ID_LIMIT = 200
"""An id has to fit into an index."""

REPORTS: Mapping[str, ReportKind] = {
    **dict.fromkeys(("edit", "edited", "update", "updated"), ReportKind.EDIT),
    **dict.fromkeys(("delete", "deleted", "deletion", "revoke", "revoked"), ReportKind.DELETION),
    **dict.fromkeys(("reaction", "react"), ReportKind.REACTION),
    **dict.fromkeys(("status", "ack", "receipt", "delivery", "delivered", "read", "sent"), ReportKind.STATUS),
}


def unwrapped(body: Any) -> Any:
    """The flat body inside a relay's envelope."""
    inner = body.get("body") if isinstance(body, dict) else None
    return inner if isinstance(inner, dict) else body


def client_slug(body: Any) -> str:
    """Whose body it is, where it says so itself."""
    return word(mapping(body).get("client_slug")) or word(mapping(unwrapped(body)).get("client_slug"))


def parse(body: Any) -> Event:
    """The event of any JSON value; never raises."""
    flat = unwrapped(body)
    if not isinstance(flat, dict):
        return Report(kind=ReportKind.UNKNOWN, payload=trimmed(body))
    found = Fields(flat)
    addresses = [address for value in found.every(fields.JID) if (address := parse_address(value))]
    kind_name = next(filter(None, map(normal_kind, found.every(fields.KIND))), "")
    report = _report_kind(found, kind_name, addresses)
    speaks = report in (None, ReportKind.ECHO)
    incoming = _incoming(flat, found, kind_name, addresses[:1]) if speaks else None
    if report is None and incoming:
        return ClientMessage(incoming=incoming)
    return Report(kind=report or _silent(found), payload=trimmed(body), incoming=incoming)


def _report_kind(found: Fields, kind_name: str, addresses: list[Address]) -> ReportKind | None:
    kinds = {address.kind for address in addresses}
    if AddressKind.BROADCAST in kinds:
        return ReportKind.BROADCAST
    if AddressKind.GROUP in kinds or found.flag(("isGroup",)):
        return ReportKind.GROUP
    if kind_name in REPORTS:
        return REPORTS[kind_name]
    return ReportKind.ECHO if found.flag(fields.FROM_ME) else None


def _silent(found: Fields) -> ReportKind:
    """A body without words and files is a receipt when it has a receipt's fields."""
    return ReportKind.STATUS if found.has("ack", "status") else ReportKind.UNKNOWN


def _incoming(
    flat: Mapping[str, Any], found: Fields, kind_name: str, addresses: list[Address]
) -> IncomingMessage | None:
    data = found.mapping(fields.MEDIA)
    attachment = parse_attachment(kind_name, data)
    text = _text(found) or _words(data.get("caption")) or _place(attachment, flat)
    if not addresses or not (text or attachment):
        return None
    times = map(parse_time, found.every(("timestamp",)))
    return IncomingMessage(
        contact=_contact(addresses[0], found),
        provider_id=_message_id(flat, found),
        provider_time=next(filter(None, times), None),
        text=text,
        media=attachment.media if attachment else None,
        content=attachment.content if attachment else None,
    )


def _contact(address: Address, found: Fields) -> Contact:
    names = (word(value) for value in found.every(fields.NAME))
    name = next((name for name in names if name and not parse_address(name)), "")
    return Contact(channel=Channel.WHATSAPP, external_id=address.jid, phone=address.phone, name=name)


def _text(found: Fields) -> str:
    return next(filter(None, map(_words, found.every(fields.TEXT))), "")


def _words(value: Any) -> str:
    """What was written, with its line breaks."""
    if isinstance(value, int):
        return word(value)
    return clean(value).strip() if isinstance(value, str) else ""


def _place(attachment: Attachment | None, flat: Mapping[str, Any]) -> str:
    """A location without words becomes an address that opens on a map."""
    if attachment is None or attachment.media.kind is not KINDS["location"]:
        return ""
    for place in (flat, *(mapping(value) for value in flat.values())):
        latitude, longitude = place.get("latitude"), place.get("longitude")
        if _degrees(latitude) and _degrees(longitude):
            return f"https://maps.google.com/?q={latitude},{longitude}"
    return ""


def _degrees(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= 180


def _message_id(flat: Mapping[str, Any], found: Fields) -> str:
    """ChatFlow's own id, or one made of the whole body, so that a repeat without an id is a repeat."""
    given = next(filter(None, (word(value, ID_LIMIT + 1) for value in found.every(fields.MESSAGE_ID))), "")
    if given and len(given) <= ID_LIMIT:
        return given
    try:
        exact = json.dumps(flat, sort_keys=True)
    except (RecursionError, ValueError):  # hundreds of levels, or an integer of thousands of digits
        exact = repr(trimmed(flat))
    return f"body:{hashlib.sha256(exact.encode('utf-8', 'replace')).hexdigest()}"
