"""Asks a brain every case; nothing is stored or sent."""

import time
from collections.abc import Callable, Sequence
from uuid import uuid4

from desk.decision import Action, Decision, Turn
from desk.message import Message, MessageStatus, Role
from desk.ports import Brain
from desk.tenant import Tenant
from rag.evaluation.cases import PERSON, Case
from rag.evaluation.report import Outcome, Report, Verdict


async def evaluate(
    brain: Brain, tenant: Tenant, cases: Sequence[Case], *, judged: Callable[[], None] | None = None
) -> Report:
    """`judged` is called after each case."""
    outcomes = []
    for case in cases:
        outcomes.append(await _ask(brain, tenant, case))
        if judged:
            judged()
    return Report(outcomes=outcomes)


async def _ask(brain: Brain, tenant: Tenant, case: Case) -> Outcome:
    """Earlier turns are really decided, so that the last one has a true history."""
    conversation_id = uuid4()
    history: list[Message] = []
    decision = Decision(action=Action.IGNORE)
    language = tenant.team_language
    seconds = 0.0
    for text in case.turns:
        asked = Message(
            conversation_id=conversation_id, role=Role.CLIENT, text=text, status=MessageStatus.NEW
        )
        turn = Turn(
            tenant=tenant,
            messages=(asked,),
            history=tuple(history),
            language=language,
            booking=decision.booking,
        )
        began = time.perf_counter()
        decision = await brain.decide(turn)
        seconds = time.perf_counter() - began
        language = decision.language
        history += [asked, _said(decision, asked)]
    return Outcome(
        case=case,
        action=decision.action.value,
        text=decision.text,
        reason=decision.reason,
        confidence=decision.confidence,
        verdict=verdict(case, decision),
        seconds=seconds,
        tokens=_tokens(decision),
        would_be_right=_would_be_right(case, decision),
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
    with_person = decision.needs_person or decision.action is Action.BOOKING
    if case.expect in PERSON:
        return Verdict.RIGHT if with_person else Verdict.MISSED_ESCALATION
    if with_person:
        return Verdict.FALSE_ESCALATION
    if case.expect == Action.ANSWER and decision.action is Action.CLARIFY:
        offered = any(says(case, one.text) for one in decision.options)
        return Verdict.CLARIFIED if offered else Verdict.WRONG_CHOICES
    fits = decision.action.value == case.expect and says(case, decision.text)
    return Verdict.RIGHT if fits else Verdict.WRONG


def _would_be_right(case: Case, decision: Decision) -> bool | None:
    """Of what was looked up, whatever was decided about it: its best answer."""
    if not decision.sources:
        return None
    text = decision.text if decision.action is Action.ANSWER else decision.sources[0].answer
    return case.expect == Action.ANSWER and says(case, text)


def _tokens(decision: Decision) -> int:
    """Of an LLM's calls, as the answering side wrote them down."""
    return sum(one["tokens"] for one in decision.trace.get("llm", {}).get("tries", ()))


def says(case: Case, text: str) -> bool:
    lowered = text.lower()
    present = all(any(one.lower() in lowered for one in group) for group in case.must)
    absent = not any(one.lower() in lowered for one in case.must_not)
    return present and absent and (not case.max_chars or len(text) <= case.max_chars)
