"""Arguments of any call, made of what belongs to one business."""

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, EnumType
from inspect import Parameter, signature
from typing import Any
from uuid import UUID

import numpy as np

from desk.tenant import Tenant
from tests.integration.isolation.twins import MEANT, Twin

TABLE_OF = {
    "conversation_id": "conversations",
    "user_id": "users",
    "handover_id": "handovers",
    "message_id": "messages",
    "item_id": "knowledge_items",
    "blob_id": "blobs",
    "alert_id": "alerts",
    "proposal_id": "knowledge_proposals",
    "gap_id": "knowledge_gaps",
    "upload_id": "uploads",
}
"""Whose id a parameter of that name is; any other id is tried with every row's."""


class Arguments:
    """`any_id` stands wherever a name does not say whose id is meant, `key` where a lease names its thing;
    of columns of one name that of the table `home` is taken first. `asking` is whose `client_id` is given;
    `bare`: lists are empty."""

    def __init__(
        self,
        one: Twin,
        any_id: UUID,
        *,
        key: str = "",
        home: str = "",
        asking: UUID | None = None,
        bare: bool = False,
    ) -> None:
        self._bare = bare
        self._one, self._any_id, self._key, self._home = one, any_id, key or str(any_id), home
        self._asking = asking or one.tenant.id
        self.used: set[str] = {str(any_id)}
        """What the call was told itself: to hear it again is no leak."""
        self.varies = False
        """Whether the call would get others with another `any_id`."""

    async def call(self, call: Callable[..., Any], **given: Any) -> Any:
        """With values for every parameter that is not given."""
        hints = typing.get_type_hints(call)
        made, several = dict(given), []
        for name, parameter in signature(call).parameters.items():
            if parameter.kind is Parameter.VAR_POSITIONAL:
                several.append(self._made(hints[name], name))
            elif name not in made:
                made[name] = self._made(hints[name], name)
        return await call(*several, **made)

    def _made(self, kind: Any, name: str) -> Any:
        value = self._of_kind(kind, name)
        if isinstance(value, UUID | str | int) and not isinstance(value, bool):
            self.used.add(str(value))
        return value

    def _of_kind(self, kind: Any, name: str) -> Any:
        origin = typing.get_origin(kind)
        if origin is not None:
            return self._of_generic(origin, typing.get_args(kind), name)
        if kind is Tenant:
            return self._one.tenant
        if is_dataclass(kind) and isinstance(kind, type):
            hints = typing.get_type_hints(kind)
            return kind(**{one.name: self._made(hints[one.name], one.name) for one in fields(kind)})
        return _member(kind) if isinstance(kind, EnumType) else self._plain(kind, name)

    def _of_generic(self, origin: Any, inner: tuple[Any, ...], name: str) -> Any:
        if origin in {typing.Union, types.UnionType}:
            return self._made(next(one for one in inner if one is not type(None)), name)
        if origin is np.ndarray:
            return np.zeros((3, 8), np.float32)
        if issubclass(origin, Mapping):
            return {one: self._made(inner[1], name) for one in self._ids()} if inner[0] is UUID else {}
        if self._bare:
            return ()
        return tuple(self._ids()) if inner[0] is UUID else (self._made(inner[0], name),)

    def _plain(self, kind: Any, name: str) -> Any:
        plain: Mapping[Any, Callable[[], Any]] = {
            UUID: lambda: self._id(name),
            int: lambda: self._number(name),
            str: lambda: self._words(name),
            float: lambda: 0.5,
            bool: lambda: True,
            bytes: lambda: b"bytes",
            datetime: lambda: datetime(2100, 1, 1, tzinfo=UTC),
            date: lambda: date(2100, 1, 1),
            time: lambda: time(12, 0),
            timedelta: lambda: timedelta(minutes=1),
            Any: lambda: None,
        }
        assert kind in plain, f"how is a {kind} for {name} made? Say it here."
        return plain[kind]()

    def _id(self, name: str) -> UUID:
        if name == "client_id":
            return self._asking
        known = self._one.ids.get(TABLE_OF.get(name, name))
        self.varies |= known is None
        return known or self._any_id

    def _ids(self) -> list[UUID]:
        every = list(self._one.ids.values())
        self.used |= set(map(str, every))
        return every

    def _number(self, name: str) -> int:
        """What stands in a column of that name; else one that is good for a limit, too."""
        return self._like(self._one.numbers, name) or 1

    def _words(self, name: str) -> str:
        """What stands in a column of that name; else a word that is nobody's."""
        self.varies |= name == "key"
        named = {
            "key": self._key,
            "digits": self._one.words["users.phone"],
            "words": self._one.words["knowledge_items.question"],
        }
        return named.get(name) or self._like(self._one.words, name) or "word"

    def _like(self, known: Mapping[str, Any], name: str) -> Any:
        """By the last part of a column's name: `topic_id` is in `telegram_topic_id`."""
        alike = [key for key in known if f"_{key.rpartition('.')[2]}".endswith(f"_{name}")]
        first = sorted(alike, key=lambda key: not key.startswith(f"{self._home}."))
        return known[first[0]] if first else None


def _member(kind: EnumType) -> Enum:
    """The one that stands in the rows, where one does."""
    values = [one for value in MEANT.values() for one in (value if isinstance(value, tuple) else (value,))]
    members: list[Enum] = list(kind)
    return next((member for member in members if member.value in values), members[0])
