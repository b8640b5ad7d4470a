"""Puts the parts together."""

from collections.abc import Mapping
from dataclasses import dataclass

from desk.ports import Desks, Phrasebook, Tenants
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
from rag.brain.look_up import LookUp
from rag.brain.questions import Questions
from rag.brain.rules import Rules
from rag.brain.second_voice import SecondVoice
from rag.config import RagConfig
from rag.embedding.port import Embedder
from rag.embedding.remembered import RememberedEmbedder
from rag.examining.examiner import RagExaminer
from rag.examining.trials import Trials
from rag.facts.facts import Facts
from rag.facts.hours_in_force import HoursInForce
from rag.follower import IndexFollower
from rag.index.port import KnowledgeIndex
from rag.indexing import PointMaker
from rag.phrases.classifier import Classifier
from rag.ports import CaseVectors, KnowledgeFeed, VectorStore
from rag.rag import Judging, Rag
from rag.retrieval.aspects import Aspects
from rag.retrieval.closer_look import CloserLook
from rag.retrieval.echoes import Echoes
from rag.retrieval.retriever import Retriever
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
    phrases = _phrases(config, embedder)
    aspects, weights = Aspects(phrases["aspects"]), weights_for(embedder.id)
    knowing = _Knowing(
        desks=desks,
        embedder=embedder,
        index=index,
        points=PointMaker(embedder, vectors),
        vocabularies=Vocabularies(),
        waiting=Waiting(),
        aspects=aspects,
        closer_look=CloserLook(aspects, Echoes(embedder, weights.echo) if weights.echo else None),
        weights=weights,
        phrasebook=phrasebook,
    )
    judging = knowing.judging(Reader(phrases["intents"]), config.openai_model if llm else "")
    return Rag(
        brain=_brain(judging, phrases, llm, desks, phrasebook),
        senses=senses,
        teacher=RagTeacher(reader=judging.reader, replies=phrases["replies"]),
        examiner=knowing.examiner(case_vectors),
        follower=knowing.follower(feed, tenants),
        judging=judging,
        classifiers=list(phrases.values()),
        resources=(index, embedder, senses, *([llm] if llm else [])),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Knowing:
    """What the finding, the examining and the following of the knowledge share."""

    desks: Desks
    embedder: RememberedEmbedder
    index: KnowledgeIndex
    points: PointMaker
    vocabularies: Vocabularies
    waiting: Waiting
    aspects: Aspects
    closer_look: CloserLook
    weights: Weights
    phrasebook: Phrasebook

    def judging(self, reader: Reader, llm_model: str) -> Judging:
        retriever = Retriever(
            desks=self.desks,
            index=self.index,
            embedder=self.embedder,
            vocabularies=self.vocabularies,
            waiting=self.waiting,
            aspects=self.aspects,
            closer_look=self.closer_look,
            weights=self.weights,
        )
        calibrate = Calibrate(
            desks=self.desks,
            prior=prior_for(self.embedder.id, self.weights),
            model=model_id(self.embedder.id, self.weights, llm_model),
        )
        return Judging(
            reader=reader,
            retriever=retriever,
            weights=self.weights,
            embedder_id=self.embedder.id,
            calibrate=calibrate,
        )

    def examiner(self, case_vectors: CaseVectors) -> RagExaminer:
        return RagExaminer(
            desks=self.desks,
            embedder=self.embedder,
            points=self.points,
            trials=Trials(
                embedder=self.embedder, kept=case_vectors, closer_look=self.closer_look, weights=self.weights
            ),
            vocabularies=self.vocabularies,
            weights=self.weights,
            phrasebook=self.phrasebook,
        )

    def follower(self, feed: KnowledgeFeed, tenants: Tenants) -> IndexFollower:
        return IndexFollower(
            feed=feed,
            index=self.index,
            points=self.points,
            tenants=tenants,
            vocabularies=self.vocabularies,
            waiting=self.waiting,
        )


def _phrases(config: RagConfig, embedder: Embedder) -> Phrases:
    return {folder: Classifier(folder, embedder, config.work_folder / "models") for folder in FOLDERS}


def _brain(
    judging: Judging, phrases: Phrases, llm: Llm | None, desks: Desks, phrasebook: Phrasebook
) -> RagBrain:
    asking, replies = Asking(phrases["asking"]), Replies(phrases["booking"])
    hours = HoursInForce(desks)
    facts = Facts(
        desks=desks, phrases=phrases["facts"], hours=hours, phrasebook=phrasebook, weights=judging.weights
    )
    questions = Questions(
        look_up=LookUp(retriever=judging.retriever, weights=judging.weights, calibrations=judging.calibrate),
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
        collector=Collector(
            replies=replies, menu=menu, hours=hours, questions=questions, phrasebook=phrasebook
        ),
        remind=Reminder(phrasebook),
        questions=questions,
        talk=SmallTalk(phrases["talk"], phrasebook),
        phrasebook=phrasebook,
    )
