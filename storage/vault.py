"""Secrets at rest: sealed with the newest key, opened with any key that was ever given."""

import base64
import hashlib
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class KeyLost(Exception):
    """SECRET_KEY does not open the secrets in the database: give back the key they were stored with."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class Vault:
    """`keys`: newest first. Any text will do as a key; a Fernet key is used as it is."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys or not all(keys):
            raise ValueError("a vault needs at least one key")
        fernets = [_fernet(key) for key in keys]
        self._newest = fernets[0]
        self._fernet = MultiFernet(fernets)

    def seal(self, secret: str) -> bytes | None:
        return self._fernet.encrypt(secret.encode()) if secret else None

    def open(self, sealed: bytes | None) -> str:
        """Raises KeyLost."""
        if sealed is None:
            return ""
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken as error:
            raise KeyLost from error

    def reseal(self, sealed: bytes) -> bytes | None:
        """The same secret under the newest key; None when that key opens it already. Raises KeyLost."""
        try:
            self._newest.decrypt(sealed)
        except InvalidToken:
            return self._newest.encrypt(self.open(sealed).encode())
        return None


def _fernet(key: str) -> Fernet:
    try:
        return Fernet(key)
    except ValueError:
        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))
