"""The bot is asked from the command line: nothing is stored or sent."""

import json

from sandbox import SandboxWorld
from tests.e2e.process import Service
from tests.e2e.shop import Shop

KEYS = {"action", "text", "options", "reason", "confidence", "sources", "trace", "seconds"}


async def test_each_line_is_asked_in_a_talk_of_its_own(
    salon: Shop, service: Service, world: SandboxWorld
) -> None:
    delivered = len(world.chatflow.deliveries)
    asked = "Сколько стоит укладка?\nПозовите человека\nспасибо\n"
    ended = await service.command("ask", "salon", "-", "--json", stdin=asked)
    assert ended.code == 0, ended.err
    answers = [json.loads(line) for line in ended.out.splitlines()]
    assert [answer["action"] for answer in answers] == ["answer", "human", "smalltalk"]
    assert all(answer.keys() >= KEYS for answer in answers)
    assert "6 000" in answers[0]["text"]
    assert answers[0]["sources"]
    assert len(world.chatflow.deliveries) == delivered


async def test_one_question_gets_one_line(cakes: Shop, service: Service) -> None:
    ended = await service.command("ask", "cakes", "Сколько стоит медовик?", "--json")
    assert ended.code == 0, ended.err
    assert "9 500" in json.loads(ended.out)["text"]


async def test_unknown_business_is_one_clear_line(service: Service, salon: Shop) -> None:
    ended = await service.command("ask", "nobody", "Где вы?")
    assert ended.code != 0
    (line,) = ended.err.strip().splitlines()
    assert "nobody" in line
    assert "salon" in line
