"""Updates pushed to bots' webhooks: one after another per bot, again and again until accepted."""

import asyncio
import time

from aiohttp import ClientError, ClientSession, ClientTimeout

from sandbox.telegram.double import TelegramDouble
from sandbox.telegram.state import Bot, Webhook

PATIENCE = ClientTimeout(total=60)
FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 5.0


class WebhookDelivery:
    """Run `serve()` for as long as the double lives."""

    def __init__(self, double: TelegramDouble) -> None:
        self._double = double
        self._busy: set[str] = set()

    async def serve(self) -> None:
        async with ClientSession(timeout=PATIENCE) as session, asyncio.TaskGroup() as couriers:
            while True:
                for bot in self._waiting():
                    self._busy.add(bot.token)
                    couriers.create_task(self._carry(bot, session))
                await self._double.network.updates_arrived.wait(1.0)

    def _waiting(self) -> list[Bot]:
        bots = self._double.state.bots.values()
        return [bot for bot in bots if bot.webhook and bot.queue and bot.token not in self._busy]

    async def _carry(self, bot: Bot, session: ClientSession) -> None:
        pause = FIRST_PAUSE_SECONDS
        try:
            while bot.webhook and bot.queue:
                if await self._accepted(bot, bot.webhook, session):
                    pause = FIRST_PAUSE_SECONDS
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        finally:
            self._busy.discard(bot.token)

    async def _accepted(self, bot: Bot, webhook: Webhook, session: ClientSession) -> bool:
        update = bot.queue[0]
        if self._double.faults.is_down:
            return False
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret_token} if webhook.secret_token else {}
        try:
            async with session.post(webhook.url, json=update, headers=headers) as answer:
                problem = "" if answer.ok else f"Wrong response from the webhook: {answer.status}"
        except (ClientError, TimeoutError, OSError) as error:
            problem = f"Connection failed: {type(error).__name__}"
        if problem:
            webhook.last_error_date, webhook.last_error_message = int(time.time()), problem
            return False
        if update in bot.queue:
            bot.queue.remove(update)
        self._double.network.feed.changed.fire()
        return True
