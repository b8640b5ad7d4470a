"""A message is brought to its client by the courier of the client's channel."""

from collections.abc import Mapping

from desk.conversation import Channel
from desk.errors import FileUnavailable
from desk.ports import Courier, Desks, Tenants
from desk.usecases.bring_media import BringMedia
from desk.work import ClaimedWork, Failed, Outcome, Retry


class SendMessage:
    """A carrier of SEND."""

    def __init__(
        self, *, desks: Desks, tenants: Tenants, couriers: Mapping[Channel, Courier], bring: BringMedia
    ) -> None:
        self._desks = desks
        self._tenants = tenants
        self._couriers = couriers
        self._bring = bring

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        async with self._desks(claimed.client_id) as desk:
            message = await desk.messages.get(claimed.work.subject_id)
            conversation = await desk.conversations.get(message.conversation_id)
        courier = self._couriers.get(conversation.contact.channel)
        if courier is None:
            return Failed(error=f"Nothing is sent to {conversation.contact.channel} yet.")
        try:
            ready = await self._bring(claimed.client_id, message)
        except FileUnavailable as error:
            return Retry(error=str(error))
        return await courier.send(await self._tenants.get(claimed.client_id), conversation, ready)
