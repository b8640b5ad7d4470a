"""`run.py ask`: the bot's answers, without a client."""

import json
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any
from uuid import uuid4

import typer
from rich.text import Text

from app.cli.environment import settings_from_environment
from app.cli.running import run_async
from app.cli.slug import Slug, tenant_of
from app.cli.telling import console
from app.phrases import FluentPhrasebook
from app.store import open_store, silent
from desk.decision import Decision, Turn
from desk.message import Message, MessageStatus, Role
from desk.tenant import Tenant
from desk.wording import Wording

if TYPE_CHECKING:
    from rag.rag import Rag


def ask(
    slug: Slug,
    question: Annotated[str, typer.Argument(help="The client's words, or - to read one question a line.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """What the bot would answer. Nothing is stored or sent; each line is a new conversation."""
    run_async(_ask(slug, question, as_json=as_json))


async def _ask(slug: str, question: str, *, as_json: bool) -> None:
    async with answering(slug) as (tenant, rag):
        for line in _questions(question):
            started = time.perf_counter()
            decision = await rag.brain.decide(_turn(tenant, line))
            seconds = time.perf_counter() - started
            _print(tenant, decision, seconds, as_json=as_json)


@asynccontextmanager
async def answering(slug: str) -> AsyncIterator[tuple[Tenant, "Rag"]]:
    """A business and its answering side, warm."""
    from app.answering import open_rag

    settings = settings_from_environment()
    async with open_store(settings, silent) as store, open_rag(settings, store) as rag:
        tenant = await tenant_of(store, slug)
        await rag.warm()
        yield tenant, rag


def _questions(question: str) -> Iterator[str]:
    if question != "-":
        yield question
        return
    for line in sys.stdin:
        if line.strip():
            yield line.strip()


def _turn(tenant: Tenant, text: str) -> Turn:
    message = Message(conversation_id=uuid4(), role=Role.CLIENT, text=text, status=MessageStatus.NEW)
    return Turn(tenant=tenant, messages=(message,), language=tenant.team_language)


def _print(tenant: Tenant, decision: Decision, seconds: float, *, as_json: bool) -> None:
    text = Wording(FluentPhrasebook()).reply(decision, tenant, first=False)
    if as_json:
        sys.stdout.write(json.dumps(_as_json(decision, text, seconds), ensure_ascii=False) + "\n")
        sys.stdout.flush()
        return
    facts = f" {decision.reason} {decision.confidence:.2f} {seconds:.2f} s"
    console.print(Text.assemble((decision.action.value, "bold"), facts), soft_wrap=True)
    console.print(text or "(silence)", soft_wrap=True)


def _as_json(decision: Decision, text: str, seconds: float) -> dict[str, Any]:
    return {
        "action": decision.action.value,
        "text": text,
        "options": [asdict(option) for option in decision.options],
        "reason": decision.reason,
        "confidence": round(decision.confidence, 4),
        "sources": [asdict(source) for source in decision.sources],
        "trace": dict(decision.trace),
        "seconds": round(seconds, 4),
    }
