"""Answers from price lists: one service, a sum of several, how long they take, or which one is meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk.decision import Source
from desk.message import Option
from desk.ports import Phrasebook
from desk.services import Service
from rag.alike import same_word
from rag.facts.asked import OF_SERVICES, Asked, Kind
from rag.facts.catalogue import Catalogue
from rag.facts.choices import Choice, choices, label, parted
from rag.facts.limits import fact_limits
from rag.facts.price_words import PriceWords
from rag.facts.told import Rival, Told
from rag.facts.wanted import wanted
from rag.figures import figures
from rag.grams import words
from rag.retrieval.found import Found
from rag.retrieval.opposites import opposed_to

SHORT = 2
"""Figures so short are durations and counts, no prices."""
OWNER = "owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`told` are its words, `before` those of the question that it goes on from."""

    asked: Asked
    told: Sequence[str]
    before: Sequence[str]
    language: str
    may_ask_back: bool


class ServiceAnswers:
    def __init__(self, phrasebook: Phrasebook) -> None:
        self._phrasebook = phrasebook
        self._words = PriceWords(phrasebook)

    def answer(self, question: Question, catalogue: Catalogue, rival: Rival) -> Told:
        """Empty when a word of the question belongs to no service, or the owner has lately said otherwise."""
        meant = wanted(question.told, OF_SERVICES, catalogue, before=question.before)
        trace = {
            "services": [[one.service.offer.name for one in part] for part in meant.parts],
            "unknown": list(meant.unknown),
        }
        fitting = choices(meant)
        if not fitting:
            return Told(trace=trace)
        rows = {named.service.item_id for named in catalogue.named}
        entries = [found for found in rival.found if found.item.id not in rows]
        against = _against([service for chosen in fitting for service in chosen], entries)
        trace["contradicts"] = [found.trace() for found in against]
        if any(found.item.provenance.source == OWNER for found in against):
            return Told(trace=trace)
        told = self._one(question, fitting[0], rival) if len(fitting) == 1 else None
        told = told or (self._which(question, fitting, rival) if len(fitting) > 1 else Told())
        return replace(told, trace=trace)

    def _one(self, question: Question, chosen: Sequence[Service], rival: Rival) -> Told:
        text = self._said(question, chosen, rival)
        if not text:
            return Told()
        return Told(
            text=text,
            reason=f"computed:{question.asked.kind}",
            confidence=question.asked.probability,
            sources=[self._source(service, question.language) for service in chosen],
        )

    def _which(self, question: Question, fitting: Sequence[Choice], rival: Rival) -> Told:
        """The owner's own overview of the same prices is better than a list of them."""
        texts = [self._said(question, chosen, rival) for chosen in fitting]
        if not all(texts) or not question.may_ask_back or _overview(fitting, rival):
            return Told()
        options = tuple(
            Option(label=label(chosen, self._words, question.language), text=text)
            for chosen, text in zip(fitting, texts, strict=True)
        )
        numbered = [f"{number}. {option.label}" for number, option in enumerate(options, 1)]
        asks = self._phrasebook.say("clarify", question.language)
        how = self._phrasebook.say("clarify-how", question.language)
        known = {service.id: service for chosen in fitting for service in chosen}
        return Told(
            text="\n".join([asks, *numbered, "", how]),
            options=options,
            reason="computed:choice",
            confidence=question.asked.probability,
            sources=[self._source(service, question.language) for service in known.values()],
        )

    def _said(self, question: Question, chosen: Sequence[Service], rival: Rival) -> str:
        """Empty where the list does not hold what is asked."""
        offers = [service.offer for service in chosen]
        if question.asked.kind is Kind.DURATION:
            timed = all(offer.minutes for offer in offers)
            return self._words.durations(offers, question.language) if timed else ""
        if any(offer.price is None for offer in offers):
            return ""
        if len(chosen) == 1:
            return _own_words(chosen[0], question.language, rival) or self._words.row(
                offers[0], question.language
            )
        paid, free = parted(offers)
        return self._words.sum(paid, free, question.language)

    def _source(self, service: Service, language: str) -> Source:
        return Source(
            item_id=str(service.item_id or service.id),
            question=service.offer.name,
            answer=self._words.row(service.offer, language),
            score=1.0,
        )


def _own_words(service: Service, language: str, rival: Rival) -> str:
    """As the owner wrote it, if it was found and is in the client's language."""
    entries = (found.item for found in rival.found if found.item.id == service.item_id)
    return next((item.answer for item in entries if item.language == language), "")


def _overview(fitting: Sequence[Choice], rival: Rival) -> bool:
    """The knowledge is sure of an entry that states several of these prices and is no row of the list."""
    if not rival.trusted or not rival.found:
        return False
    best = rival.found[0].item
    services = [service for chosen in fitting for service in chosen]
    stated = figures(best.answer) & {figure for service in services for figure in _prices(service)}
    return len(stated) > 1 and all(service.item_id != best.id for service in services)


def _against(chosen: Sequence[Service], found: Sequence[Found]) -> list[Found]:
    """Entries about one of these services, under its whole name, with another price."""
    return [one for one in found if any(_contradicts(one, service) for service in chosen)]


def _contradicts(found: Found, service: Service) -> bool:
    stated = {figure for figure in figures(found.item.answer) if len(figure) > SHORT and ":" not in figure}
    if not stated or service.offer.price is None or stated & set(_prices(service)):
        return False
    told = words(found.item.question)
    is_opposed = opposed_to(found.item.question)
    return any(_named_in(name, told) for name in service.offer.called if not is_opposed(name))


def _named_in(name: str, told: Sequence[str]) -> bool:
    telling = [word for word in words(name) if word not in fact_limits().fillers]
    return bool(telling) and all(any(same_word(word, other) for other in told) for word in telling)


def _prices(service: Service) -> list[str]:
    price = service.offer.price
    amounts = (price.least, price.most) if price else ()
    return [str(amount) for amount in amounts if amount]
