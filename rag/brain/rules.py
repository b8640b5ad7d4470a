"""What the owner wants done with a class of messages: a person, the knowledge, or the owner's own words."""

from dataclasses import replace

from desk.decision import Action, Decision, Turn
from desk.message import Role
from desk.policy import Matter, Policy, Treatment
from rag.brain.asking import ABOUT_A_RULE, Asking
from rag.brain.decisions import by_intent
from rag.brain.questions import Questions
from rag.brain.trail import Trail
from rag.intents.kinds import POLICY, Intent
from rag.understanding.reading import Part, Understanding
from rag.understanding.verdict import CLAUSE_THRESHOLD, SENTENCE_THRESHOLD

_RULED = {Intent(matter.value): matter for matter in Matter}


class Rules:
    def __init__(self, *, asking: Asking, questions: Questions) -> None:
        self._asking = asking
        self._questions = questions

    async def decide(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision | None:
        """None where the bot does what it would do without rules."""
        intent = _strictest(turn, understanding)
        if intent not in _RULED:
            return None
        policy = turn.tenant.policy(_RULED[intent])
        trail.steps["rule"] = {"matter": intent.value, "treatment": policy.treatment.value}
        decided = await self._treated(turn, understanding, intent, policy, trail)
        if decided is not None or _usually_the_bots(intent, policy):
            return decided
        return by_intent(intent, understanding.probability, understanding.language.reply)

    async def _treated(
        self, turn: Turn, understanding: Understanding, intent: Intent, policy: Policy, trail: Trail
    ) -> Decision | None:
        if policy.treatment is Treatment.PERSON or _not_surely(intent, understanding):
            return None
        if policy.treatment is Treatment.TEMPLATE:
            return await self._in_own_words(turn, understanding, intent, policy, trail)
        if intent is Intent.BOOKING or (
            intent in POLICY and await self._about_a_rule(understanding, intent, trail)
        ):
            return await self._answered(turn, understanding, trail)
        return None

    async def _about_a_rule(self, understanding: Understanding, intent: Intent, trail: Trail) -> bool:
        """Every sentence of the class asks, and none of them demands."""
        texts = [part.text for part in understanding.parts if part.whole and part.intent is intent]
        asks = await self._asking.about_a_rule(texts)
        trail.steps["rule"]["asks"] = round(asks, 3)
        return asks >= ABOUT_A_RULE

    async def _in_own_words(
        self, turn: Turn, understanding: Understanding, intent: Intent, policy: Policy, trail: Trail
    ) -> Decision | None:
        """Once in a talk: whoever is not helped by it gets a person. What is asked beside is answered too."""
        language = understanding.language.reply
        text = policy.text(language, turn.tenant.languages)
        if not text or any(said.role is Role.BOT and text in said.text for said in turn.history):
            return None
        decision = Decision(
            action=Action.ANSWER,
            text=text,
            language=language,
            reason=f"rule:{intent.value}",
            confidence=understanding.probability,
        )
        if intent is Intent.QUESTION or not understanding.questions:
            return decision
        beside = replace(understanding, question=" ".join(understanding.questions))
        answered = await self._answered(turn, beside, trail)
        return answered and replace(
            decision,
            text=f"{text}\n\n{answered.text}",
            sources=answered.sources,
            confidence=answered.confidence,
        )

    async def _answered(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision | None:
        decision = await self._questions.answer(turn, understanding, trail)
        return decision if decision.action is Action.ANSWER else None


def _strictest(turn: Turn, understanding: Understanding) -> Intent:
    """Of several classes in one turn the one that the owner leaves to a person."""
    if understanding.intent not in POLICY:
        return understanding.intent
    found = [part.intent for part in understanding.parts if part.intent in POLICY and _clear(part)]
    strict = (one for one in (understanding.intent, *found) if _left_to_a_person(turn, one))
    return next(strict, understanding.intent)


def _left_to_a_person(turn: Turn, intent: Intent) -> bool:
    return turn.tenant.policy(_RULED[intent]).treatment is Treatment.PERSON


def _clear(part: Part) -> bool:
    return part.probability >= (SENTENCE_THRESHOLD if part.whole else CLAUSE_THRESHOLD)


def _not_surely(intent: Intent, understanding: Understanding) -> bool:
    """What is milder than a person is for what is surely of that class."""
    return intent in POLICY and not any(
        part.intent is intent and _clear(part) for part in understanding.parts
    )


def _usually_the_bots(intent: Intent, policy: Policy) -> bool:
    """A question or idle talk that is not left to a person is the bot's own to answer."""
    return intent in {Intent.QUESTION, Intent.OFF_TOPIC} and policy.treatment is Treatment.ANSWER
