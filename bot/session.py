"""HTTP towards the Bot API."""

from http import HTTPStatus

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientConnectorError, ConnectionTimeoutError

REQUEST_SECONDS = 60.0
"""For a whole call, uploads of up to 20 MB included."""


class NotReached(TelegramNetworkError):
    """The call never left: there was no connection."""


class Session(AiohttpSession):
    """Knows a gateway's HTML page of an error for what it is, and keeps addresses, which contain the
    token, out of its errors."""

    def __init__(self, api_base: str) -> None:
        super().__init__(api=TelegramAPIServer.from_base(api_base), timeout=REQUEST_SECONDS)

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError:
            if status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
                raise
            raise TelegramServerError(method=method, message=f"HTTP {status_code}") from None

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's own parameter
    ) -> TelegramType:
        try:
            return await super().make_request(bot, method, timeout)
        except TelegramEntityTooLarge:
            raise
        except TelegramNetworkError as error:
            cause = error.__cause__
            never_left = isinstance(cause, ClientConnectorError | ConnectionTimeoutError)
            kind = NotReached if never_left else TelegramNetworkError
            raise kind(method=method, message=type(cause).__name__) from None
