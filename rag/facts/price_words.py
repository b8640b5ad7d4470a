"""Prices and durations in a client's language."""

from collections.abc import Sequence

from desk.ports import Phrasebook
from desk.services import NOTHING, Amount, Offer

HOUR, HALF = 60, 30


class PriceWords:
    """Every number in these sentences stands in an offer, or is a sum of such."""

    def __init__(self, phrasebook: Phrasebook) -> None:
        self._phrasebook = phrasebook

    def question(self, offer: Offer, language: str) -> str:
        """What a row of a price list answers, under all its names."""
        return self._phrasebook.say("fact-question", language, name=_listed(offer))

    def row(self, offer: Offer, language: str) -> str:
        """The whole row: price, duration and note."""
        key = "fact-service-timed" if offer.minutes else "fact-service"
        said = self._phrasebook.say(
            key,
            language,
            name=offer.named(language),
            price=self.price(offer.price, offer.currency, language),
            time=self.time(offer.minutes, language) if offer.minutes else "",
        )
        return _sentences(said, offer.noted(language))

    def short(self, offer: Offer, language: str) -> str:
        """Name and price alone, for a choice."""
        return self._phrasebook.say(
            "fact-service",
            language,
            name=offer.named(language),
            price=self.price(offer.price, offer.currency, language),
        )

    def total(self, offers: Sequence[Offer], free: Sequence[Offer], language: str) -> str:
        """The names together and the sum alone, for a choice."""
        names = [offer.named(language) for offer in (*offers, *free)]
        whole = total([offer.price for offer in offers])
        name = " + ".join([names[0], *map(_continued, names[1:])])
        return self._phrasebook.say(
            "fact-service", language, name=name, price=self.price(whole, offers[0].currency, language)
        )

    def sum(self, offers: Sequence[Offer], free: Sequence[Offer], language: str) -> str:
        """Each part with its price, what is included, and the sum. Without a sum where a price is unknown."""
        parts = [self.short(offer, language) for offer in offers]
        parts += [self._phrasebook.say("fact-included", language, name=one.named(language)) for one in free]
        said = ", ".join([parts[0], *(_continued(part) for part in parts[1:])])
        whole = total([offer.price for offer in offers])
        price = self.price(whole, offers[0].currency, language) if whole else ""
        summed = self._phrasebook.say("fact-sum", language, price=price) if whole and len(offers) > 1 else ""
        notes = dict.fromkeys(offer.noted(language) for offer in offers)
        return _sentences(said, summed, *notes)

    def durations(self, offers: Sequence[Offer], language: str) -> str:
        """Only for offers that all have one."""
        spans = [offer.minutes for offer in offers if offer.minutes]
        parts = [
            self._phrasebook.say(
                "fact-duration", language, name=offer.named(language), time=self.time(span, language)
            )
            for offer, span in zip(offers, spans, strict=True)
        ]
        said = ", ".join([parts[0], *(_continued(part) for part in parts[1:])])
        whole = total(list(spans))
        if len(spans) == 1 or whole is None:
            return _sentences(said)
        return _sentences(
            said, self._phrasebook.say("fact-duration-sum", language, time=self.time(whole, language))
        )

    def price(self, amount: Amount | None, currency: str, language: str) -> str:
        return self._phrasebook.say(
            "fact-price",
            language,
            kind=_kind(amount),
            least=grouped(amount.least) if amount else "",
            most=grouped(amount.most) if amount and amount.most else "",
            currency=currency,
        )

    def time(self, minutes: Amount, language: str) -> str:
        if minutes.most is None:
            return self._phrasebook.say("fact-time-from", language, least=minutes.least)
        if not minutes.exact:
            return self._phrasebook.say("fact-time-range", language, least=minutes.least, most=minutes.most)
        hours, rest = divmod(minutes.least, HOUR)
        kind = "minutes" if not hours else "hours" if not rest else "half" if rest == HALF else "both"
        return self._phrasebook.say("fact-time", language, kind=kind, hours=hours, minutes=rest)


def total(amounts: Sequence[Amount | None]) -> Amount | None:
    """None when one of them is unknown."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known[1:], known[0]) if len(known) == len(amounts) and known else None


def grouped(number: int) -> str:
    """«7 000»."""
    return f"{number:,}".replace(",", " ")


def _kind(amount: Amount | None) -> str:
    if amount is None:
        return "unknown"
    if amount.most is None:
        return "from"
    if amount == NOTHING:
        return "free"
    return "exact" if amount.exact else "range"


def _continued(part: str) -> str:
    """Inside a sentence; «2D» and «SPA» stay as they are."""
    return part[:1].lower() + part[1:] if part[1:2].islower() else part


def _listed(offer: Offer) -> str:
    first, *others = offer.called
    return f"{first} ({', '.join(others)})" if others else first


def _sentences(*parts: str) -> str:
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
