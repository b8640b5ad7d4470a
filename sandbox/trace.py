"""Why the app decided as it did: its own trace of one client message."""

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from sandbox.wire import Json
from sandbox.world import SandboxWorld

PATIENCE = ClientTimeout(total=10)


async def fetch_trace(world: SandboxWorld, slug: str, message_id: str) -> Json:
    """`{"decision": {…} | null, "status": …}` from the app, or `{"problem": a sentence}`."""
    if world.app is None:
        return {"problem": "Приложение ещё не подключено."}
    address = URL(world.app.url) / "admin" / "trace" / slug / message_id
    headers = {"Authorization": f"Bearer {world.app.admin_token}"}
    try:
        async with (
            ClientSession(timeout=PATIENCE) as session,
            session.get(address, headers=headers) as answer,
        ):
            if answer.status == 404:
                return {"problem": "Приложение не знает этого сообщения."}
            if not answer.ok:
                return {"problem": f"Приложение ответило {answer.status}."}
            trace: Json = await answer.json()
            return trace
    except (ClientError, TimeoutError, OSError, ValueError):
        return {"problem": "Приложение сейчас не отвечает."}
