"""How a bot hears of things: long polling or a webhook, never both."""

import re
import time

from sandbox.telegram.calls import Call
from sandbox.telegram.errors import Refusal, bad_request
from sandbox.telegram.state import Webhook
from sandbox.telegram.updates import confirm_before
from sandbox.wire import Json

POLL_LIMIT_SECONDS = 50


async def get_updates(call: Call) -> list[Json]:
    bot, network = call.bot, call.network
    if bot.webhook is not None:
        raise Refusal(
            409,
            "Conflict: can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first",
        )
    poll = network.polls.begin(bot)
    network.updates_arrived.fire()
    _remember_wanted(call)
    confirm_before(bot, call.parameters.integer("offset") or 0)
    limit = call.parameters.integer("limit") or 100
    deadline = time.monotonic() + min(call.parameters.integer("timeout") or 0, POLL_LIMIT_SECONDS)
    while not bot.queue and (left := deadline - time.monotonic()) > 0 and not network.feed.closed:
        await network.updates_arrived.wait(left)
        network.polls.check(bot, poll)
    return bot.queue[:limit]


async def set_webhook(call: Call) -> bool:
    url = call.parameters.text("url")
    secret_token = call.parameters.text("secret_token")
    if secret_token and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret_token):
        raise bad_request("secret token contains unallowed characters")
    if url and not url.startswith(("http://", "https://")):
        raise bad_request("bad webhook: invalid webhook URL specified")
    _remember_wanted(call)
    _drop_pending(call)
    call.bot.webhook = Webhook(url=url, secret_token=secret_token) if url else None
    call.network.updates_arrived.fire()
    return True


async def delete_webhook(call: Call) -> bool:
    _drop_pending(call)
    call.bot.webhook = None
    return True


async def get_webhook_info(call: Call) -> Json:
    webhook = call.bot.webhook
    info: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(call.bot.queue),
    }
    if call.bot.allowed_updates:
        info["allowed_updates"] = call.bot.allowed_updates
    if webhook and webhook.last_error_date:
        info["last_error_date"] = webhook.last_error_date
        info["last_error_message"] = webhook.last_error_message
    return info


def _remember_wanted(call: Call) -> None:
    wanted = call.parameters.structure("allowed_updates")
    if wanted is not None:
        call.bot.allowed_updates = list(wanted)


def _drop_pending(call: Call) -> None:
    if call.parameters.flag("drop_pending_updates"):
        call.bot.queue.clear()
