"""Who may wait lets others go first.

All work shares one event loop. A message is acknowledged and a manager's words are brought in a dozen short
steps, and each of them waits for one round of the loop: a round must not hold the steps of a hundred turns.
"""

import asyncio
import time

ROUND_SECONDS = 0.002
"""A round of the loop that takes longer has much to do."""
ROUNDS = 50
"""After so many long ones the loop is busy with something else, and waiting helps nobody."""


async def give_way() -> None:
    """Returns when the event loop is up to date, or in vain after a tenth of a second or two."""
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await asyncio.sleep(0)
        if time.perf_counter() - began < ROUND_SECONDS:
            return
        await asyncio.sleep(ROUND_SECONDS)
