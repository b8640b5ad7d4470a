"""The ports of the answering side, kept in memory: what PostgreSQL does in the product."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from app.phrases import FluentPhrasebook
from desk.errors import NotFound
from desk.knowledge import KnowledgeItem, Provenance
from desk.policy import Matter, Policy
from desk.services import Offer, Service
from desk.tenant import Tenant
from desk.trust.label import Label
from rag.assembly import build_rag
from rag.config import RagConfig
from rag.rag import Rag
from rag.vectors import Matrix


class MemoryKnowledge:
    """Desks, feed and vector store over one dictionary."""

    def __init__(self) -> None:
        self.items: dict[UUID, KnowledgeItem] = {}
        self.vectors: dict[tuple[str, UUID], tuple[str, Matrix]] = {}
        self.cases = MemoryCases()
        self.revision = 0
        self.services: list[Service] = []
        self.now = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
        """Noon of a Monday in Almaty."""

    def offer(self, item: KnowledgeItem, offer: Offer) -> Service:
        """The same row as a service."""
        service = Service(
            id=uuid4(),
            client_id=item.client_id,
            offer=offer,
            item_id=item.id,
            file_name="prices.csv",
            revision=len(self.services) + 1,
            live=True,
        )
        self.services.append(service)
        return service

    def add(
        self, client_id: UUID, question: str, answer: str, language: str = "ru", file_name: str = ""
    ) -> KnowledgeItem:
        self.revision += 1
        item = KnowledgeItem(
            id=uuid4(),
            client_id=client_id,
            question=question,
            answer=answer,
            language=language,
            version=1,
            revision=self.revision,
            live=True,
            provenance=Provenance(source="import" if file_name else "owner", file_name=file_name),
        )
        self.items[item.id] = item
        return item

    def change(self, item: KnowledgeItem, **changes: Any) -> KnowledgeItem:
        self.revision += 1
        changed = replace(item, revision=self.revision, **changes)
        self.items[item.id] = changed
        return changed

    async def changes(self, after_revision: int, limit: int) -> Sequence[KnowledgeItem]:
        later = [item for item in self.items.values() if item.revision > after_revision]
        return sorted(later, key=lambda item: item.revision)[:limit]

    async def get(
        self, client_id: UUID, embedder_id: str, wanted: Mapping[UUID, str]
    ) -> Mapping[UUID, Matrix]:
        own = [item_id for item_id in wanted if self.items[item_id].client_id == client_id]
        kept = {item_id: self.vectors.get((embedder_id, item_id)) for item_id in own}
        return {item_id: one[1] for item_id, one in kept.items() if one and one[0] == wanted[item_id]}

    async def put(
        self, client_id: UUID, embedder_id: str, item_id: UUID, text_hash: str, vectors: Matrix
    ) -> None:
        assert self.items[item_id].client_id == client_id
        self.vectors[embedder_id, item_id] = (text_hash, vectors)

    @property
    def desks(self) -> "MemoryDesks":
        return MemoryDesks(self)


class MemoryDesks:
    def __init__(self, memory: MemoryKnowledge) -> None:
        self._memory = memory

    @asynccontextmanager
    async def __call__(self, client_id: UUID) -> AsyncIterator[Any]:
        yield _Desk(self._memory, client_id)

    single = __call__


class MemoryCases:
    """Vectors of the questions that are asked again at every change."""

    def __init__(self) -> None:
        self.vectors: dict[tuple[UUID, str, UUID], Matrix] = {}

    async def get(self, client_id: UUID, embedder_id: str, case_ids: Sequence[UUID]) -> Mapping[UUID, Matrix]:
        kept = {case_id: self.vectors.get((client_id, embedder_id, case_id)) for case_id in case_ids}
        return {case_id: vector for case_id, vector in kept.items() if vector is not None}

    async def put(self, client_id: UUID, embedder_id: str, vectors: Mapping[UUID, Matrix]) -> None:
        self.vectors |= {(client_id, embedder_id, case_id): vector for case_id, vector in vectors.items()}


class _Desk:
    def __init__(self, memory: MemoryKnowledge, client_id: UUID) -> None:
        self.client_id = client_id
        self.knowledge = self
        self.verdicts = self
        self.services = _Services(memory, client_id)
        self._memory = memory

    async def live(self) -> Sequence[KnowledgeItem]:
        return [
            item for item in self._memory.items.values() if item.live and item.client_id == self.client_id
        ]

    async def labels(self, _: str) -> Sequence[Label]:
        """Nobody has judged anything yet."""
        return ()

    async def chosen_so_far(self, _: str) -> int:
        return 0

    async def among(self, item_ids: Sequence[UUID]) -> Sequence[KnowledgeItem]:
        items = (self._memory.items.get(item_id) for item_id in item_ids)
        return [item for item in items if item and item.live and item.client_id == self.client_id]

    async def now(self) -> datetime:
        return self._memory.now


class _Services:
    def __init__(self, memory: MemoryKnowledge, client_id: UUID) -> None:
        self._memory = memory
        self._client_id = client_id

    async def live(self) -> Sequence[Service]:
        return [service for service in self._memory.services if service.client_id == self._client_id]


class MemoryTenants:
    def __init__(self, *tenants: Tenant) -> None:
        self._tenants = tenants

    def add(self, tenant: Tenant) -> None:
        self._tenants = (*self._tenants, tenant)

    async def get(self, client_id: UUID) -> Tenant:
        for tenant in self._tenants:
            if tenant.id == client_id:
                return tenant
        raise NotFound

    async def all(self) -> Sequence[Tenant]:
        return self._tenants

    async def by_slug(self, slug: str) -> Tenant | None:
        return next((tenant for tenant in self._tenants if tenant.slug == slug), None)

    async def moved(self, client_id: UUID, chat_id: int) -> None:
        raise NotImplementedError

    async def in_mode(self, client_id: UUID, mode: str) -> None:
        raise NotImplementedError

    async def rule(self, client_id: UUID, matter: Matter, policy: Policy) -> None:
        raise NotImplementedError


def rag_over(knowledge: MemoryKnowledge, tenants: Sequence[Tenant], work_folder: Path, **config: Any) -> Rag:
    """The whole answering side on it, cold. `config`: fields of RagConfig."""
    return build_rag(
        RagConfig(work_folder=work_folder, **config),
        desks=knowledge.desks,
        tenants=MemoryTenants(*tenants),
        feed=knowledge,
        vectors=knowledge,
        case_vectors=knowledge.cases,
        phrasebook=FluentPhrasebook(),
    )
