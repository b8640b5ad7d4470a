"""Phones and their bubbles as the page sees them."""

from dataclasses import asdict

from sandbox.chatflow.state import Phone, PhoneMessage
from sandbox.wire import Json


def message_view(message: PhoneMessage) -> Json:
    return asdict(message)


def phone_view(phone: Phone) -> Json:
    return {
        "slug": phone.slug,
        "phone": phone.phone,
        "name": phone.name,
        "messages": [message_view(message) for message in phone.messages],
    }
