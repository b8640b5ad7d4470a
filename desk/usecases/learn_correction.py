"""The right answer in place of a wrong one becomes knowledge, by the rules of all learning."""

from desk.handover import Agent
from desk.knowledge import Lesson, Provenance
from desk.ports import Desks, Teacher, Tenants
from desk.tenant import Tenant
from desk.usecases.judge_answer import show
from desk.usecases.teach import Teach, Teaching
from desk.verdict import Review
from desk.work import ClaimedWork, Outcome, Sent


class LearnCorrection:
    """A carrier of LEARN about a review; doing it again changes nothing but the entry's version."""

    def __init__(self, *, desks: Desks, tenants: Tenants, teacher: Teacher, teach: Teach) -> None:
        self._desks = desks
        self._tenants = tenants
        self._teacher = teacher
        self._teach = teach

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        """Raises Unexaminable."""
        tenant = await self._tenants.get(claimed.client_id)
        async with self._desks(claimed.client_id) as desk:
            review = await desk.reviews.get(claimed.work.subject_id)
            client = (await desk.conversations.get(review.conversation_id)).contact.name
        if review.judged_by is None or not review.correction:
            return Sent()
        taught = await self._learn(tenant, review, review.judged_by, client)
        async with self._desks(claimed.client_id) as desk:
            await desk.reviews.taught(review.id, taught)
            await show(desk, review.id)
        return Sent()

    async def _learn(self, tenant: Tenant, review: Review, by: Agent, client: str) -> str:
        """What became of it, in one word: as the learning calls it, or the reason of a refusal."""
        learnt = await self._teacher.distil(tenant, review.question, review.correction, client=client)
        if not isinstance(learnt, Lesson):
            return learnt.reason
        teaching = Teaching(lesson=learnt, provenance=Provenance.said_by(by))
        return (await self._teach(tenant.id, teaching)).taken
