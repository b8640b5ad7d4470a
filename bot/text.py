"""Text within Telegram's limits, which count UTF-16 units."""

from html import escape as html_escape

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024
ELLIPSIS = "…"


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """The first `limit` units, no character halved."""
    return text.encode("utf-16-le", "surrogatepass")[: limit * 2].decode("utf-16-le", "ignore")


def escaped(text: str) -> str:
    """Ready to stand in an HTML message."""
    return html_escape(text, quote=False)


def excerpt(text: str, limit: int) -> str:
    """Escaped, on one line or several as it was, at most `limit` units long with its escapes."""
    text = text.strip()
    if utf16_length(escaped(text)) <= limit:
        return escaped(text)
    return escaped(text[: _fitting(text, limit - 1)].rstrip()) + ELLIPSIS


def parts(text: str, limit: int = MESSAGE_LIMIT) -> list[str]:
    """The text in pieces that each fit when escaped, parted at the last line end or space that leaves
    a piece at least half full. Not escaped yet."""
    pieces: list[str] = []
    rest = text.strip()
    while rest:
        end = _fitting(rest, limit)
        if end < len(rest):
            end = _seam(rest, end)
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return pieces


def _fitting(text: str, limit: int) -> int:
    """How many characters fit into `limit` units once escaped."""
    room = limit
    for place, character in enumerate(text):
        room -= utf16_length(escaped(character))
        if room < 0:
            return place
    return len(text)


def _seam(text: str, end: int) -> int:
    for separator in ("\n", " "):
        found = text.rfind(separator, end // 2, end)
        if found > 0:
            return found
    return end
