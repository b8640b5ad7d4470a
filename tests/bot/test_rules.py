"""The owner reads and changes the rules in the group."""

from typing import Any

from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import ForceReply, InlineKeyboardMarkup

from desk.policy import TEXT_LENGTH, USUAL, Matter, Policy, Treatment
from storage.tenants import PostgresTenants
from tests.bot.house import AIGUL, GROUP, OWNER, House


def offered(markup: Any) -> list[str]:
    assert isinstance(markup, InlineKeyboardMarkup)
    return [button.callback_data or "" for row in markup.inline_keyboard for button in row]


async def policy(tenants: PostgresTenants, house: House, matter: Matter) -> Policy:
    return (await tenants.get(house.tenant.id)).policy(matter)


async def test_rules_stand_in_words_with_a_button_for_each(house: House) -> None:
    """/rules shows who deals with what, in the team's language."""
    await house.write(OWNER, None, "/rules")
    [page] = house.telegram.of(SendMessage)
    assert "Возврат денег — человек" in page.text
    assert "не пишите мне" in page.text
    assert offered(page.reply_markup) == [f"rules_{matter}" for matter in Matter]


async def test_one_press_changes_a_rule(house: House, tenants: PostgresTenants) -> None:
    """The page of the rule shows what holds now."""
    await house.press(OWNER, "rules_refund")
    opened = house.telegram.of(EditMessageText)[-1]
    assert "rule_refund.answer" in offered(opened.reply_markup)
    assert "rule_refund.template" not in offered(opened.reply_markup)
    await house.press(OWNER, "rule_refund.answer")
    assert (await policy(tenants, house, Matter.REFUND)).treatment is Treatment.ANSWER
    changed = house.telegram.of(EditMessageText)[-1]
    assert "Сейчас отвечает: бот" in (changed.text or "")
    await house.press(OWNER, "rules_all")
    assert offered(house.telegram.of(EditMessageText)[-1].reply_markup)[0] == "rules_question"


async def test_own_words_are_written_as_a_reply(house: House, tenants: PostgresTenants) -> None:
    """The bot asks for the words, and a reply to that becomes what clients get, in that language."""
    await house.press(OWNER, "words_cancel.kk")
    asked = house.telegram.of(SendMessage)[-1]
    assert isinstance(asked.reply_markup, ForceReply)
    await house.write(OWNER, None, "Үш сағат бұрын <ескертіңіз>", reply_to_message=asking(asked.text))
    own = await policy(tenants, house, Matter.CANCEL)
    assert own == Policy(treatment=Treatment.TEMPLATE, texts={"kk": "Үш сағат бұрын <ескертіңіз>"})
    assert "&lt;ескертіңіз&gt;" in house.telegram.of(SendMessage)[-1].text
    await house.press(OWNER, "rule_cancel.person")
    await house.press(OWNER, "rule_cancel.template")
    assert await policy(tenants, house, Matter.CANCEL) == own


async def test_words_that_do_not_fit_are_refused(house: House, tenants: PostgresTenants) -> None:
    """The owner is told how many characters there may be."""
    await house.press(OWNER, "words_cancel.ru")
    asked = house.telegram.of(SendMessage)[-1]
    await house.write(OWNER, None, "а" * (TEXT_LENGTH + 1), reply_to_message=asking(asked.text))
    assert house.telegram.of(SendMessage)[-1].text.startswith("Текст слишком длинный")
    assert await policy(tenants, house, Matter.CANCEL) == USUAL[Matter.CANCEL]


async def test_own_words_need_words(house: House, tenants: PostgresTenants) -> None:
    """A button of an old page can't choose what is not there."""
    await house.press(OWNER, "rule_cancel.template")
    assert house.telegram.of(AnswerCallbackQuery)[-1].show_alert
    assert await policy(tenants, house, Matter.CANCEL) == USUAL[Matter.CANCEL]


async def test_only_the_owner_changes_rules(house: House, tenants: PostgresTenants) -> None:
    """Whoever else asks or presses is told so."""
    await house.write(AIGUL, None, "/rules")
    assert house.telegram.of(SendMessage)[-1].text == "Правила меняет только владелец."
    for data in ("rules_refund", "rule_refund.answer", "words_refund.ru"):
        await house.press(AIGUL, data)
        assert house.telegram.of(AnswerCallbackQuery)[-1].text == "Правила меняет только владелец."
    assert await policy(tenants, house, Matter.REFUND) == USUAL[Matter.REFUND]


async def test_rules_never_reach_a_client(house: House) -> None:
    """In a client's topic the owner is sent to the general one."""
    await house.ask()
    topic_id = (await house.conversation()).topic_id
    await house.write(OWNER, topic_id, "/rules")
    assert "General" in house.telegram.of(SendMessage)[-1].text
    assert house.whatsapp.sent == []


def asking(text: str) -> dict[str, Any]:
    return {
        "message_id": 901,
        "date": 1,
        "chat": {"id": GROUP, "type": "supergroup"},
        "from": {"id": 1001, "is_bot": True, "first_name": "Бот"},
        "text": text,
    }
