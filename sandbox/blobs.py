"""Bytes of uploaded files: in memory, or in a folder that survives restarts."""

from pathlib import Path


class Blobs:
    """`name` is made by the sandbox itself (hexadecimal), never by a client."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._memory: dict[str, bytes] = {}
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def put(self, name: str, data: bytes) -> None:
        if self._folder is None:
            self._memory[name] = data
        else:
            (self._folder / name).write_bytes(data)

    def get(self, name: str) -> bytes | None:
        if self._folder is None:
            return self._memory.get(name)
        path = self._folder / name
        return path.read_bytes() if path.is_file() else None
