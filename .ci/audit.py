"""Known vulnerabilities of the locked libraries: `audit.py requirements.lock [options of pip-audit]`.

Ends with 1 when there is one. Where the data can't be had, one line says that nothing was looked up.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ASK_SECONDS = 15
"""For one library: whether anybody answers at all."""
ALL_SECONDS = 180


def main(lock: Path, options: Sequence[str]) -> int:
    first = audited(_first_of(lock), options, ASK_SECONDS)
    found = audited(lock.read_text("utf-8"), options, ALL_SECONDS) if first else None
    if not found:
        print("audit skipped: nobody who knows vulnerabilities can be asked from here")  # noqa: T201
        return 0
    for library in found:
        for vulnerability in library["vulns"]:
            fixed = ", ".join(vulnerability["fix_versions"]) or "nothing yet"
            told = f"{library['name']} {library['version']}: {vulnerability['id']}, fixed in {fixed}"
            print(told)  # noqa: T201
    count = sum(bool(library["vulns"]) for library in found)
    print(f"audit: {len(found)} libraries looked up, {count} vulnerable")  # noqa: T201
    return 1 if count else 0


def audited(requirements: str, options: Sequence[str], seconds: float) -> list[dict[str, Any]] | None:
    """The libraries that are known there; None when nobody answered in time."""
    with tempfile.TemporaryDirectory() as folder:
        asked, answer = Path(folder, "asked.txt"), Path(folder, "answer.json")
        asked.write_text(requirements, "utf-8")
        command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--timeout", "5"]
        files = ["--requirement", str(asked), "--format", "json", "--output", str(answer)]
        try:
            subprocess.run([*command, *files, *options], capture_output=True, timeout=seconds, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            return None
        if not answer.exists():
            return None
        libraries = json.loads(answer.read_text("utf-8"))["dependencies"]
    return [library for library in libraries if "skip_reason" not in library]


def _first_of(lock: Path) -> str:
    """With its hashes, which stand in the lines after it."""
    lines = lock.read_text("utf-8").splitlines()
    begin = next(number for number, line in enumerate(lines) if line[:1].isalnum())
    end = next(number for number, line in enumerate(lines[begin:], begin) if not line.endswith("\\"))
    return "\n".join(lines[begin : end + 1]) + "\n"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
