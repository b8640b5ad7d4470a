"""What a draft must be before a client may read it. Each check names what is wrong in words that the
repairing prompt repeats."""

import re
from collections.abc import Sequence

from rag.answering.drafts import Draft, DraftPart
from rag.answering.secrecy import told_away
from rag.figures import figures
from rag.language.detect import detect
from rag.privacy import links
from rag.retrieval.found import Found
from rag.understanding.parts import word_count

MOST_SENTENCES = 3
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s+[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ])|[.!?…]+\s*$")
_NAME = re.compile(r"(?<![.!?…]\s)(?<!^)(?<![«\"(])\b[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w'-]{2,}")
_HANDLE = re.compile(r"@\w+")


def problems(draft: Draft, sources: Sequence[Found], *, language: str, known: str) -> list[str]:
    """Empty when nothing is wrong. `known`: names that may be used freely (the business, the question)."""
    if not draft.text:
        return ["the answer is empty"]
    found = [
        problem for part in draft.parts if part.text.strip() for problem in _of_part(part, sources, known)
    ]
    if len(_SENTENCE_END.findall(draft.text)) > MOST_SENTENCES:
        found.append(f"more than {MOST_SENTENCES} sentences")
    if word_count(draft.text) >= 4 and detect(draft.text, hint=language).reply != language:
        found.append(f"the language is not {language}")
    return found


def _of_part(part: DraftPart, sources: Sequence[Found], known: str) -> list[str]:
    if not part.sources:
        return ["a sentence names no source"]
    strangers = [number for number in part.sources if not 1 <= number <= len(sources)]
    if strangers:
        return [f"there is no source {strangers[0]}"]
    cited = "\n".join(_text(sources[number - 1]) for number in part.sources)
    return [
        *told_away(part.text, cited),
        *_figures(part.text, cited),
        *_links(part.text, cited),
        *_names(part.text, f"{cited}\n{known}"),
    ]


def _text(found: Found) -> str:
    return f"{found.item.question}\n{found.item.answer}"


def _figures(text: str, cited: str) -> list[str]:
    strange = sorted(figures(text) - figures(cited))
    return [f"the number {strange[0]} is not in the cited source"] if strange else []


def _links(text: str, cited: str) -> list[str]:
    strange = sorted((links(text) | set(_HANDLE.findall(text))) - links(cited) - set(_HANDLE.findall(cited)))
    return [f"the address {strange[0]} is not in the cited source"] if strange else []


def _names(text: str, cited: str) -> list[str]:
    """A capital letter inside a sentence is a name; endings may differ from the source's."""
    lowered = cited.lower()
    for name in _NAME.findall(text):
        stem = name.lower()[: max(3, len(name) - 3)]
        if stem not in lowered:
            return [f"the name {name} is not in the cited source"]
    return []
