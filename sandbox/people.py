"""Who takes part in a sandbox talk: the values a world is seeded with."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """`OWNER` and `MANAGER` sit in the group; a `CLIENT` only writes to the bot privately."""

    OWNER = "owner"
    MANAGER = "manager"
    CLIENT = "client"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone with a Telegram account; `id` is their Telegram id."""

    id: int
    name: str
    role: Role = Role.MANAGER
    username: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatsAppClient:
    """Someone with a WhatsApp account; `phone` is digits only, country code first."""

    phone: str
    name: str

    @property
    def jid(self) -> str:
        return f"{self.phone}@s.whatsapp.net"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenant:
    """One business: its ChatFlow instance, its bot, its group and everybody around it."""

    slug: str
    name: str
    webhook_secret: str = field(repr=False)
    instance_id: str
    chatflow_token: str = field(repr=False)
    telegram_token: str = field(repr=False)
    group_id: int
    people: tuple[Person, ...] = ()
    clients: tuple[WhatsAppClient, ...] = ()

    @property
    def team(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person.role is not Role.CLIENT)
