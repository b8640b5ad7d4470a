"""Files that people sent to the bot, fetched from Telegram."""

from asyncio import timeout
from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiohttp import ClientError

from bot.bots import BotMissing, Bots
from bot.problems import Problems
from desk.errors import FileUnavailable
from desk.message import Media
from desk.ports import Phrasebook
from desk.tenant import Tenant

DOWNLOAD_SECONDS = 60


class TelegramFiles:
    """Of at most 20 MB: more no bot gets from Telegram (core.telegram.org/bots/api#getfile)."""

    def __init__(self, *, bots: Bots, phrasebook: Phrasebook) -> None:
        self._bots = bots
        self._phrasebook = phrasebook
        self._problems = Problems(phrasebook)

    async def download(self, tenant: Tenant, media: Media) -> bytes:
        """Raises FileUnavailable, without the file's address, which contains the bot's token."""
        try:
            return await self._fetch(self._bots.for_tenant(tenant), media.telegram_file_id)
        except TelegramBadRequest as refused:
            key = "file-too-large" if "too big" in refused.message.lower() else "file-gone"
        except (AiogramError, BotMissing) as error:
            raise FileUnavailable(self._problems.say(error, tenant.team_language)) from None
        except (ClientError, OSError, TimeoutError):
            key = "file-interrupted"
        raise FileUnavailable(self._phrasebook.say(key, tenant.team_language))

    async def _fetch(self, bot: Bot, file_id: str) -> bytes:
        file = await bot.get_file(file_id)
        content = BytesIO()
        async with timeout(DOWNLOAD_SECONDS):
            await bot.download_file(file.file_path or "", content, timeout=DOWNLOAD_SECONDS)
        return content.getvalue()
