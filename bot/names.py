"""How a client is called in front of the team."""

import re

from bot.text import cut
from desk.conversation import Channel, Contact, Conversation

TOPIC_NAME_LIMIT = 128
CHANNEL_NAMES = {Channel.WHATSAPP: "WhatsApp", Channel.TELEGRAM: "Telegram", Channel.INSTAGRAM: "Instagram"}
_KAZAKH_NUMBER = re.compile(r"7(\d{3})(\d{3})(\d{2})(\d{2})")


def digits(phone: str) -> str:
    """At most as many as an international number can have, with room to spare."""
    return re.sub(r"\D", "", phone)[:20]


def readable_phone(phone: str) -> str:
    """`+7 700 000 00 01`; a number of another country keeps its digits together."""
    number = digits(phone)
    if match := _KAZAKH_NUMBER.fullmatch(number):
        return "+7 " + " ".join(match.groups())
    return f"+{number}" if number else ""


def whatsapp_link(contact: Contact) -> str:
    """Empty where WhatsApp has no number for the client."""
    number = digits(contact.phone)
    return f"https://wa.me/{number}" if contact.channel is Channel.WHATSAPP and number else ""


def topic_name(conversation: Conversation, unnamed: str) -> str:
    """1–128 UTF-16 units, whatever the client calls itself."""
    contact = conversation.contact
    name = cut(" ".join(contact.name.split()), TOPIC_NAME_LIMIT // 2).strip()
    phone = readable_phone(contact.phone)
    return cut(" · ".join(part for part in (name, phone) if part) or unnamed, TOPIC_NAME_LIMIT)
