"""Icons that topics may have. The emoji are Telegram's default set, the ids are the sandbox's own."""

from pathlib import Path

from sandbox.wire import Json

EMOJI = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split()
COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
"""The only colours `createForumTopic` takes, 0xRRGGBB."""

EMOJI_BY_ID = {str(5_300_000_000_000_000_001 + place): emoji for place, emoji in enumerate(EMOJI)}


def stickers() -> list[Json]:
    """What `getForumTopicIconStickers` answers."""
    return [
        {
            "file_id": f"topic-icon-{custom_emoji_id}",
            "file_unique_id": f"icon{custom_emoji_id}",
            "type": "custom_emoji",
            "width": 100,
            "height": 100,
            "is_animated": True,
            "is_video": False,
            "emoji": emoji,
            "set_name": "TopicIcons",
            "custom_emoji_id": custom_emoji_id,
            "needs_repainting": False,
        }
        for custom_emoji_id, emoji in EMOJI_BY_ID.items()
    ]
