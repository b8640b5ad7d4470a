"""A hand-over that is over is graded: could the knowledge have answered?"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from desk.handover import Handover, TriggerType
from desk.message import Message, Role
from desk.ports import Desk
from desk.trust.escalation import grade

LOOKED_AT = 40


async def grade_escalation(desk: Desk, conversation_id: UUID, handover: Handover) -> None:
    """Only where the bot was not sure enough: what a person has to decide is no question of knowledge. What
    nobody answered in words is not graded."""
    if handover.trigger.type is not TriggerType.LOW_CONFIDENCE:
        return
    said = await desk.messages.latest(conversation_id, limit=LOOKED_AT)
    replied = [one.text for one in said if one.role is Role.MANAGER and one.handover_id == handover.id]
    if any(replied):
        await desk.handovers.graded(handover.id, grade(list(_found(said)), "\n".join(replied)))


def _found(said: Sequence[Message]) -> Iterator[str]:
    """What the entries said that the bot had found for the question it handed over."""
    traces = (one.decision for one in reversed(said) if one.role is Role.CLIENT and one.decision)
    trace = next((trace for trace in traces if trace.get("reason") == TriggerType.LOW_CONFIDENCE), {})
    return (str(entry["answer"]) for entry in trace.get("found", ()) if "answer" in entry)
