"""The key to the secrets in the database: from SECRET_KEY, or made on the first start."""

import os
import secrets
from pathlib import Path

from app.settings import Settings


def secret_keys(settings: Settings) -> list[str]:
    """Newest first; several in SECRET_KEY are parted by commas."""
    given = settings.secret_key.get_secret_value()
    if given:
        return [key.strip() for key in given.split(",") if key.strip()]
    return [kept_secret(settings.data_dir / "secret.key")]


def kept_secret(path: Path) -> str:
    """What the file holds; made, readable by its owner alone, when there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(32))
    return path.read_text(encoding="ascii").strip()
