"""The talk kept in one JSON file: read at start, written shortly after changes, replaced as a whole."""

import asyncio
import os
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from sandbox.chatflow.state import ChatFlowState
from sandbox.signal import Signal
from sandbox.telegram.state import TelegramState

FILE = "sandbox.json"
QUIET_SECONDS = 0.3
"""Changes within it share one write; a kill loses at most this much talk."""
ID_GAP = 1000
"""More ids than anyone gives out within `QUIET_SECONDS`: what a kill forgot is never numbered again."""


@dataclass(slots=True, kw_only=True)
class WorldState:
    telegram: TelegramState = field(default_factory=TelegramState)
    chatflow: ChatFlowState = field(default_factory=ChatFlowState)


_STATE = TypeAdapter(WorldState)


def load_state(folder: Path) -> WorldState:
    """What was saved in `folder`, with ids moved past everything ever given out; a new world when nothing."""
    file = folder / FILE
    if not file.is_file():
        return WorldState()
    state = _STATE.validate_json(file.read_bytes())
    state.telegram.skip_ids(ID_GAP)
    state.chatflow.skip_ids(ID_GAP)
    return state


def save_state(folder: Path, state: WorldState) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{FILE}.new"
    with unfinished.open("wb") as file:
        file.write(_STATE.dump_json(state))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(folder / FILE)


async def keep_saved(folder: Path, state: WorldState, changed: Signal) -> None:
    """Save at once and after each change, until cancelled; the last state is saved on the way out."""
    saved = -1
    try:
        while True:
            if changed.count == saved:
                await changed.wait()
            await asyncio.sleep(QUIET_SECONDS)
            saved = changed.count
            save_state(folder, state)
    finally:
        save_state(folder, state)
