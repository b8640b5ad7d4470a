"""One question to the facts: prices, durations, working hours."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from desk.ports import Desks, Phrasebook
from desk.tenant import Tenant
from rag.facts.asked import OF_SERVICES, OF_TIME, Asked, Kind, Kinds, tokens
from rag.facts.beyond import beyond
from rag.facts.catalogue import Catalogue
from rag.facts.hours_in_force import HoursInForce
from rag.facts.limits import fact_limits
from rag.facts.opening import OpeningAnswers, TimeQuestion
from rag.facts.services import Question, ServiceAnswers
from rag.facts.told import Rival, Told
from rag.phrases.classifier import Classifier
from rag.retrieval.found import Retrieved
from rag.trust.judge import judge
from rag.understanding.follow_up import named
from rag.weights import Weights

NOTHING = Told()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A question that goes on from a `subject` takes from it what it does not say itself."""

    question: str
    subject: str = ""
    language: str
    may_ask_back: bool = False


class Facts:
    """`phrases` is the classifier of `rag/data/facts`."""

    def __init__(
        self,
        *,
        desks: Desks,
        phrases: Classifier,
        hours: HoursInForce,
        phrasebook: Phrasebook,
        weights: Weights,
    ) -> None:
        self._desks = desks
        self._kinds = Kinds(phrases)
        self._services = ServiceAnswers(phrasebook)
        self._hours = hours
        self._opening = OpeningAnswers(phrasebook)
        self._weights = weights

    async def names(self, tenant: Tenant, language: str) -> Mapping[UUID, str]:
        """Of services, as the price list has them in this language, by the entry that says the same in
        words."""
        async with self._desks.single(tenant.id) as desk:
            services = await desk.services.live()
        named = [(one.item_id, one.offer.names.get(language, "")) for one in services]
        return {item_id: name for item_id, name in named if item_id and name}

    async def about(self, tenant: Tenant, inquiry: Inquiry, retrieved: Retrieved) -> Told:
        """What is known for certain, computed. `retrieved` is what the knowledge has on it. The database is
        asked only where a fact is."""
        asked = await self._asked(inquiry) if retrieved.by_meaning else None
        if asked is None:
            return NOTHING
        rival = Rival(found=retrieved.found, trusted=judge(retrieved, self._weights).enough)
        if asked.kind in OF_SERVICES:
            told = await self._of_services(tenant, asked, inquiry, rival)
        else:
            told = await self._of_time(tenant, asked, inquiry, rival)
        kind = {"kind": asked.kind.value, "probability": round(asked.probability, 3)}
        return replace(told, trace={**kind, **told.trace})

    async def _asked(self, inquiry: Inquiry) -> Asked | None:
        texts = [inquiry.question, inquiry.subject] if inquiry.subject else [inquiry.question]
        for asked in await self._kinds.of(texts):
            if asked.kind is not Kind.OTHER and asked.probability >= fact_limits().kind:
                return asked
        return None

    async def _of_services(self, tenant: Tenant, asked: Asked, inquiry: Inquiry, rival: Rival) -> Told:
        async with self._desks.single(tenant.id) as desk:
            services = await desk.services.live()
        if not services:
            return NOTHING
        told = tokens(inquiry.question)
        if inquiry.subject:
            names_itself = named(inquiry.question)
            told = [word for word in told if word in names_itself]
        question = Question(
            asked=asked,
            told=told,
            before=tokens(inquiry.subject),
            language=inquiry.language,
            may_ask_back=inquiry.may_ask_back,
        )
        catalogue = Catalogue(services)
        answer = self._services.answer(question, catalogue, rival)
        return answer if answer.text else replace(answer, beyond=beyond(inquiry.question, catalogue))

    async def _of_time(self, tenant: Tenant, asked: Asked, inquiry: Inquiry, rival: Rival) -> Told:
        if not tenant.hours.known or asked.kind not in OF_TIME:
            return NOTHING
        async with self._desks.single(tenant.id) as desk:
            now = await desk.now()
        question = TimeQuestion(
            asked=asked, told=tokens(inquiry.question), language=inquiry.language, now=now
        )
        return self._opening.answer(question, await self._hours.of(tenant), rival)
