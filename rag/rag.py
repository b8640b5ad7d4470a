"""The answering side as the others know it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from desk.decision import Source
from desk.ports import Brain, Discretion, Examiner, Senses, Teacher
from desk.usecases.calibrate import Calibrate
from rag.answering.port import Llm
from rag.embedding.port import Embedder, EmbedderUnavailable
from rag.follower import IndexFollower
from rag.index.port import KnowledgeIndex
from rag.language.detect import detect
from rag.phrases.classifier import Classifier
from rag.retrieval.retriever import Retriever
from rag.senses.port import ModelSenses
from rag.teaching.teacher import RagTeacher
from rag.understanding.reader import Reader
from rag.weights import Weights


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
