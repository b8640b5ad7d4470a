"""The talk outlives the process."""

from pathlib import Path

import pytest
from aiogram.exceptions import TelegramBadRequest

from sandbox import SandboxWorld, running_sandbox
from sandbox.snapshot import save_state
from tests.sandbox.conftest import GROUP, MANAGER, PHONE, SALON, AppStandIn, bot_at


def world_in(folder: Path) -> SandboxWorld:
    world = SandboxWorld(folder)
    world.seed(SALON)
    return world


async def test_topics_messages_and_files_are_there_after_a_restart(tmp_path: Path, app: AppStandIn) -> None:
    first = world_in(tmp_path)
    first.connect_app(app.url)
    async with running_sandbox(first) as address:
        bot = bot_at(address)
        topic = await bot.create_forum_topic(GROUP, "Асель")
        first.telegram.people.write(GROUP, MANAGER, "отвечаю", thread_id=topic.message_thread_id)
        await first.clients.write("salon", PHONE, "привет")
        await bot.session.close()
    second = world_in(tmp_path)
    async with running_sandbox(second) as address:
        bot = bot_at(address)
        sent = await bot.send_message(GROUP, "я вернулся", message_thread_id=topic.message_thread_id)
        updates = await bot.get_updates()
        await bot.session.close()
    assert [one.message.text for one in updates if one.message and one.message.text] == ["отвечаю"]
    assert sent.message_id > topic.message_thread_id + 1
    assert [one.text for one in second.chatflow.phone("salon", PHONE).messages] == ["привет"]


async def test_changes_are_saved_without_a_clean_end(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    async with running_sandbox(world):
        world.telegram.people.write(GROUP, MANAGER, "раз")
        await world.until(lambda: "раз" in _saved(tmp_path))


async def test_ids_given_out_after_the_last_save_are_never_reused(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    save_state(tmp_path, world.state)
    lost = world.telegram.people.open_topic(GROUP, MANAGER, "потерянная")
    revived = world_in(tmp_path)
    async with running_sandbox(revived) as address:
        bot = bot_at(address)
        with pytest.raises(TelegramBadRequest, match="message thread not found"):
            await bot.send_message(GROUP, "x", message_thread_id=lost.thread_id)
        assert (await bot.send_message(GROUP, "x")).message_id > lost.thread_id
        await bot.session.close()


def _saved(folder: Path) -> str:
    file = folder / "sandbox.json"
    return file.read_text(encoding="utf-8") if file.is_file() else ""
