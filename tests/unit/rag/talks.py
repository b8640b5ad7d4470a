"""Turns of a talk, in one line each."""

from uuid import uuid4

from desk.decision import Decision, Turn
from desk.message import Media, MediaKind, Message, MessageStatus, Option, Role
from desk.tenant import Tenant


def said(text: str, role: Role = Role.CLIENT, options: tuple[Option, ...] = ()) -> Message:
    status = MessageStatus.NEW if role is Role.CLIENT else MessageStatus.SENT
    return Message(conversation_id=uuid4(), role=role, text=text, status=status, options=options)


def sent(kind: MediaKind, text: str = "") -> Message:
    return Message(
        conversation_id=uuid4(), role=Role.CLIENT, text=text, media=Media(kind=kind), status=MessageStatus.NEW
    )


def turn(tenant: Tenant, *texts: str, history: tuple[Message, ...] = (), opted_out: bool = False) -> Turn:
    messages = tuple(said(text) for text in texts)
    return Turn(tenant=tenant, messages=messages, history=history, opted_out=opted_out)


def after(question: str, decision: Decision) -> tuple[Message, ...]:
    return (said(question), said(decision.text, Role.BOT, decision.options))
