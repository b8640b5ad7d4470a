"""Which rows of the price list a wish is for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desk.booking import Booking
from desk.decision import Turn
from desk.ports import Desks, Phrasebook
from desk.services import Service
from rag.booking.fillers import blotted
from rag.booking.gathering import Gathered
from rag.calendar.lexicon import folded
from rag.facts.asked import OF_SERVICES, tokens
from rag.facts.catalogue import Catalogue
from rag.facts.choices import Choice, choices, label
from rag.facts.price_words import PriceWords, total
from rag.facts.wanted import wanted
from rag.language.detect import detect

_NUMBER = re.compile(r"\W*([1-9])\W*")
_PIECE = re.compile(r"[,.;!?\n]+")


class Menu:
    def __init__(self, *, desks: Desks, phrasebook: Phrasebook) -> None:
        self._desks = desks
        self._words = PriceWords(phrasebook)

    async def fitting(self, turn: Turn, booking: Booking, language: str) -> tuple[Booking, Sequence[str]]:
        """A service as the client has named it; with the names and prices to choose from where several rows
        fit. Unchanged where none is like that, or too many are."""
        found = _choices(booking.service, await self._services(turn))
        if not found:
            return booking, ()
        if len(found) == 1:
            return self._settled(turn, booking, found[0], language), ()
        labels = [label(one, self._words, language) for one in found]
        return replace(booking, which=tuple(map(_name, found))), labels

    async def numbered(self, turn: Turn, booking: Booking, language: str) -> Booking | None:
        """With the row whose mere number the client has sent."""
        number = _NUMBER.fullmatch(turn.text)
        name = dict(enumerate(booking.which, 1)).get(int(number.group(1))) if number else None
        services = await self._services(turn) if name else ()
        choice = next((one for one in _choices(booking.service, services) if _name(one) == name), None)
        return self._settled(turn, booking, choice, language) if choice else None

    async def chosen(self, turn: Turn, gathered: Gathered, language: str) -> Gathered | None:
        """With the row that the client has named, beside a time or a name; None when none was."""
        booking, services = gathered.booking, await self._services(turn)
        text = blotted(detect(turn.text, hint=turn.language).readable, gathered.when.places)
        for piece in filter(str.strip, _PIECE.split(text)):
            for said in (f"{booking.service} {piece}", piece):
                named = [one for one in _choices(said, services) if _name(one) in booking.which]
                if len(named) == 1:
                    settled = self._settled(turn, _unnamed(booking, piece), named[0], language)
                    return replace(gathered, booking=settled, told=True)
        return None

    def _settled(self, turn: Turn, booking: Booking, choice: Choice, language: str) -> Booking:
        said = " + ".join(service.offer.named(language) for service in choice)
        listed = self._listed(choice, turn.tenant.team_language)
        return replace(booking, service=said, listed=listed, which=())

    def _listed(self, choice: Choice, language: str) -> str:
        minutes = total([service.offer.minutes for service in choice])
        named = label(choice, self._words, language)
        return f"{named}, {self._words.time(minutes, language)}" if minutes else named

    async def _services(self, turn: Turn) -> Sequence[Service]:
        async with self._desks(turn.tenant.id) as desk:
            return await desk.services.live()


def _choices(said: str, services: Sequence[Service]) -> list[Choice]:
    return choices(wanted(tokens(said), OF_SERVICES, Catalogue(services), before=())) if services else []


def _name(choice: Choice) -> str:
    return " + ".join(service.offer.name for service in choice)


def _unnamed(booking: Booking, words: str) -> Booking:
    """The words of a choice are no name, though a name was asked for."""
    taken = booking.name and folded(booking.name) in folded(words)
    return replace(booking, name="") if taken else booking
