"""A message is brought to its client by the courier of the client's channel."""

from collections.abc import Mapping

from desk.conversation import Channel
from desk.errors import FileUnavailable
from desk.limits import USUAL, Limits
from desk.message import Message, Role
from desk.ports import Courier, Desk, Desks, Phrasebook, Tenants
from desk.usecases.bring_media import BringMedia
from desk.work import ASKED_FOR, ClaimedWork, Failed, Outcome, Retry


class SendMessage:
    """A carrier of SEND."""

    def __init__(
        self,
        *,
        desks: Desks,
        tenants: Tenants,
        couriers: Mapping[Channel, Courier],
        bring: BringMedia,
        phrasebook: Phrasebook,
        limits: Limits = USUAL,
    ) -> None:
        self._desks = desks
        self._tenants = tenants
        self._couriers = couriers
        self._bring = bring
        self._phrasebook = phrasebook
        self._limits = limits

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        tenant = await self._tenants.get(claimed.client_id)
        async with self._desks(claimed.client_id) as desk:
            message = await desk.messages.get(claimed.work.subject_id)
            conversation = await desk.conversations.get(message.conversation_id)
            late = await self._is_late(desk, claimed, message)
        if late:
            return Failed(error=self._phrasebook.say("answer-late", tenant.team_language))
        courier = self._couriers.get(conversation.contact.channel)
        if courier is None:
            return Failed(error=f"Nothing is sent to {conversation.contact.channel} yet.")
        try:
            ready = await self._bring(claimed.client_id, message)
        except FileUnavailable as error:
            return Retry(error=str(error))
        return await courier.send(tenant, conversation, ready)

    async def _is_late(self, desk: Desk, claimed: ClaimedWork, message: Message) -> bool:
        """An answer of the bot that waited too long is a person's to send: the talk has moved on."""
        if message.role is not Role.BOT or message.created_at is None or claimed.work.details.get(ASKED_FOR):
            return False
        return await desk.now() - message.created_at > self._limits.answer_within
