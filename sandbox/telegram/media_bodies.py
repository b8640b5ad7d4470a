"""Files inside Telegram: stored once, described per kind of message."""

import secrets

from sandbox.media import MediaKind
from sandbox.telegram.network import Network
from sandbox.telegram.state import StoredFile
from sandbox.wire import Json

_EXTENSIONS = {"photo": "jpg", "voice": "oga", "audio": "mp3", "video": "mp4", "sticker": "webp"}


def store_file(network: Network, kind: MediaKind, *, data: bytes, name: str, mime: str) -> StoredFile:
    file_id = f"SB{secrets.token_hex(16)}"
    extension = name.rpartition(".")[2] if "." in name else _EXTENSIONS.get(kind, "bin")
    stored = StoredFile(
        id=file_id, path=f"{kind}s/{file_id}.{extension}", name=name, mime=mime, size=len(data)
    )
    network.blobs.put(file_id, data)
    network.state.files[file_id] = stored
    return stored


def media_content(kind: MediaKind, file: StoredFile, *, seconds: int = 0) -> Json:
    """The field of Message that shows `file` as `kind`."""
    common: Json = {"file_id": file.id, "file_unique_id": file.id[-12:], "file_size": file.size}
    named = common | {"file_name": file.name or file.path.rpartition("/")[2], "mime_type": file.mime}
    match kind:
        case MediaKind.PHOTO:
            return {"photo": [common | {"width": 800, "height": 600}]}
        case MediaKind.VOICE:
            return {"voice": common | {"duration": seconds, "mime_type": file.mime}}
        case MediaKind.AUDIO:
            return {"audio": named | {"duration": seconds}}
        case MediaKind.VIDEO:
            return {"video": named | {"width": 640, "height": 360, "duration": seconds}}
        case MediaKind.STICKER:
            flags = {"type": "regular", "is_animated": False, "is_video": False}
            return {"sticker": common | flags | {"width": 512, "height": 512}}
        case MediaKind.DOCUMENT:
            return {"document": named}
