"""Puts the parts together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from desk.decision import Source
from desk.ports import Brain, Desks, Discretion, Examiner, Phrasebook, Senses, Teacher, Tenants
from desk.usecases.calibrate import Calibrate
from rag.answering.port import Llm
from rag.answering.promises import PromiseCheck
from rag.answering.writer import Writer
from rag.booking.collector import Collector
from rag.booking.menu import Menu
from rag.booking.reminder import Reminder
from rag.booking.replies import Replies
from rag.brain.asking import Asking
from rag.brain.brain import RagBrain
from rag.brain.questions import Questions
from rag.brain.rules import Rules
from rag.brain.second_voice import SecondVoice
from rag.config import RagConfig
from rag.embedding.port import Embedder, EmbedderUnavailable
from rag.embedding.remembered import RememberedEmbedder
from rag.examining.examiner import RagExaminer
from rag.examining.trials import Trials
from rag.facts.facts import Facts
from rag.follower import IndexFollower
from rag.index.port import KnowledgeIndex
from rag.indexing import PointMaker
from rag.language.detect import detect
from rag.phrases.classifier import Classifier
from rag.ports import CaseVectors, KnowledgeFeed, VectorStore
from rag.retrieval.aspects import Aspects
from rag.retrieval.retriever import Retriever
from rag.senses.port import ModelSenses
from rag.services import open_embedder, open_index, open_llm, open_senses
from rag.talk.small import SmallTalk
from rag.teaching.teacher import RagTeacher
from rag.trust.prior import model_id, prior_for
from rag.understanding.reader import Reader
from rag.vocabulary import Vocabularies
from rag.waiting import Waiting
from rag.weights import Weights, weights_for

FOLDERS = ("intents", "talk", "replies", "asking", "booking", "facts", "aspects")
"""The sets of phrases that texts are classified by."""

Phrases = Mapping[str, Classifier]
"""By folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """What finds and weighs answers: for whoever measures it."""

    reader: Reader
    retriever: Retriever
    weights: Weights
    embedder_id: str
    calibrate: Calibrate


class Rag:
    """Its parts are ready for use at once; `warm` makes the first turn fast."""

    brain: Brain
    teacher: Teacher
    senses: Senses
    discretion: Discretion
    examiner: Examiner
    follower: IndexFollower
    judging: Judging

    def __init__(
        self,
        *,
        brain: Brain,
        teacher: RagTeacher,
        senses: Senses,
        examiner: Examiner,
        follower: IndexFollower,
        judging: Judging,
        classifiers: Sequence[Classifier],
        resources: Sequence[Embedder | KnowledgeIndex | Llm | ModelSenses],
    ) -> None:
        self.brain = brain
        self.teacher = self.discretion = teacher
        self.senses = senses
        self.examiner = examiner
        self.follower = follower
        self.judging = judging
        self._classifiers = classifiers
        self._resources = resources

    async def warm(self, *, wholly: bool = True) -> None:
        """Loads the models and brings the index up to date. What is away is tried again when needed.
        `wholly` False: entries that were never embedded are left to whoever calls `follower.catch_up`."""
        try:
            for classifier in self._classifiers:
                await classifier.warm()
                await classifier.scores(["сәлем"])
        except EmbedderUnavailable:
            pass
        await (self.follower.catch_up() if wholly else self.follower.read())

    async def search(self, client_id: UUID, text: str, *, limit: int = 5) -> Sequence[Source]:
        """What the knowledge holds on this, best first. Raises IndexUnavailable."""
        retrieved = await self.judging.retriever.find(client_id, detect(text, hint="ru").readable)
        return [found.source() for found in retrieved.found[:limit]]

    async def close(self) -> None:
        for resource in self._resources:
            await resource.close()


def build_rag(
    config: RagConfig,
    *,
    desks: Desks,
    tenants: Tenants,
    feed: KnowledgeFeed,
    vectors: VectorStore,
    case_vectors: CaseVectors,
    phrasebook: Phrasebook,
) -> Rag:
    """Nothing is loaded, opened or asked yet, beside a folder for the index."""
    embedder = RememberedEmbedder(open_embedder(config))
    index, llm, senses = open_index(config, embedder), open_llm(config), open_senses(config)
    weights = weights_for(embedder.id)
    vocabularies, waiting = Vocabularies(), Waiting()
    phrases = _phrases(config, embedder)
    aspects, points = Aspects(phrases["aspects"]), PointMaker(embedder, vectors)
    judging = Judging(
        reader=Reader(phrases["intents"]),
        retriever=Retriever(
            desks=desks,
            index=index,
            embedder=embedder,
            vocabularies=vocabularies,
            waiting=waiting,
            aspects=aspects,
            weights=weights,
        ),
        weights=weights,
        embedder_id=embedder.id,
        calibrate=Calibrate(
            desks=desks,
            prior=prior_for(embedder.id, weights),
            model=model_id(embedder.id, weights, config.openai_model if llm else ""),
        ),
    )
    return Rag(
        brain=_brain(judging, phrases, llm, desks, phrasebook),
        senses=senses,
        teacher=RagTeacher(reader=judging.reader, replies=phrases["replies"]),
        examiner=RagExaminer(
            desks=desks,
            embedder=embedder,
            points=points,
            trials=Trials(embedder=embedder, kept=case_vectors, aspects=aspects, weights=weights),
            vocabularies=vocabularies,
            weights=weights,
        ),
        follower=IndexFollower(
            feed=feed,
            index=index,
            points=points,
            tenants=tenants,
            vocabularies=vocabularies,
            waiting=waiting,
        ),
        judging=judging,
        classifiers=list(phrases.values()),
        resources=(index, embedder, senses, *([llm] if llm else [])),
    )


def _phrases(config: RagConfig, embedder: Embedder) -> Phrases:
    return {folder: Classifier(folder, embedder, config.work_folder / "models") for folder in FOLDERS}


def _brain(
    judging: Judging, phrases: Phrases, llm: Llm | None, desks: Desks, phrasebook: Phrasebook
) -> RagBrain:
    asking, replies = Asking(phrases["asking"]), Replies(phrases["booking"])
    facts = Facts(desks=desks, phrases=phrases["facts"], phrasebook=phrasebook, weights=judging.weights)
    questions = Questions(
        retriever=judging.retriever,
        facts=facts,
        writer=Writer(llm, PromiseCheck(phrases["replies"])) if llm else None,
        second_voice=SecondVoice(asking),
        weights=judging.weights,
        calibrations=judging.calibrate,
        phrasebook=phrasebook,
    )
    menu = Menu(desks=desks, phrasebook=phrasebook)
    return RagBrain(
        reader=judging.reader,
        rules=Rules(asking=asking, questions=questions),
        replies=replies,
        collector=Collector(replies=replies, menu=menu, questions=questions, phrasebook=phrasebook),
        remind=Reminder(phrasebook),
        questions=questions,
        talk=SmallTalk(phrases["talk"], phrasebook),
        phrasebook=phrasebook,
    )
