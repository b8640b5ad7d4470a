"""Everything of Telegram's side, put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from aiogram import Dispatcher
from aiogram.client.session.base import BaseSession
from aiohttp import web
from redis.asyncio import Redis

from bot.addressee import Addressee
from bot.alert_words import AlertWords
from bot.alerts import GiveAlert
from bot.bots import Bots
from bot.checkup import Checkup
from bot.courier import TelegramCourier
from bot.dispatcher import build_dispatcher
from bot.feeding import FeedUpdate
from bot.files import TelegramFiles
from bot.governor import Governor
from bot.hints import Hints
from bot.inbox import ReceiveUpdate
from bot.pace import Paces
from bot.polling import Polling
from bot.problems import Problems
from bot.registration import Registration
from bot.roster import Roster
from bot.session import Session
from bot.topics.assembly import build_topic_carriers
from bot.topics.copies import Bring
from bot.topics.in_group import InGroup
from bot.topics.newborn import Newborn
from bot.webhook import Webhook
from desk.ports import Carrier, Courier, Desks, FileSource, Phrasebook, Tenants
from desk.usecases.appoint import Appoint
from desk.usecases.change_policy import ChangePolicy
from desk.usecases.judge_answer import JudgeAnswer
from desk.usecases.lessons import Lessons
from desk.usecases.receive_message import ReceiveMessage
from desk.usecases.relay_reply import RelayReply
from desk.usecases.resolve_handover import ResolveHandover
from desk.usecases.retry_delivery import RetryDelivery
from desk.usecases.revise_answer import ReviseAnswer
from desk.usecases.send_draft import SendDraft
from desk.usecases.take_handover import TakeHandover
from desk.work import WorkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BotConfig:
    """`open_webhook`: updates are taken without a secret while none is set; for the sandbox alone."""

    api_base: str
    default_token: str = field(default="", repr=False)
    public_base_url: str = ""
    webhook_secret: str = field(default="", repr=False)
    open_webhook: bool = False
    paces: Paces = field(default_factory=Paces)


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramSide:
    """`carriers`: CARD, COPY, NOTICE, SLIP, REACT, UPDATE and ALERT. Run `polling` or `registration`, not
    both, and wake `roster` when tenants change; `bots.close()` at the end."""

    bots: Bots
    dispatcher: Dispatcher
    carriers: Mapping[WorkKind, Carrier]
    courier: Courier
    files: FileSource
    routes: list[web.RouteDef]
    roster: Roster
    checkup: Checkup
    polling: Polling
    registration: Registration


def build_bot(
    config: BotConfig,
    *,
    desks: Desks,
    tenants: Tenants,
    phrasebook: Phrasebook,
    redis: Redis,
    bring_media: Callable[[FileSource], Bring],
    lessons: Lessons,
    session: BaseSession | None = None,
) -> TelegramSide:
    """`bring_media` gets the source of Telegram's files and gives what fetches any message's file.
    `session` is a test's own."""
    bots = _bots(config, session or Session(config.api_base), redis)
    problems = Problems(phrasebook)
    receive = ReceiveUpdate(desks)
    addressee = Addressee(tenants=tenants, bots=bots)
    roster = Roster(tenants=tenants, bots=bots)
    dispatcher = _dispatcher(desks, tenants, phrasebook, lessons)
    files = TelegramFiles(bots=bots, phrasebook=phrasebook)
    feeding = FeedUpdate(desks=desks, tenants=tenants, bots=bots, dispatcher=dispatcher, problems=problems)
    wanted = dispatcher.resolve_used_update_types()
    return TelegramSide(
        bots=bots,
        dispatcher=dispatcher,
        carriers={
            **_in_group(desks, tenants, bots, problems, phrasebook, bring_media(files)),
            WorkKind.UPDATE: feeding,
        },
        courier=TelegramCourier(desks=desks, bots=bots, problems=problems),
        files=files,
        routes=Webhook(
            receive=receive,
            addressee=addressee,
            secret=config.webhook_secret,
            open_to_all=config.open_webhook,
        ).routes(),
        roster=roster,
        checkup=Checkup(bots=bots, phrasebook=phrasebook),
        polling=Polling(roster=roster, receive=receive, addressee=addressee, allowed_updates=wanted),
        registration=Registration(
            roster=roster,
            public_base_url=config.public_base_url,
            secret=config.webhook_secret,
            allowed_updates=wanted,
        ),
    )


def _bots(config: BotConfig, session: BaseSession, redis: Redis) -> Bots:
    session.middleware(Governor(redis, config.paces))
    return Bots(session=session, default_token=config.default_token)


def _in_group(
    desks: Desks, tenants: Tenants, bots: Bots, problems: Problems, phrasebook: Phrasebook, bring: Bring
) -> Mapping[WorkKind, Carrier]:
    """What is put up in the team's group."""
    topics = build_topic_carriers(
        desks=desks, tenants=tenants, bots=bots, problems=problems, phrasebook=phrasebook, bring=bring
    )
    alert = GiveAlert(desks=desks, bots=bots, words=AlertWords(phrasebook))
    return {**topics, WorkKind.ALERT: InGroup(alert, tenants=tenants, problems=problems)}


def _dispatcher(desks: Desks, tenants: Tenants, phrasebook: Phrasebook, lessons: Lessons) -> Dispatcher:
    return build_dispatcher(
        desks=desks,
        tenants=tenants,
        phrasebook=phrasebook,
        hints=Hints(desks),
        newborn=Newborn(desks, phrasebook),
        receive_message=ReceiveMessage(desks),
        relay_reply=RelayReply(desks),
        take_handover=TakeHandover(desks),
        resolve_handover=ResolveHandover(desks),
        retry_delivery=RetryDelivery(desks),
        revise_answer=ReviseAnswer(desks=desks, tenants=tenants),
        appoint=Appoint(desks=desks, tenants=tenants),
        decide_proposal=lessons.decide,
        answer_gap=lessons.answer_gap,
        judge_answer=JudgeAnswer(desks),
        send_draft=SendDraft(desks),
        tell_trust=lessons.tell_trust,
        change_policy=ChangePolicy(tenants),
        offer_document=lessons.offer_document,
        decide_upload=lessons.decide_upload,
        templates=lessons.templates,
    )
