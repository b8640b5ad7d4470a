"""What is said to people, from `locales/`, in Project Fluent."""

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LOCALES = Path(__file__).parent.parent / "locales"
FALLBACK = "ru"


class FluentPhrasebook:
    """An unknown language falls back to Russian; an unknown key is a bug and raises KeyError."""

    def say(self, key: str, language: str, **values: str | int) -> str:
        bundle = _bundle(language if (LOCALES / language).is_dir() else FALLBACK)
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(message.value, values)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language, FALLBACK], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
