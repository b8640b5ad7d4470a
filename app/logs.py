"""One JSON object a line, with the correlation id of what is being worked on, and no secrets."""

import json
import logging
import re
import sys
import traceback
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from loguru import logger

from desk.correlation import current

if TYPE_CHECKING:
    from loguru import Message

_MASKS = (
    (re.compile(r"\b\d{3,}:[A-Za-z0-9_-]{20,}"), "<telegram token>"),
    (re.compile(r"(?i)\b((?:webhook_)?secret|token|key|password)=[^&\s\"']+"), r"\1=<hidden>"),
    (re.compile(r"(?i)bearer\s+\S+"), "Bearer <hidden>"),
    (re.compile(r"(?<![\w-])\+?7\d{6}(\d{4})(?![\w-])"), r"<phone …\1>"),
    (re.compile(r"//[^/\s:@]+:[^/\s@]+@"), "//<hidden>@"),
)


def mask(text: str) -> str:
    """Without what looks like a token, a password or a whole phone number."""
    for pattern, shown in _MASKS:
        text = pattern.sub(shown, text)
    return text


def configure_logs(level: str, target: IO[str] | Path | None = None) -> None:
    """To `target`: standard error if not given, appended if a file. The libraries' logs come along."""
    stream = _opened(target) if isinstance(target, Path) else target or sys.stderr
    logger.remove()
    logger.add(
        lambda message: _write(stream, message),
        level=level.upper(),
        diagnose=False,
        backtrace=False,
        format=_bare,
    )
    logging.basicConfig(handlers=[_Forward()], level=logging.WARNING, force=True)


def _opened(path: Path) -> IO[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("a", encoding="utf-8")


def _bare(_: Any) -> str:
    return "{message}"


def _write(stream: IO[str], message: "Message") -> None:
    record = message.record
    line: dict[str, Any] = {
        "time": record["time"].isoformat(),
        "level": record["level"].name,
        "message": mask(record["message"]),
        "where": f"{record['name']}:{record['line']}",
        "correlation_id": current(),
        **{key: mask(str(value)) for key, value in record["extra"].items()},
    }
    if record["exception"] and record["exception"].value:
        line["error"] = mask("".join(traceback.format_exception(record["exception"].value)))
    stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    stream.flush()


class _Forward(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        logger.opt(exception=record.exc_info).log(record.levelname, "{}", record.getMessage())
