"""Photos, documents, voice and the like; and files on their way back to the bot."""

from collections.abc import Awaitable, Callable

from sandbox.media import MediaKind
from sandbox.telegram.calls import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.media_bodies import media_content, store_file
from sandbox.telegram.parameters import Parameters
from sandbox.telegram.sending import send
from sandbox.telegram.state import StoredFile
from sandbox.telegram.texts import read_caption
from sandbox.wire import Json

DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024


def send_media(kind: MediaKind) -> Callable[[Call], Awaitable[Json]]:
    """The method `send{kind}`: takes an upload, `attach://name` or a known `file_id`."""

    async def method(call: Call) -> Json:
        chat = call.chat()
        file = _file(call, kind, kind)
        caption = {} if kind is MediaKind.STICKER else read_caption(call)
        seconds = call.parameters.integer("duration") or 0
        message = send(call, chat, media_content(kind, file, seconds=seconds) | caption)
        return call.wire(chat, message)

    return method


async def send_media_group(call: Call) -> list[Json]:
    chat = call.chat()
    items = call.parameters.structure("media") or []
    if not 2 <= len(items) <= 10:
        raise bad_request("number of media in the album must be between 2 and 10")
    album = str(chat.next_message_id)
    return [call.wire(chat, send(call, chat, _album_item(call, item, album))) for item in items]


def _album_item(call: Call, item: Json, album: str) -> Json:
    kind = MediaKind(item["type"])
    one = Call(call.network, call.bot, Parameters(item | {kind: item["media"]}, call.parameters.uploads))
    return media_content(kind, _file(one, kind, kind)) | read_caption(one) | {"media_group_id": album}


def _file(call: Call, name: str, kind: MediaKind) -> StoredFile:
    given = call.parameters.text(name)
    upload = call.parameters.uploads.get(given.removeprefix("attach://") if given else name)
    if upload is not None:
        if not upload.data:
            raise bad_request("file must be non-empty")
        return store_file(call.network, kind, data=upload.data, name=upload.name, mime=upload.mime)
    if given in call.network.state.files:
        return call.network.state.files[given]
    if not given:
        raise bad_request(f"there is no {name} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    raise bad_request("wrong file identifier/HTTP URL specified")


async def get_file(call: Call) -> Json:
    file = call.network.state.files.get(call.parameters.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_LIMIT_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.id[-12:],
        "file_size": file.size,
        "file_path": file.path,
    }
