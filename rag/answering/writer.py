"""Has an LLM put the sources into an answer, and lets nothing through that they do not say."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.decision import Turn
from rag.answering.checks import problems
from rag.answering.drafts import BadDraft, Draft, Sufficiency
from rag.answering.port import Llm, LlmUnavailable, Reply
from rag.answering.promises import PromiseCheck
from rag.answering.prompts import ANSWER, messages, repaired
from rag.intents.kinds import Intent
from rag.retrieval.found import Found
from rag.vectors import JsonDict

SOURCES = 6
DEADLINE_SECONDS = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """`text` is empty when there is nothing that may be sent. `sufficiency` is None when the LLM gave no
    opinion at all: it was away, or spoke nonsense."""

    text: str = ""
    sufficiency: Sufficiency | None = None
    wants_person: bool = False
    wants: Intent | None = None
    """What the client is after, by the first draft: a repair is about the words alone."""
    cited: tuple[Found, ...] = ()
    trace: JsonDict = field(default_factory=dict)


class Writer:
    def __init__(self, llm: Llm, promises: PromiseCheck) -> None:
        self._llm = llm
        self._promises = promises

    async def write(self, turn: Turn, question: str, language: str, found: Sequence[Found]) -> Written:
        """Never raises because the LLM is away, slow or confused; two calls at most, one deadline."""
        trace: JsonDict = {"prompt": ANSWER, "tries": []}
        began = time.perf_counter()
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                return await self._write(turn, question, language, found[:SOURCES], trace)
        except TimeoutError:
            self._llm.cut_off()
            trace["failure"] = "too slow"
        except (LlmUnavailable, BadDraft) as error:
            trace["failure"] = str(error)
        finally:
            trace["ms"] = round((time.perf_counter() - began) * 1000)
        return Written(trace=trace)

    async def _write(
        self, turn: Turn, question: str, language: str, sources: Sequence[Found], trace: JsonDict
    ) -> Written:
        asked = messages(
            business=turn.tenant.name,
            language=language,
            question=question,
            history=turn.history,
            sources=sources,
        )
        known = f"{turn.tenant.name} {question}"
        reply = await self._llm.draft(asked, patience_seconds=DEADLINE_SECONDS)
        wants = reply.draft.wants
        trace["wants"] = wants.value if wants else None
        wrong = await self._wrong(reply, sources, language, known, trace)
        if wrong:
            asked = repaired(asked, reply.draft.text, wrong)
            reply = await self._llm.draft(asked, patience_seconds=DEADLINE_SECONDS)
            wrong = await self._wrong(reply, sources, language, known, trace)
        draft = reply.draft
        return Written(
            text="" if wrong or draft.sufficiency is Sufficiency.NO else draft.text,
            sufficiency=draft.sufficiency,
            wants_person=draft.needs_person,
            wants=wants,
            cited=() if wrong else _cited(draft, sources),
            trace=trace,
        )

    async def _wrong(
        self, reply: Reply, sources: Sequence[Found], language: str, known: str, trace: JsonDict
    ) -> list[str]:
        draft = reply.draft
        wrong: list[str] = []
        if draft.sufficiency is not Sufficiency.NO and not draft.needs_person:
            wrong = problems(draft, sources, language=language, known=known)
            if not wrong:
                cited = "\n".join(one.item.answer for one in _cited(draft, sources))
                wrong = await self._promises.problems(draft.text, cited)
        trace["sufficiency"] = draft.sufficiency.value
        trace["tries"].append({"tokens": reply.tokens, "ms": reply.milliseconds, "checks": wrong})
        return wrong


def _cited(draft: Draft, sources: Sequence[Found]) -> tuple[Found, ...]:
    numbers = dict.fromkeys(number for part in draft.parts for number in part.sources)
    return tuple(sources[number - 1] for number in numbers if 1 <= number <= len(sources))
