"""A hand-over: one request for a person, from the moment it is promised until it is resolved."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from desk.booking import Booking


class HandoverStatus(StrEnum):
    PENDING = "pending"
    ACTIVE = "active"
    RESOLVED = "resolved"


class TriggerType(StrEnum):
    """Why a person is asked for."""

    INTENT = "intent"  # the value is the intent: HUMAN_REQUEST, REFUND, …
    LOW_CONFIDENCE = "low_confidence"
    MEDIA = "media"  # the bot can't hear or see it
    MANAGER = "manager"  # a person wrote first
    PHONE = "phone"  # a person answered from the business' own phone
    OPTED_OUT = "opted_out"  # the client asked the bot not to write
    FAILURE = "failure"  # the bot could not finish its work
    DELIVERY = "delivery"  # an answer did not reach the client
    LOOP = "loop"  # the bot and the client answer each other without an end


class Resolution(StrEnum):
    SOLVED = "solved"
    RETURNED = "returned"  # given back to the bot


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    type: TriggerType
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A person on the tenant's side, known by the Telegram id."""

    telegram_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    id: UUID
    status: HandoverStatus
    trigger: Trigger
    user_message: str
    assigned_to: Agent | None = None
    card_message_id: int | None = None
    opened_at: datetime | None = None
    first_response_at: datetime | None = None
    resolution: Resolution | None = None
    booking: Booking | None = None
    """What was known of a booking when a person was asked for."""
