"""Files travel both ways."""

import pytest

from sandbox import Media, MediaKind, SandboxWorld
from tests.e2e.businesses import SALON_MANAGER
from tests.e2e.escalated import escalated
from tests.e2e.shop import Shop

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c63f8ffff3f0005fe02fea7cd9cb80000000049454e44ae426082"
)
PHOTO = Media(kind=MediaKind.PHOTO, data=PNG, mime="image/png", name="ногти.png", caption="вот такие хочу")
VOICE = Media(kind=MediaKind.VOICE, data=b"OggS" + bytes(60), mime="audio/ogg", name="voice.ogg", seconds=4)


async def test_voice_message_goes_to_a_person_with_the_file(salon: Shop, world: SandboxWorld) -> None:
    client = salon.client()
    await client.send(VOICE)
    topic = await client.topic()
    assert "не может посмотреть или прослушать" in topic.card["text"]
    await world.until(lambda: any("voice" in one for one in topic.messages))
    (shown,) = [one["voice"] for one in topic.messages if "voice" in one]
    assert world.blobs.get(shown["file_id"]) == VOICE.data


@pytest.mark.parametrize("by_address", [False, True], ids=["inside", "by address"])
async def test_clients_photo_appears_in_the_topic(salon: Shop, world: SandboxWorld, by_address: bool) -> None:
    client, topic = await escalated(salon)
    await client.write(media=PHOTO, media_base=f"{world.address}/chatflow" if by_address else "")
    await world.until(lambda: any("photo" in one for one in topic.messages))
    (shown,) = [one for one in topic.messages if "photo" in one]
    assert PHOTO.caption in shown["caption"]
    assert world.blobs.get(shown["photo"][-1]["file_id"]) == PNG


async def test_managers_photo_reaches_the_client(salon: Shop, world: SandboxWorld) -> None:
    client, topic = await escalated(salon)
    topic.write(SALON_MANAGER, media=PHOTO)
    await client.hear(2)
    bubble = world.chatflow.phone(salon.slug, client.known.phone).messages[-1]
    assert bubble.text == PHOTO.caption
    assert bubble.media is not None
    assert world.blobs.get(bubble.media["file_id"]) == PNG
