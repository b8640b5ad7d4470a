"""A bot's queue of updates: numbered, kept until confirmed."""

from sandbox.telegram.state import Bot
from sandbox.wire import Json

ONLY_WHEN_ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
HISTORY = 1000
"""Updates remembered after they were confirmed, so that they can be delivered a second time."""


def queue_update(bot: Bot, kind: str, payload: Json) -> Json | None:
    """None when the bot's `allowed_updates` leave this kind out."""
    wanted = kind in bot.allowed_updates if bot.allowed_updates else kind not in ONLY_WHEN_ASKED_FOR
    if not wanted:
        return None
    update = {"update_id": bot.next_update_id, kind: payload}
    bot.next_update_id += 1
    bot.queue.append(update)
    bot.history.append(update)
    del bot.history[:-HISTORY]
    return update


def confirm_before(bot: Bot, offset: int) -> None:
    """Forget updates with a smaller id; a negative offset keeps that many of the last ones."""
    if offset < 0:
        del bot.queue[:offset]
    elif offset > 0:
        bot.queue[:] = [update for update in bot.queue if update["update_id"] >= offset]


def queue_again(bot: Bot, update_id: int) -> None:
    """Deliver an old update once more, under its old id; KeyError when it is not remembered."""
    for update in bot.history:
        if update["update_id"] == update_id:
            bot.queue.append(update)
            return
    raise KeyError(update_id)
