"""`run.py` whose bot only says back what it was asked, hatched as often as it is killed.

The libraries are loaded once; each replica is a fork that has opened nothing yet, so that a start takes
moments. With the argument `answering` the bot is the real one. CLOCK_AHEAD_SECONDS sets a replica's own
clock wrong, DIES_BEFORE_ANSWERING kills it once it has stored a webhook. A line of JSON a request: `hatch`
gives a pid, `ended` gives an exit code once there is one.
"""

import json
import os
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).parents[2])

from tests.chaos.clock import VARIABLE, set_wrong  # noqa: E402 -- found only once the path is set
from tests.chaos.death import VARIABLE as DYING  # noqa: E402
from tests.chaos.death import die_before_answering  # noqa: E402


def main() -> None:
    import app.application  # noqa: PLC0415 -- found only once the path is set
    import app.cli.main  # noqa: PLC0415
    from tests.chaos.echo import open_echo  # noqa: PLC0415

    if "answering" not in sys.argv:
        vars(app.application)["open_rag"] = open_echo
    hatched: set[int] = set()
    for line in sys.stdin:
        request = json.loads(line)
        if "hatch" in request:
            pid = _hatch(**request["hatch"])
            hatched.add(pid)
            answer: int | None = pid
        else:
            answer = _ended(request["ended"])
            if answer is not None:
                hatched.discard(request["ended"])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    for pid in hatched:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _hatch(arguments: list[str], folder: str, environment: dict[str, str], log: str) -> int:
    if pid := os.fork():
        return pid
    _become(arguments, folder, environment, log)
    raise AssertionError("a replica never comes back")


def _become(arguments: list[str], folder: str, environment: dict[str, str], log: str) -> None:
    code = 1
    try:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        with Path(log).open("ab") as output, Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), 0)
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
        if seconds := environment.get(VARIABLE):
            set_wrong(float(seconds))
        if environment.get(DYING):
            die_before_answering()
        code = _run(arguments)
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(code)


def _run(arguments: list[str]) -> int:
    from app.cli.main import main  # noqa: PLC0415

    sys.argv = ["run.py", *arguments]
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _ended(pid: int) -> Any:
    with suppress(ChildProcessError):
        ended, status = os.waitpid(pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if ended else None
    return 0


if __name__ == "__main__":
    main()
