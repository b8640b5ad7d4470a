"""Senses that are opened and closed with the service."""

from typing import Protocol

from desk.message import Media
from desk.perception import Perception
from desk.ports import Senses
from desk.tenant import Tenant


class ModelSenses(Senses, Protocol):
    async def close(self) -> None: ...


class NoSenses:
    """Where no model is configured a person listens and looks."""

    async def perceive(self, _: Tenant, __: Media, ___: bytes, ____: str) -> Perception | None:
        return None

    async def close(self) -> None:
        """Nothing is open."""
