"""One turn, one decision: the order of the rules."""

from dataclasses import replace

from desk.decision import Action, Decision, Turn
from desk.handover import TriggerType
from desk.message import MediaKind, Message
from desk.ports import Phrasebook
from rag.booking.collector import Collector
from rag.booking.reminder import Reminder
from rag.booking.replies import Replies
from rag.booking.subject import about_the_service
from rag.brain.choice import chosen, offered
from rag.brain.decisions import by_intent, handed_over
from rag.brain.heard import ask_if_heard, confirmed, misheard, said_back
from rag.brain.questions import Questions
from rag.brain.rules import Rules
from rag.brain.trail import Trail
from rag.embedding.remembered import remembering
from rag.intents.kinds import ALWAYS_A_PERSON, POLICY, Intent
from rag.talk.small import SmallTalk
from rag.understanding.reader import Reader
from rag.understanding.reading import Understanding

_TALK = frozenset({Intent.SMALL_TALK, Intent.ACKNOWLEDGEMENT, Intent.OFF_TOPIC, Intent.INJECTION})
_NAMED = POLICY | {Intent.BOOKING}
"""Classes that tell a person more than that a file came."""

SURELY_A_BOOKING = 0.7
"""Of what clients of fourteen businesses wrote, all but two of 59 wishes for a time are surer, and 15 of 22
questions that only sound like one are not."""


class RagBrain:
    """Implements desk.ports.Brain."""

    def __init__(
        self,
        *,
        reader: Reader,
        rules: Rules,
        replies: Replies,
        collector: Collector,
        remind: Reminder,
        questions: Questions,
        talk: SmallTalk,
        phrasebook: Phrasebook,
    ) -> None:
        self._reader = reader
        self._rules = rules
        self._replies = replies
        self._collector = collector
        self._remind = remind
        self._questions = questions
        self._talk = talk
        self._phrasebook = phrasebook

    async def decide(self, turn: Turn) -> Decision:
        trail = Trail()
        with trail.timed("total"), remembering():
            decision = await self._decide(turn, trail)
        return replace(decision, trace=trail.steps)

    async def _decide(self, turn: Turn, trail: Trail) -> Decision:
        if turn.booking and turn.booking.forgotten(turn.now):
            turn = replace(turn, booking=None)
        if not turn.text and not turn.opted_out:
            return replace(_wordless(turn), booking=turn.booking)
        turn = confirmed(turn)
        with trail.timed("understand"):
            understanding = await self._reader.read(turn)
        trail.steps["understood"] = understanding.trace()
        if turn.opted_out:
            return _to_opted_out(understanding)
        return await self._act(turn, understanding, trail)

    async def _act(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision:
        """A booking that is being gathered goes on after everything that can't wait, and before the rest."""
        understanding = await self._replies.understood(turn, understanding)
        urgent = _choice(turn) or _demand(turn, understanding) or self._doubt(turn, understanding)
        if urgent is not None:
            return self._remind(turn, urgent)
        gathered = await self._collector.go_on(turn, understanding, trail)
        return gathered or self._remind(turn, await self._usually(turn, understanding, trail))

    async def _usually(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision:
        understanding = about_the_service(turn, understanding)
        ruled = await self._rules.decide(turn, understanding, trail)
        if ruled is not None and ruled.action is Action.BOOKING:
            answer = await self._answer_first(turn, understanding, trail)
            return answer or await self._collector.begin(turn, understanding, trail)
        if ruled is not None:
            return ruled
        if understanding.intent in _TALK:
            return await self._talk.reply(turn, understanding)
        return await self._questions.answer(turn, understanding, trail)

    async def _answer_first(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision | None:
        """«Грумер в понедельник есть?» may wish for a time, and may only ask."""
        if understanding.probability >= SURELY_A_BOOKING:
            return None
        answer = await self._questions.answer(turn, understanding, trail)
        return answer if answer.action is Action.ANSWER else None

    def _doubt(self, turn: Turn, understanding: Understanding) -> Decision | None:
        """What was not heard well enough to be acted on."""
        language = understanding.language.reply
        return misheard(turn, language) or ask_if_heard(turn, language, self._phrasebook)


def _choice(turn: Turn) -> Decision | None:
    """The client's reply to a clarifying question."""
    if said_back(turn):
        return None
    option = chosen(turn.messages, offered(turn))
    if option is None:
        return None
    return Decision(
        action=Action.ANSWER, text=option.text, language=turn.language, reason="option_chosen", confidence=1.0
    )


def _demand(turn: Turn, understanding: Understanding) -> Decision | None:
    """What no rule of the owner changes, before anything is looked up."""
    intent, language = understanding.intent, understanding.language.reply
    if intent is Intent.OPT_OUT:
        return _consent(Action.OPTOUT, understanding)
    unseen = any(_unseen(message) for message in turn.messages)
    if intent in ALWAYS_A_PERSON or (unseen and intent in _NAMED):
        return by_intent(intent, understanding.probability, language)
    if unseen:
        return handed_over(TriggerType.MEDIA, language)
    if offered(turn) and not said_back(turn) and intent is Intent.ACKNOWLEDGEMENT:
        return handed_over(TriggerType.LOW_CONFIDENCE, language, reason="none_of_the_options")
    return None


def _wordless(turn: Turn) -> Decision:
    """A sticker is a smile; anything else may hold the question."""
    if any(_unseen(message) for message in turn.messages):
        return handed_over(TriggerType.MEDIA, turn.language)
    return Decision(action=Action.IGNORE, language=turn.language, reason="wordless")


def _unseen(message: Message) -> bool:
    media = message.media
    return media is not None and media.kind is not MediaKind.STICKER and not media.words


def _to_opted_out(understanding: Understanding) -> Decision:
    if understanding.intent is Intent.OPT_IN:
        return _consent(Action.OPTIN, understanding)
    return handed_over(TriggerType.OPTED_OUT, understanding.language.reply)


def _consent(action: Action, understanding: Understanding) -> Decision:
    return Decision(
        action=action,
        language=understanding.language.reply,
        reason=f"intent:{understanding.intent.value}",
        confidence=understanding.probability,
    )
