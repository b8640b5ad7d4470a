"""After any sequence of events a conversation and its hand-over agree."""

import uuid

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desk import conversation as machine
from desk.conversation import Channel, Contact, Conversation, ConversationState
from desk.errors import AlreadyTaken, HandoverClosed, HandoverOpen
from desk.handover import Agent, HandoverStatus, Resolution, Trigger, TriggerType

AGENTS = [Agent(telegram_id=number, name=f"№{number}") for number in (1, 2, 3)]
agents = st.sampled_from(AGENTS)
triggers = st.builds(Trigger, type=st.sampled_from(TriggerType), value=st.text(max_size=10))
resolutions = st.sampled_from(Resolution)


class Desk(RuleBasedStateMachine):
    """`open` and `holder` are what a person looking on would have noted down."""

    def __init__(self) -> None:
        super().__init__()
        self.conversation = Conversation(
            id=uuid.uuid4(),
            client_id=uuid.uuid4(),
            user_id=uuid.uuid4(),
            contact=Contact(channel=Channel.WHATSAPP, external_id="1"),
        )
        self.open: set[uuid.UUID] = set()
        self.holder: Agent | None = None

    @rule(trigger=triggers)
    def escalate(self, trigger: Trigger) -> None:
        if self.open:
            with pytest.raises(HandoverOpen):
                machine.escalate(self.conversation, trigger, "")
            return
        self.conversation = machine.escalate(self.conversation, trigger, "?")
        assert self.conversation.handover
        self.open = {self.conversation.handover.id}
        self.holder = None

    @rule(agent=agents)
    def take(self, agent: Agent) -> None:
        if not self.open:
            with pytest.raises(HandoverClosed):
                machine.take(self.conversation, agent)
        elif self.holder not in (None, agent):
            with pytest.raises(AlreadyTaken) as refused:
                machine.take(self.conversation, agent)
            assert refused.value.by == self.holder
        else:
            self.conversation = machine.take(self.conversation, agent)
            self.holder = agent

    @rule(resolution=resolutions)
    def resolve(self, resolution: Resolution) -> None:
        if not self.open:
            with pytest.raises(HandoverClosed):
                machine.resolve(self.conversation, resolution)
            return
        self.conversation = machine.resolve(self.conversation, resolution)
        self.open, self.holder = set(), None

    @precondition(lambda self: self.holder is not None)
    @rule()
    def taking_twice_changes_nothing(self) -> None:
        assert self.holder
        assert machine.take(self.conversation, self.holder) is self.conversation

    @invariant()
    def state_and_handover_agree(self) -> None:
        handover = self.conversation.handover
        expected = ConversationState.BOT_ACTIVE
        if self.open:
            expected = ConversationState.MANAGER_ACTIVE if self.holder else ConversationState.PENDING
            assert handover
            assert {handover.id} == self.open
            assert handover.assigned_to == self.holder
        else:
            assert handover is None or handover.status is HandoverStatus.RESOLVED
        assert self.conversation.state is expected


TestDesk = Desk.TestCase
