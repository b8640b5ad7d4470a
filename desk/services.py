"""What a business does for its clients, and for how much: the rows of its price lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

TENGE = "₸"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """From `least` to `most`; `most` is None where only the beginning is known («от 5 000»)."""

    least: int
    most: int | None

    @property
    def exact(self) -> bool:
        return self.least == self.most

    def __add__(self, other: "Amount") -> "Amount":
        open_ended = self.most is None or other.most is None
        return Amount(
            least=self.least + other.least,
            most=None if open_ended else (self.most or 0) + (other.most or 0),
        )


def exactly(number: int) -> Amount:
    return Amount(least=number, most=number)


NOTHING = exactly(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One row of a price list. `price` is None where the list gives none, `minutes` where it says no
    duration."""

    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    """The name by language, where the list has one for it."""
    aliases: tuple[str, ...] = ()
    """What else clients call it."""
    category: str = ""
    price: Amount | None = None
    currency: str = TENGE
    minutes: Amount | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    """What has to be said with the price, by language."""
    includes: tuple[str, ...] = ()
    """Names of services that cost nothing more together with this one."""

    def named(self, language: str) -> str:
        return self.names.get(language, self.name)

    def noted(self, language: str) -> str:
        """In another language rather than not at all."""
        return self.notes.get(language) or next(iter(self.notes.values()), "")

    @property
    def called(self) -> tuple[str, ...]:
        """All its names, each once."""
        return tuple(dict.fromkeys((self.name, *self.names.values(), *self.aliases)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """An offer as it is kept. `revision` grows with every change of any service of the tenant."""

    id: UUID
    client_id: UUID
    offer: Offer
    item_id: UUID | None = None
    """The entry of the knowledge that says the same in words."""
    file_name: str
    revision: int
    live: bool
