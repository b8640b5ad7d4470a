"""Asks a brain every case; nothing is stored or sent."""

import time
from collections.abc import Sequence
from uuid import uuid4

from desk.decision import NEEDS_PERSON, Action, Decision, Turn
from desk.message import Message, MessageStatus, Role
from desk.ports import Brain
from desk.tenant import Tenant
from rag.evaluation.cases import Case
from rag.evaluation.report import Outcome, Report, Verdict

_PERSON = frozenset({"human", "booking"})


async def evaluate(brain: Brain, tenant: Tenant, cases: Sequence[Case]) -> Report:
    return Report(outcomes=[await _ask(brain, tenant, case) for case in cases])


async def _ask(brain: Brain, tenant: Tenant, case: Case) -> Outcome:
    """Earlier turns are really decided, so that the last one has a true history."""
    conversation_id = uuid4()
    history: list[Message] = []
    decision = Decision(action=Action.IGNORE)
    language = tenant.team_language
    began = time.perf_counter()
    for text in case.turns:
        asked = Message(
            conversation_id=conversation_id, role=Role.CLIENT, text=text, status=MessageStatus.NEW
        )
        turn = Turn(tenant=tenant, messages=(asked,), history=tuple(history), language=language)
        began = time.perf_counter()
        decision = await brain.decide(turn)
        language = decision.language
        history += [asked, _said(decision, asked)]
    return Outcome(
        case=case,
        action=decision.action.value,
        text=decision.text,
        reason=decision.reason,
        confidence=decision.confidence,
        verdict=verdict(case, decision),
        seconds=time.perf_counter() - began,
    )


def _said(decision: Decision, asked: Message) -> Message:
    return Message(
        conversation_id=asked.conversation_id,
        role=Role.BOT,
        text=decision.text,
        status=MessageStatus.SENT,
        options=decision.options,
    )


def verdict(case: Case, decision: Decision) -> Verdict:
    """A booking is in a person's hands too, so `human` and `booking` stand for each other."""
    with_person = decision.action in NEEDS_PERSON
    if case.expect in _PERSON:
        return Verdict.RIGHT if with_person else Verdict.MISSED_ESCALATION
    if with_person:
        return Verdict.FALSE_ESCALATION
    if case.expect == Action.ANSWER and decision.action is Action.CLARIFY:
        return Verdict.CLARIFIED if any(says(case, one.text) for one in decision.options) else Verdict.WRONG
    fits = decision.action.value == case.expect and says(case, decision.text)
    return Verdict.RIGHT if fits else Verdict.WRONG


def says(case: Case, text: str) -> bool:
    lowered = text.lower()
    present = all(any(one.lower() in lowered for one in group) for group in case.must)
    absent = not any(one.lower() in lowered for one in case.must_not)
    return present and absent and (not case.max_chars or len(text) <= case.max_chars)
