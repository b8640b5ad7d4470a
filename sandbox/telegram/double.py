"""The Telegram double: seed it, act as its people, look at what bots did, break it."""

from collections import deque

from sandbox.blobs import Blobs
from sandbox.faults import Faults
from sandbox.feed import Feed
from sandbox.people import Person, Role, Tenant
from sandbox.telegram.calls import ApiCall
from sandbox.telegram.limits import FloodControl
from sandbox.telegram.network import ANONYMOUS_ADMIN, Network
from sandbox.telegram.people import TelegramPeople
from sandbox.telegram.state import Bot, Chat, ChatKey, Member, MemberStatus, TelegramState, Topic, User
from sandbox.telegram.views import chat_view
from sandbox.wire import Json

CALLS_KEPT = 20_000


class TelegramDouble:
    """`people` acts for users, `faults` and `flood` misbehave, `calls` records; `state` is open to tests."""

    def __init__(self, state: TelegramState, feed: Feed, blobs: Blobs) -> None:
        self.state = state
        self.network = Network(state, feed, blobs)
        self.people = TelegramPeople(self.network)
        self.faults = Faults()
        self.flood = FloodControl()
        self.calls: deque[ApiCall] = deque(maxlen=CALLS_KEPT)
        self._order = 0

    def seed(self, tenant: Tenant) -> None:
        """Make the tenant's bot, group and people; what is there already stays as it is."""
        bot = self._bot(tenant)
        self._add_user(ANONYMOUS_ADMIN)
        for person in tenant.people:
            self._add_user(User(id=person.id, first_name=person.name, username=person.username))
        group = self._group(tenant)
        group.members.setdefault(bot.user.id, Member(user_id=bot.user.id, status=MemberStatus.ADMINISTRATOR))
        for person in tenant.team:
            group.members.setdefault(person.id, Member(user_id=person.id, status=_status(person)))

    def calls_of(self, method: str) -> list[ApiCall]:
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def messages(self, chat: ChatKey | int, thread_id: int | None = None) -> list[Json]:
        """The Bot API's messages of a topic, or of General and private talks, oldest first."""
        where = self.network.find_chat(chat)
        return [one.body for one in where.messages.values() if one.thread_id == thread_id]

    def topics(self, group_id: int) -> list[Topic]:
        return list(self.network.group(group_id).topics.values())

    def record(self, method: str, bot: Bot, parameters: Json, outcome: str) -> None:
        self._order += 1
        self.calls.append(
            ApiCall(
                order=self._order, method=method, bot_id=bot.user.id, parameters=parameters, outcome=outcome
            )
        )
        self.network.feed.changed.fire()

    def set_bot_rights(self, group_id: int, token: str, **rights: bool) -> None:
        """E.g. `can_manage_topics=False`; rights not named stay granted."""
        group = self.network.group(group_id)
        group.members[self.state.bots[token].user.id].rights |= rights

    def set_bot_status(self, group_id: int, token: str, status: MemberStatus) -> None:
        """Kick the bot, bring it back, make it a plain member."""
        self.network.group(group_id).members[self.state.bots[token].user.id].status = status

    def migrate(self, group_id: int, new_id: int) -> None:
        """Give the group a new id; calls with the old one get `migrate_to_chat_id`."""
        old = self.network.group(group_id)
        new = Chat(
            key=str(new_id),
            id=new_id,
            title=old.title,
            members=old.members,
            topics=old.topics,
            messages=old.messages,
            pinned=old.pinned,
            next_message_id=old.next_message_id,
        )
        self.state.chats[new.key] = new
        self.state.chats[old.key] = Chat(
            key=old.key, id=old.id, title=old.title, members=old.members, migrated_to=new_id
        )
        self.network.feed.publish("telegram.chat", chat=chat_view(new))

    def _bot(self, tenant: Tenant) -> Bot:
        token = tenant.telegram_token
        bot_id = int(token.partition(":")[0])
        username = tenant.slug.replace("-", "_") + "_bot"
        user = User(id=bot_id, first_name=f"Помощник «{tenant.name}»", is_bot=True, username=username)
        self._add_user(user)
        return self.state.bots.setdefault(token, Bot(token=token, user=user))

    def _group(self, tenant: Tenant) -> Chat:
        key = str(tenant.group_id)
        return self.state.chats.setdefault(
            key, Chat(key=key, id=tenant.group_id, title=f"{tenant.name} · команда", next_message_id=2)
        )

    def _add_user(self, user: User) -> None:
        self.state.users.setdefault(user.id, user)


def _status(person: Person) -> MemberStatus:
    return MemberStatus.CREATOR if person.role is Role.OWNER else MemberStatus.MEMBER
