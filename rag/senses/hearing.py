"""Spoken words by an OpenAI-compatible server's `audio/transcriptions`."""

from math import exp
from statistics import fmean
from typing import Any

from openai import AsyncOpenAI

from desk.message import Media
from desk.perception import Perception

LEAST_LOGPROB = -0.7
"""Mean of a segment's tokens; Whisper itself decodes anew below −1."""
MOST_SILENCE = 0.6
"""Whisper's own bound on the probability that nobody speaks."""
LEAST_TOKEN = exp(LEAST_LOGPROB)
_EXTENSIONS = {
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/mp3": "mp3",
    "audio/mp4": "m4a",
    "audio/aac": "m4a",
    "audio/x-m4a": "m4a",
    "audio/webm": "webm",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
}


class Ears:
    """Models named `whisper…` tell how sure they are by segments, `gpt…` ones by tokens."""

    def __init__(self, client: AsyncOpenAI, model: str) -> None:
        self._client = client
        self._model = model

    async def hear(self, media: Media, content: bytes, *, business: str) -> Perception | None:
        """None for silence. Raises the client's errors."""
        mimetype = media.mimetype.partition(";")[0].strip().lower()
        name = f"voice.{_EXTENSIONS.get(mimetype, 'ogg')}"
        told = await self._client.audio.transcriptions.create(
            model=self._model, file=(name, content, mimetype), prompt=business, **self._manner()
        )
        words = " ".join(str(getattr(told, "text", "")).split())
        return Perception(words=words, sure=_sure(told)) if words else None

    def _manner(self) -> dict[str, Any]:
        if self._model.startswith("gpt"):
            return {"response_format": "json", "include": ["logprobs"]}
        return {"response_format": "verbose_json"}


def _sure(told: Any) -> bool:
    """A server that tells nothing of it is believed."""
    segments, tokens = getattr(told, "segments", None), getattr(told, "logprobs", None)
    if segments:
        return all(_clear(segment) for segment in segments)
    logprobs = [one.logprob for one in tokens or () if one.logprob is not None]
    return not logprobs or exp(fmean(logprobs)) >= LEAST_TOKEN


def _clear(segment: Any) -> bool:
    logprob, silence = getattr(segment, "avg_logprob", 0.0), getattr(segment, "no_speech_prob", 0.0)
    return (logprob or 0.0) >= LEAST_LOGPROB and (silence or 0.0) <= MOST_SILENCE
