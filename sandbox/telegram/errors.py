"""Refusals in the Bot API's own words: clients match on these descriptions."""

from sandbox.wire import Json


class Refusal(Exception):
    """`ok: false` with an HTTP status, a description and perhaps `parameters`."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters or {}


def bad_request(what: str) -> Refusal:
    return Refusal(400, f"Bad Request: {what}")


def forbidden(what: str) -> Refusal:
    return Refusal(403, f"Forbidden: {what}")


def not_enough_rights(to_do: str) -> Refusal:
    return bad_request(f"not enough rights to {to_do}")


def flooded(retry_after_seconds: int) -> Refusal:
    return Refusal(
        429, f"Too Many Requests: retry after {retry_after_seconds}", {"retry_after": retry_after_seconds}
    )


def upgraded(new_chat_id: int) -> Refusal:
    return Refusal(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": new_chat_id},
    )
