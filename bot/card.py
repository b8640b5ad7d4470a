"""The card of a hand-over: everything a person needs to answer, in one message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.names import CHANNEL_NAMES, readable_phone, whatsapp_link
from bot.text import excerpt
from desk.booking import Booking, Field
from desk.booking_words import BookingWords
from desk.conversation import Conversation
from desk.handover import Handover
from desk.message import Message, Role
from desk.ports import Phrasebook
from desk.tenant import Tenant

NAME, REASON, WARNING, QUESTION, SAID, SOURCE, FIELD, ROWS = 120, 60, 300, 800, 160, 140, 90, 200
"""Most UTF-16 units of each piece once escaped: together with the words between them under 4096."""
SAID_COUNT, SOURCE_COUNT = 8, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """`said`: the latest messages of the conversation, oldest first."""

    tenant: Tenant
    conversation: Conversation
    handover: Handover
    said: Sequence[Message] = ()
    warning: str = ""
    """What the owner has to switch on, where the group is not as it should be."""


class Card:
    def __init__(self, phrasebook: Phrasebook) -> None:
        self._phrasebook = phrasebook

    def text(self, facts: CardFacts) -> str:
        """HTML of at most 4096 UTF-16 units, tags included."""
        sections = (
            self._head(facts),
            self._booking(facts),
            self._question(facts),
            self._found(facts),
            self._talk(facts),
            excerpt(facts.warning, WARNING),
        )
        return "\n\n".join(section for section in sections if section)

    def _head(self, facts: CardFacts) -> str:
        lines = (self._who(facts), self._status(facts), self._reason(facts))
        return "\n".join(lines)

    def _who(self, facts: CardFacts) -> str:
        contact = facts.conversation.contact
        name = excerpt(contact.name, NAME) or self._say(facts, "client-unnamed")
        phone, link = excerpt(readable_phone(contact.phone), NAME), whatsapp_link(contact)
        if link:
            phone = f'<a href="{link}">{phone}</a>'
        return " · ".join(part for part in (f"<b>{name}</b>", phone, CHANNEL_NAMES[contact.channel]) if part)

    def _status(self, facts: CardFacts) -> str:
        handover = facts.handover
        name = excerpt(handover.assigned_to.name, NAME) if handover.assigned_to else ""
        time = local_time(handover.opened_at, facts.tenant.timezone)
        key = f"card-{handover.resolution or handover.status}"
        return self._say(facts, key, name=name, time=time, known="yes" if name else "no")

    def _reason(self, facts: CardFacts) -> str:
        trigger = facts.handover.trigger
        key = f"reason-{trigger.type.replace('_', '-')}"
        return self._say(facts, key, value=excerpt(trigger.value.upper(), REASON))

    def _question(self, facts: CardFacts) -> str:
        question = excerpt(facts.handover.user_message, QUESTION)
        return f"{self._say(facts, 'card-question')}\n{question}" if question else ""

    def _booking(self, facts: CardFacts) -> str:
        """Every field of it, told or not."""
        booking = facts.handover.booking
        if booking is None:
            return ""
        words = BookingWords(self._phrasebook, facts.tenant.team_language)
        fields = [
            self._say(facts, "booking-field", field=field, value=excerpt(value, FIELD))
            if value
            else self._say(facts, "booking-untold", field=field)
            for field, value in _for_team(booking, words)
        ]
        if booking.which:
            names = excerpt("; ".join(booking.which), ROWS)
            fields.insert(1, self._say(facts, "booking-which", names=names))
        return "\n".join([self._say(facts, "booking-card"), *fields])

    def _found(self, facts: CardFacts) -> str:
        decision = deciding(facts.said)
        sources = [excerpt(str(source["question"]), SOURCE) for source in decision.get("sources", ())]
        if not sources:
            return ""
        percent = round(100 * float(decision.get("confidence", 0)))
        title = self._say(facts, "card-found", percent=str(percent))
        return "\n".join([title, *(f"• {source}" for source in sources[:SOURCE_COUNT])])

    def _talk(self, facts: CardFacts) -> str:
        lines = [self._line(facts, message) for message in facts.said[-SAID_COUNT:]]
        if not lines:
            return ""
        title = self._say(facts, "card-talk")
        return f"{title}\n<blockquote expandable>{chr(10).join(lines)}</blockquote>"

    def _line(self, facts: CardFacts, message: Message) -> str:
        if message.role is Role.MANAGER:
            who = excerpt(message.author, NAME // 4) or self._say(facts, "said-by-manager")
        else:
            who = self._say(facts, f"said-by-{message.role}")
        text = excerpt(" ".join(message.text.split()), SAID)
        if message.media:
            text = f"{self._say(facts, 'media', kind=message.media.kind)} {text}".rstrip()
        return f"<b>{who}:</b> {text}"

    def _say(self, facts: CardFacts, key: str, **values: str) -> str:
        return self._phrasebook.say(key, facts.tenant.team_language, **values)


def deciding(said: Sequence[Message]) -> Mapping[str, Any]:
    """The trace of the last client message on which the bot decided; later ones only went to the team."""
    traces = (message.decision for message in reversed(said) if message.role is Role.CLIENT)
    return next((trace for trace in traces if trace and "action" in trace), {})


def local_time(moment: datetime | None, timezone: str) -> str:
    """`23:05, 22.11` by the tenant's clock."""
    if moment is None:
        return ""
    try:
        zone: tzinfo = ZoneInfo(timezone)
    except ZoneInfoNotFoundError:
        zone = UTC
    return moment.astimezone(zone).strftime("%H:%M, %d.%m")


def _for_team(booking: Booking, words: BookingWords) -> list[tuple[Field, str]]:
    """The service as the price list has it."""
    return [
        (field, booking.listed or value if field is Field.SERVICE else value)
        for field, value in words.lines(booking)
    ]
