"""What a client may mean of a price list: each choice is one service, or several together."""

from collections.abc import Sequence
from itertools import product
from math import prod

from desk.services import Offer, Service
from rag.facts.catalogue import Named
from rag.facts.limits import fact_limits
from rag.facts.price_words import PriceWords
from rag.facts.wanted import Wanted

Choice = Sequence[Service]


def choices(meant: Wanted) -> list[Choice]:
    """None where more fit than can be told apart in one message."""
    if not meant.parts or prod(map(len, meant.parts)) > fact_limits().most_choices:
        return []
    return [_distinct(one) for one in product(*meant.parts)]


def label(chosen: Choice, words: PriceWords, language: str) -> str:
    """Its name and price, in a list of such."""
    paid, free = parted([service.offer for service in chosen])
    if len(chosen) == 1:
        return words.short(paid[0], language)
    return words.total(paid, free, language)


def parted(offers: Sequence[Offer]) -> tuple[list[Offer], list[Offer]]:
    """Those that are paid for, and those that another one includes."""
    included = {name.lower() for offer in offers for name in offer.includes}
    free = [offer for offer in offers if offer.name.lower() in included]
    return [offer for offer in offers if offer not in free], free


def _distinct(chosen: Sequence[Named]) -> Choice:
    """Named twice, a service is still done once."""
    return list({one.service.id: one.service for one in chosen}.values())
