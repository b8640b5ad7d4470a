"""The language of one message."""

import re
from dataclasses import dataclass

from rag.language.latin import in_cyrillic
from rag.language.model import features, language_model

_WORD = re.compile(r"[^\W\d_]{2,}")
_KAZAKH_LETTER = re.compile(r"[әіңғүұқөһ]", re.IGNORECASE)
FEW = 2
UNSURE, UNSURE_OF_FEW = 0.1, 0.49
"""How far from even the share of Kazakh must lie to decide: «кератин» is a word of both languages."""
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|@\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    kind: str
    """ru, kk, mixed, translit or en."""
    reply: str
    """ru, kk or en: the language to answer in."""
    readable: str
    """The text as models understand it best: Latin typing is put back into Cyrillic."""


def detect(text: str, *, hint: str) -> Language:
    """`hint` answers for what has no words of its own: «ок», «👍», «2»."""
    plain = _ADDRESS.sub(" ", text)
    if not _WORD.search(plain):
        return Language(kind=hint, reply=hint, readable=text)
    shares = _shares(plain)
    kind = max(shares, key=lambda name: shares[name])
    if kind == "translit":
        readable = in_cyrillic(text)
        return Language(
            kind=kind,
            reply=_cyrillic_reply(_shares(in_cyrillic(plain)), hint, unsure=UNSURE),
            readable=readable,
        )
    if kind == "en":
        return Language(kind=kind, reply="en", readable=text)
    few = len(_WORD.findall(plain)) <= FEW and not _KAZAKH_LETTER.search(plain)
    reply = _cyrillic_reply(shares, hint, unsure=UNSURE_OF_FEW if few else UNSURE)
    return Language(kind=kind, reply=reply, readable=text)


def _shares(text: str) -> dict[str, float]:
    model = language_model().linear
    row = model.probabilities(features([text]))[0]
    return {name: float(share) for name, share in zip(model.classes, row, strict=True)}


def _cyrillic_reply(shares: dict[str, float], hint: str, *, unsure: float) -> str:
    """Who mixes both speaks Kazakh; a message that could be either follows the earlier ones."""
    kazakh = shares["kk"] + shares["mixed"]
    share = kazakh / max(kazakh + shares["ru"], 1e-9)
    if abs(share - 0.5) < unsure and hint in {"ru", "kk"}:
        return hint
    return "kk" if share >= 0.5 else "ru"
