"""The carriers of work in the team's group, put together."""

from collections.abc import Mapping

from bot.bots import Bots
from bot.problems import Problems
from bot.slips.kinds import WORDS
from bot.slips.room_topics import RoomTopics
from bot.slips.show_slip import ShowSlip
from bot.topics.card_message import CardMessage
from bot.topics.closed_card import ClosedCard
from bot.topics.copies import Bring, CopyMessage
from bot.topics.icons import Icons
from bot.topics.in_group import Do, InGroup
from bot.topics.lines import Lines
from bot.topics.notice_lines import NoticeLines
from bot.topics.notices import GiveNotice
from bot.topics.open_card import OpenCard
from bot.topics.reactions import React
from bot.topics.show_card import ShowCard
from bot.topics.topics import Topics
from desk.ports import Carrier, Desks, Phrasebook, Tenants
from desk.work import WorkKind


def build_topic_carriers(
    *,
    desks: Desks,
    tenants: Tenants,
    bots: Bots,
    problems: Problems,
    phrasebook: Phrasebook,
    bring: Bring,
) -> Mapping[WorkKind, Carrier]:
    icons, message = Icons(), CardMessage(phrasebook)
    topics = Topics(desks=desks, bots=bots, icons=icons, phrasebook=phrasebook)
    lines = Lines(desks=desks, topics=topics)
    rooms = RoomTopics(desks=desks, bots=bots, phrasebook=phrasebook)
    words = {kind: of(phrasebook) for kind, of in WORDS.items()}
    opened = OpenCard(desks=desks, bots=bots, topics=topics, icons=icons, message=message, problems=problems)
    closed = ClosedCard(bots=bots, icons=icons, message=message, phrasebook=phrasebook)
    does: Mapping[WorkKind, Do] = {
        WorkKind.CARD: ShowCard(desks=desks, opened=opened, closed=closed),
        WorkKind.COPY: CopyMessage(desks=desks, lines=lines, bring=bring, phrasebook=phrasebook),
        WorkKind.NOTICE: GiveNotice(desks=desks, bots=bots, lines=lines, words=NoticeLines(phrasebook)),
        WorkKind.SLIP: ShowSlip(desks=desks, bots=bots, rooms=rooms, lines=lines, words=words),
        WorkKind.REACT: React(desks=desks, bots=bots),
    }
    return {kind: InGroup(do, tenants=tenants, problems=problems) for kind, do in does.items()}
