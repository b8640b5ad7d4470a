"""The desk at work: its use cases on the store and the edges, pumped by what is ready."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.edges import Edges
from app.journal import LoggedBrain
from app.library import DocumentLibrary
from app.phrases import FluentPhrasebook
from app.pump import Pump
from app.settings import Settings
from app.store import Store
from app.workers import Guarded, attempts, lane_pump, turn_pump
from desk.conversation import Channel
from desk.limits import USUAL
from desk.loop_breaker import LoopBreaker
from desk.ports import Carrier
from desk.usecases.bring_media import FetchMedia
from desk.usecases.carry_work import CarryWork
from desk.usecases.delivery import Delivery
from desk.usecases.judge_answer import ABOUT_A_REVIEW
from desk.usecases.learn_answer import LearnAnswer
from desk.usecases.learn_correction import LearnCorrection
from desk.usecases.lessons import Lessons
from desk.usecases.load_upload import LoadUpload
from desk.usecases.note_gap import NoteGap
from desk.usecases.perceive import Perceive
from desk.usecases.read_upload import ReadUpload
from desk.usecases.send_message import SendMessage
from desk.usecases.take_turn import TakeTurn
from desk.wording import Wording
from desk.work import ClaimedWork, Crew, Outcome, WorkKind
from rag.rag import Rag

THINKING = 8
"""A turn mostly waits for a language model, and holds nothing meanwhile: 128 of them, where one answers in
0.8 s, are 160 answers a second."""

PATIENT = 16
"""A lane of the team may wait for its group's pace: there are this many times more hands for them, so that a
hundred cards which wait leave hands for a client's words and for other groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWork:
    turns: Pump
    crews: Mapping[Crew, Pump]

    def wake_crew(self, crew: str) -> None:
        """`crew` as a notification names it; empty wakes all."""
        for known, pump in self.crews.items():
            if crew in ("", known):
                pump.wake()

    def stop(self) -> None:
        for pump in (self.turns, *self.crews.values()):
            pump.stop()


def desk_work(settings: Settings, store: Store, rag: Rag, edges: Edges, lessons: Lessons) -> DeskWork:
    take_turn = TakeTurn(
        desks=store.desks,
        tenants=store.tenants,
        brain=LoggedBrain(LoopBreaker(rag.brain, USUAL)),
        wording=Wording(FluentPhrasebook()),
        perceive=Perceive(desks=store.desks, bring=edges.bring, senses=rag.senses),
    )
    carry = CarryWork(
        desks=store.desks,
        lanes=store.lanes,
        carriers={kind: Guarded(carrier) for kind, carrier in _carriers(store, rag, edges, lessons).items()},
        delivery=Delivery(),
        attempts=attempts(settings.delivery_attempts),
    )
    lease = settings.lease_seconds
    limits = {crew: settings.workers * (PATIENT if crew is Crew.TEAM else 1) for crew in Crew}
    return DeskWork(
        turns=turn_pump(store.turns, take_turn, limit=settings.workers * THINKING, lease_seconds=lease),
        crews={
            crew: lane_pump(store.lanes, carry, crew, limit=limit, lease_seconds=lease)
            for crew, limit in limits.items()
        },
    )


def _carriers(store: Store, rag: Rag, edges: Edges, lessons: Lessons) -> Mapping[WorkKind, Carrier]:
    couriers = {Channel.WHATSAPP: edges.whatsapp.courier, Channel.TELEGRAM: edges.telegram.courier}
    return {
        WorkKind.SEND: SendMessage(
            desks=store.desks,
            tenants=store.tenants,
            couriers=couriers,
            bring=edges.bring,
            phrasebook=FluentPhrasebook(),
        ),
        WorkKind.FETCH: FetchMedia(desks=store.desks, bring=edges.bring),
        WorkKind.LEARN: _learning(store, rag, lessons),
        WorkKind.GAP: NoteGap(
            desks=store.desks, tenants=store.tenants, discretion=rag.discretion, examiner=rag.examiner
        ),
        **_documents(store, rag, edges, lessons),
        **edges.telegram.carriers,
    }


def _learning(store: Store, rag: Rag, lessons: Lessons) -> Carrier:
    """From a reply in a client's topic, or from what is right in place of a wrong answer."""
    answer = LearnAnswer(desks=store.desks, tenants=store.tenants, teacher=rag.teacher, teach=lessons.teach)
    correction = LearnCorrection(
        desks=store.desks, tenants=store.tenants, teacher=rag.teacher, teach=lessons.teach
    )

    async def learn(claimed: ClaimedWork) -> Outcome:
        of_a_review = claimed.work.details == ABOUT_A_REVIEW
        return await (correction if of_a_review else answer)(claimed)

    return learn


def _documents(store: Store, rag: Rag, edges: Edges, lessons: Lessons) -> Mapping[WorkKind, Carrier]:
    library = DocumentLibrary(rag.follower)
    read = ReadUpload(
        desks=store.desks,
        tenants=store.tenants,
        library=library,
        foresee=lessons.foresee,
        web=edges.whatsapp.files,
        telegram=edges.telegram.files,
    )
    load = LoadUpload(desks=store.desks, tenants=store.tenants, library=library, document=read.document)
    return {WorkKind.READ: read, WorkKind.LOAD: load}
