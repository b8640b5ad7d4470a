"""The right answer in place of a wrong one becomes knowledge, by the rules of all learning."""

from desk.errors import Unexaminable
from desk.handover import Agent
from desk.knowledge import Lesson, Provenance
from desk.ports import Desks, Teacher, Tenants
from desk.tenant import Tenant
from desk.usecases.judge_answer import show
from desk.usecases.learn_answer import AWAY
from desk.usecases.teach import Teach, Teaching
from desk.verdict import Review
from desk.work import ClaimedWork, Outcome, Retry, Sent


class LearnCorrection:
    """A carrier of LEARN about a review; doing it again changes nothing but the entry's version."""

    def __init__(self, *, desks: Desks, tenants: Tenants, teacher: Teacher, teach: Teach) -> None:
        self._desks = desks
        self._tenants = tenants
        self._teacher = teacher
        self._teach = teach

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        tenant = await self._tenants.get(claimed.client_id)
        async with self._desks(claimed.client_id) as desk:
            review = await desk.reviews.get(claimed.work.subject_id)
            client = (await desk.conversations.get(review.conversation_id)).contact.name
        if review.judged_by is None or not review.correction:
            return Sent()
        try:
            taught = await self._learn(tenant, review, review.judged_by, client)
        except Unexaminable as error:
            return Retry(error=str(error))
        if taught == AWAY:
            return Retry(error="The embedder is away.")
        async with self._desks(claimed.client_id) as desk:
            await desk.reviews.taught(review.id, taught)
            await show(desk, review.id)
        return Sent()

    async def _learn(self, tenant: Tenant, review: Review, by: Agent, client: str) -> str:
        """What became of it, in one word: as the learning calls it, or the reason of a refusal."""
        learnt = await self._teacher.distil(tenant, review.question, review.correction, client=client)
        if not isinstance(learnt, Lesson):
            return learnt.reason
        provenance = Provenance(source="owner", author=by.name, agent_id=by.telegram_id)
        return (await self._teach(tenant.id, Teaching(lesson=learnt, provenance=provenance))).taken
