"""A message is brought to its client by the courier of the client's channel."""

from collections.abc import Mapping

from desk.conversation import Channel
from desk.errors import FileUnavailable
from desk.limits import USUAL, Limits
from desk.message import Role
from desk.ports import Courier, Desks, Phrasebook, Tenants
from desk.usecases.bring_media import BringMedia
from desk.work import ASKED_FOR, ClaimedWork, Failed, Outcome, Outgoing, Retry


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
        async with self._desks.single(claimed.client_id) as desk:
            outgoing = await desk.outbox.outgoing(claimed.work.subject_id)
        if self._is_late(claimed, outgoing):
            return Failed(error=self._phrasebook.say("answer-late", tenant.team_language))
        channel = outgoing.conversation.contact.channel
        courier = self._couriers.get(channel)
        if courier is None:
            return Failed(error=f"Nothing is sent to {channel} yet.")
        try:
            ready = await self._bring(claimed.client_id, outgoing.message)
        except FileUnavailable as error:
            return Retry(error=str(error))
        return await courier.send(tenant, outgoing.conversation, ready)

    def _is_late(self, claimed: ClaimedWork, outgoing: Outgoing) -> bool:
        """An answer of the bot that waited too long is a person's to send: the talk has moved on."""
        by_bot = outgoing.message.role is Role.BOT
        asked_for = claimed.work.details.get(ASKED_FOR)
        return by_bot and not asked_for and outgoing.age > self._limits.answer_within
