"""Signed addresses under which ChatFlow fetches a file for a while."""

import base64
import binascii
import hmac
import struct
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desk.message import Media

LIFETIME = timedelta(hours=3)
"""Longer than ChatFlow may keep a message waiting; each new try gets a new link."""

_CLAIMS = struct.Struct(">16s16sQ")  # client, blob, Unix second of expiry
_SIGNATURE_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedFile:
    client_id: UUID
    blob_id: UUID


class MediaLinks:
    """Signed with the first of the keys, newest first; read with any of them, so that a change of the key
    breaks no link. `base` is asked at each link, because a local address is known only once the server
    listens; an empty one means that nobody outside can reach this service."""

    def __init__(
        self, *, secret_keys: Sequence[str], base: Callable[[], str], lifetime: timedelta = LIFETIME
    ) -> None:
        self._keys = [_derived(key) for key in secret_keys]
        self._base = base
        self._lifetime = lifetime

    @property
    def reachable(self) -> bool:
        return bool(self._base())

    def link(self, client_id: UUID, media: Media) -> str:
        """The name at the end is what the receiver's phone shows for a document. Raises ValueError when
        the file is not in the store."""
        if media.blob_id is None:
            raise ValueError("only a stored file can be linked")
        name = f"/{quote(media.file_name, safe='')}" if media.file_name else ""
        return f"{self._base().rstrip('/')}/media/{self._token(client_id, media.blob_id)}{name}"

    def read(self, token: str) -> LinkedFile | None:
        """None for whatever is not a valid link now."""
        try:
            packed = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
        except (UnicodeEncodeError, binascii.Error):
            return None
        claims, signature = packed[:-_SIGNATURE_BYTES], packed[-_SIGNATURE_BYTES:]
        if not self._signed(claims, signature) or len(claims) != _CLAIMS.size:
            return None
        client_id, blob_id, expires_at = _CLAIMS.unpack(claims)
        if expires_at < time.time():
            return None
        return LinkedFile(client_id=UUID(bytes=client_id), blob_id=UUID(bytes=blob_id))

    def _token(self, client_id: UUID, blob_id: UUID) -> str:
        expires_at = int(time.time() + self._lifetime.total_seconds())
        claims = _CLAIMS.pack(client_id.bytes, blob_id.bytes, expires_at)
        return base64.urlsafe_b64encode(claims + _signature(self._keys[0], claims)).decode()

    def _signed(self, claims: bytes, signature: bytes) -> bool:
        return any(hmac.compare_digest(signature, _signature(key, claims)) for key in self._keys)


def _derived(secret_key: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"media links").derive(secret_key.encode())


def _signature(key: bytes, claims: bytes) -> bytes:
    return hmac.digest(key, claims, "sha256")
