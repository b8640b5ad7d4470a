"""Who asks this machine what time it is: hardly anybody, because the database says it for all."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("app", "bot", "desk", "rag", "storage", "whatsapp")
MEASURING = "app/bench/"
"""It stands outside of what it measures."""
ASKING = {"time.time", "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.localtime"}
ALLOWED = {
    "app/cli/bench.py": "dates a report",
    "app/schedule.py": "plans when to look; whether a tick is due the database decides",
    "app/strangers.py": "parts refused calls into minutes, which any clock does",
    "desk/decision.py": "a question that is asked by a command and stored nowhere",
    "bot/slots.py": "a first guess, until Redis has told its time",
    "rag/teaching/teacher.py": "the day from which «до пятницы» is counted",
    "whatsapp/media_links.py": "a link lives for hours, and each try of a delivery makes a new one",
}


def askers() -> Iterator[str]:
    """`path: call` of every place that asks for the time of day."""
    for part in PARTS:
        for path in sorted((ROOT / part).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name in ALLOWED or name.startswith(MEASURING):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and ast.unparse(node) in ASKING:
                    yield f"{name}:{node.lineno}: {ast.unparse(node)}"


def test_nothing_is_decided_by_this_machines_clock() -> None:
    """Ages, leases, ticks and reminders are the database's; pauses are counted by `monotonic`."""
    assert list(askers()) == []


def test_every_exception_is_still_one() -> None:
    for name in ALLOWED:
        assert any(call in (ROOT / name).read_text(encoding="utf-8") for call in ASKING), name
