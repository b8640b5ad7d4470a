"""A question: looked up, judged, and answered, asked back or handed over."""

from collections.abc import Sequence
from dataclasses import replace

from loguru import logger

from desk.decision import Action, Decision, Turn
from desk.handover import TriggerType
from desk.ports import Calibrations, Phrasebook
from rag.answering.drafts import Sufficiency
from rag.answering.verbatim import in_language
from rag.answering.writer import Writer, Written
from rag.brain.answers import computed, quoted, together
from rag.brain.choice import ask_back, offered
from rag.brain.decisions import by_intent, handed_over
from rag.brain.look_up import LookUp
from rag.brain.second_voice import SecondVoice
from rag.brain.trail import Trail
from rag.cutting.cut import cut
from rag.cutting.part import part
from rag.facts.facts import Facts, Inquiry
from rag.facts.told import Told
from rag.index.port import IndexUnavailable
from rag.intents.kinds import Intent
from rag.retrieval.found import Found, Retrieved
from rag.trust.judge import Trust
from rag.understanding.reading import Understanding
from rag.weights import Weights

OPINION = {Sufficiency.YES: 2.0, Sufficiency.PARTLY: -1.0, Sufficiency.NO: -4.0}
"""What the LLM's word on the sources adds to the log-odds."""


class Questions:
    def __init__(
        self,
        *,
        look_up: LookUp,
        facts: Facts,
        writer: Writer | None,
        second_voice: SecondVoice,
        weights: Weights,
        calibrations: Calibrations,
        phrasebook: Phrasebook,
    ) -> None:
        self._look_up = look_up
        self._facts = facts
        self._writer = writer
        self._second_voice = second_voice
        self._weights = weights
        self._calibrations = calibrations
        self._phrasebook = phrasebook

    async def answer(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision:
        """Never raises because an embedder, an index or an LLM is away: then a person answers."""
        language = understanding.language.reply
        try:
            several = await self._several(turn, understanding, trail)
            retrieved = await self._look_up(turn, understanding, trail)
        except IndexUnavailable as error:
            logger.error("The knowledge can't be looked up: {}", error)
            trail.steps["found"] = []
            return handed_over(TriggerType.FAILURE, language, reason="index_unavailable")
        if several is not None:
            return several
        inquiry = Inquiry(
            question=understanding.question,
            subject=understanding.subject,
            language=language,
            may_ask_back=not offered(turn),
        )
        told = await self._told(turn, inquiry, retrieved, trail)
        if told.text:
            return computed(told, language, await self._calibrations.of(turn.tenant))
        retrieved = retrieved.naming(told.beyond)
        if self._writer is not None and retrieved.found and retrieved.by_meaning:
            return await self._written(turn, understanding, retrieved, told.beside, self._writer, trail)
        return await self._verbatim(turn, language, retrieved, trail)

    async def _several(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision | None:
        """Two or three questions at once: all their answers, when each is sure by itself, or by what the
        first of them is about."""
        questions = understanding.questions
        if self._writer is not None or not 2 <= len(questions) <= 3:
            return None
        answers: list[Decision] = []
        for question in questions:
            answer = await self._surely(turn, understanding, question, "", trail)
            if answer is None and answers:
                answer = await self._surely(turn, understanding, question, questions[0], trail)
            if answer is None:
                return None
            answers.append(answer)
        return together(answers)

    async def _surely(
        self, turn: Turn, understanding: Understanding, question: str, subject: str, trail: Trail
    ) -> Decision | None:
        language = understanding.language.reply
        retrieved = await self._look_up.find(turn, question, trail, subject=subject)
        inquiry = Inquiry(question=question, subject=subject, language=language)
        told = await self._told(turn, inquiry, retrieved, trail)
        trust = await self._look_up.trust(turn, retrieved.naming(told.beyond))
        trail.steps.setdefault("trust", []).append(trust.trace())
        if told.text and not told.options:
            return computed(told, language, await self._calibrations.of(turn.tenant))
        if trust.enough:
            return self._quoted(retrieved, "; ".join(understanding.questions), trust, language, trail)
        return None

    async def _told(self, turn: Turn, inquiry: Inquiry, retrieved: Retrieved, trail: Trail) -> Told:
        with trail.timed("facts"):
            told = await self._facts.about(turn.tenant, inquiry, retrieved)
        if told.trace:
            trail.steps["facts"] = dict(told.trace)
        return told

    async def _written(
        self,
        turn: Turn,
        understanding: Understanding,
        retrieved: Retrieved,
        beside: Sequence[Found],
        writer: Writer,
        trail: Trail,
    ) -> Decision:
        """`beside`: what the facts know, numbered before what was found."""
        language = understanding.language.reply
        with trail.timed("llm"):
            sources = [*beside, *retrieved.found]
            written = await writer.write(turn, retrieved.question, language, sources)
        trail.steps["llm"] = written.trace
        objection = await self._second_voice.objection(turn, understanding, written.wants, trail)
        if objection is not None:
            return objection
        if written.sufficiency is None:
            return await self._verbatim(turn, language, retrieved, trail)
        shift = OPINION[written.sufficiency]
        trust = await self._look_up.trust(turn, retrieved, shift)
        if written.wants_person or written.sufficiency is Sufficiency.NO or not written.text:
            return await self._otherwise(turn, written, language, retrieved, trail)
        trail.steps["trust"] = {**trust.trace(), "shift": shift}
        if not trust.enough:
            return self._hand_over(language, retrieved, trust)
        return Decision(
            action=Action.ANSWER,
            text=written.text,
            language=language,
            reason="answered",
            confidence=trust.probability,
            sources=tuple(one.source() for one in written.cited),
            grounds=trust.grounds,
        )

    async def _otherwise(
        self, turn: Turn, written: Written, language: str, retrieved: Retrieved, trail: Trail
    ) -> Decision:
        """The LLM says no, or what it wrote can't be sent although it says yes."""
        if written.sufficiency is Sufficiency.YES and not written.wants_person:
            return await self._verbatim(turn, language, retrieved, trail)
        trust = await self._look_up.trust(turn, retrieved, OPINION[Sufficiency.NO])
        trail.steps["trust"] = {**trust.trace(), "shift": OPINION[Sufficiency.NO]}
        return self._hand_over(language, retrieved, trust)

    async def _verbatim(self, turn: Turn, language: str, retrieved: Retrieved, trail: Trail) -> Decision:
        trust = await self._look_up.trust(turn, retrieved)
        trail.steps["trust"] = trust.trace()
        if trust.enough:
            return self._quoted(retrieved, retrieved.question, trust, language, trail)
        if trust.worth_a_choice and not offered(turn) and not retrieved.body:
            names = await self._facts.names(turn.tenant, language)
            asked = ask_back(retrieved, trust, language, self._weights, self._phrasebook, names)
            if asked is not None:
                return asked
        return self._hand_over(language, retrieved, trust)

    def _quoted(
        self, retrieved: Retrieved, asked: str, trust: Trust, language: str, trail: Trail
    ) -> Decision:
        """`asked`: everything that the answer is for."""
        best = in_language(retrieved.found[0], retrieved, language, self._weights)
        said = part(best.item, retrieved.part) if retrieved.part else cut(best.item, asked)
        if said.left_out:
            trail.steps.setdefault("left_out", {})[str(best.item.id)] = list(said.left_out)
        return quoted(best, said, trust, language)

    def _hand_over(self, language: str, retrieved: Retrieved, trust: Trust) -> Decision:
        """Whether something is right for the client's body is a question of health."""
        sources = tuple(one.source() for one in retrieved.found[:3])
        if retrieved.body:
            return replace(by_intent(Intent.MEDICAL, trust.probability, language), sources=sources)
        return handed_over(
            TriggerType.LOW_CONFIDENCE, language, confidence=trust.probability, sources=sources
        )
