"""JSON in, a checked command, JSON out."""

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

from aiohttp import web
from pydantic import Base64Bytes, ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from sandbox.media import Media, MediaKind
from sandbox.wire import Json

STRICT = ConfigDict(extra="forbid")
Digits = Annotated[str, StringConstraints(pattern=r"^\d{5,15}$")]
C = TypeVar("C")


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Attachment:
    """A file in a command: `base64` holds its bytes."""

    kind: MediaKind
    base64: Base64Bytes
    mime: str
    name: str = ""
    seconds: int = 0

    def media(self, caption: str) -> Media:
        return Media(
            kind=self.kind,
            data=self.base64,
            mime=self.mime,
            name=self.name,
            caption=caption,
            seconds=self.seconds,
        )


def add_command(app: web.Application, path: str, shape: type[C], act: Callable[[C], Awaitable[Json]]) -> None:
    """Serve `POST path`. 400 for a wrong body, 404 for unknown names, 415 unless the body is JSON.

    The content type matters: it keeps other sites' forms from driving a sandbox on this machine.
    """
    adapter = TypeAdapter(shape)

    async def handle(request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="send application/json")
        try:
            command = adapter.validate_json(await request.read())
            return web.json_response(await act(command))
        except ValidationError as error:
            problems = error.errors(include_url=False, include_input=False, include_context=False)
            return web.json_response({"problem": "wrong body", "details": problems}, status=400)
        except KeyError as error:
            return web.json_response({"problem": f"unknown: {error.args[0]}"}, status=404)
        except RuntimeError as error:
            return web.json_response({"problem": str(error)}, status=409)

    app.router.add_post(path, handle)
