"""Turns let acknowledgements and people's words go first."""

import asyncio
import time

from app.giving_way import ROUND_SECONDS, give_way


def long_rounds(rounds: list[int], *, most: float) -> None:
    """Holds the event loop for that many rounds, each of them too long."""
    time.sleep(4 * ROUND_SECONDS)
    rounds.append(len(rounds))
    if len(rounds) < most:
        asyncio.get_running_loop().call_soon(lambda: long_rounds(rounds, most=most))


async def test_new_turns_wait_until_the_loop_is_up_to_date() -> None:
    """A manager's message then finds a short queue."""
    rounds: list[int] = []
    asyncio.get_running_loop().call_soon(lambda: long_rounds(rounds, most=6))
    await give_way()
    assert len(rounds) == 6


async def test_what_never_ends_is_not_waited_for() -> None:
    ended = False

    def without_end() -> None:
        time.sleep(2 * ROUND_SECONDS)
        if not ended:
            asyncio.get_running_loop().call_soon(without_end)

    without_end()
    await give_way()
    ended = True
