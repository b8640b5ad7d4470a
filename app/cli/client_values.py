"""What an operator types about a business, as the desk keeps it."""

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import typer

from app.cli.environment import TOKEN_SHAPE, is_bot_token
from app.phrases import LOCALES

GREATEST_ID = 2**63


def meant(key: str, value: str) -> Any:
    """The value of a setting. Raises BadParameter with what to type instead."""
    reading = _READINGS.get(key)
    if reading is None:
        return value
    try:
        return reading(value)
    except (ValueError, LookupError) as error:
        raise typer.BadParameter(f"{key}: {error}") from None


def _group(value: str) -> int | None:
    if not value:
        return None
    number = _number(value)
    if number >= 0:
        raise ValueError(f"«{value}» is a person; a group with topics begins with -100.")
    return number


def _owners(value: str) -> tuple[int, ...]:
    return tuple(_number(part) for part in _parts(value))


def _number(value: str) -> int:
    try:
        number = int(value)
    except ValueError:
        raise ValueError(f"«{value}» is no number; Telegram ids are numbers.") from None
    if abs(number) >= GREATEST_ID:
        raise ValueError(f"«{value}» is too long for a Telegram id.")
    return number


def _languages(value: str) -> tuple[str, ...]:
    known = sorted(folder.name for folder in LOCALES.iterdir())
    parts = _parts(value.lower())
    if not parts or not set(parts) <= set(known):
        raise ValueError(f"«{value}» is not spoken; there are: {', '.join(known)}.")
    return parts


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, LookupError):
        raise ValueError(f"there is no time zone «{value}»; one is Asia/Almaty.") from None
    return value


def _bot_token(value: str) -> str:
    if value and not is_bot_token(value):
        raise ValueError(f"this is no bot token: {TOKEN_SHAPE}.")
    return value


def _name(value: str) -> str:
    if not value:
        raise ValueError("a business has a name.")
    return value


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


_READINGS: Mapping[str, Callable[[str], Any]] = {
    "name": _name,
    "timezone": _timezone,
    "language": _languages,
    "telegram_chat_id": _group,
    "owner_telegram_id": _owners,
    "telegram_bot_token": _bot_token,
}


def is_on(key: str, value: str) -> bool:
    """Raises BadParameter."""
    if value.lower() not in {"on", "off"}:
        raise typer.BadParameter(f"{key} is on or off, not «{value}».")
    return value.lower() == "on"
