"""What kills, outages and refusals have left behind; by its name this file comes last of the fleet's."""

from tests.chaos.fleet import Fleet
from tests.chaos.leaks import leaks


async def test_logs_metrics_and_admin_answers_hold_no_secret_and_no_whole_phone(fleet: Fleet) -> None:
    assert await leaks(fleet) == []
