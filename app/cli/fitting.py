"""`run.py eval SLUG cases.yaml --fit`: the weights of trust, fitted anew at rest."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from rich.table import Table

from app.cli.asking import answering
from app.cli.telling import console
from desk.decision import Turn
from desk.message import Message, MessageStatus, Role
from desk.ports import Brain
from desk.tenant import Tenant

if TYPE_CHECKING:
    from rag.evaluation import Case
    from rag.fitting import Fit

LOOKED_UP = frozenset({"answered", "ambiguous", "low_confidence"})
"""Reasons of decisions about questions; what is decided by its class never comes to be weighed."""


async def fit_weights(slug: str, path: Path) -> None:
    from rag.evaluation import read_cases
    from rag.fitting import fit, lookups, write_fit

    async with answering(slug) as (tenant, rag):
        cases = [case for case in read_cases(path) if await _is_weighed(rag.brain, tenant, case)]
        made = await lookups(rag.judging.retriever, tenant.id, cases)
        fitted = fit(made, rag.judging.weights)
        _show(fitted)
        for written in write_fit(fitted, rag.judging.embedder_id):
            console.print(f"Written: {written}", soft_wrap=True)


async def _is_weighed(brain: Brain, tenant: Tenant, case: "Case") -> bool:
    """A single question that knowledge is asked for: with an answer, or one that has none."""
    if len(case.turns) > 1 or case.expect not in {"answer", "human"}:
        return False
    if case.expect == "answer":
        return bool(case.must)
    asked = Message(conversation_id=uuid4(), role=Role.CLIENT, text=case.turns[0], status=MessageStatus.NEW)
    decision = await brain.decide(Turn(tenant=tenant, messages=(asked,), language=tenant.team_language))
    return decision.reason in LOOKED_UP


def _show(fitted: "Fit") -> None:
    table = Table("", "before", "after", title=f"{fitted.questions} questions, {fitted.lookups} lookups")
    table.add_row("AUC, whole knowledge", f"{fitted.before:.3f}", f"{fitted.after:.3f} (held out)")
    console.print(table)
    risk = Table("said from", "wrong among them")
    for point in fitted.risk[::3]:
        risk.add_row(f"{point.threshold:.2f}", f"{point.error:.1%}")
    console.print(risk)
