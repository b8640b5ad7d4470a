"""The services behind the ports: what is configured, else what the process has inside.

Client libraries are imported where they are used: together they take two seconds to load, which the
embedded default must not pay.
"""

from rag.answering.port import Llm
from rag.config import RagConfig
from rag.embedding.centred import centred
from rag.embedding.embedded import EmbeddedEmbedder
from rag.embedding.http import HttpEmbedder
from rag.embedding.port import Embedder
from rag.index.embedded import EmbeddedIndex
from rag.index.port import KnowledgeIndex
from rag.senses.port import ModelSenses, NoSenses


def open_embedder(config: RagConfig) -> Embedder:
    if not config.embeddings_url:
        return centred(EmbeddedEmbedder())
    return HttpEmbedder(config.embeddings_url, model=config.embeddings_model, dims=config.embeddings_dims)


def open_index(config: RagConfig, embedder: Embedder) -> KnowledgeIndex:
    if not config.qdrant_url:
        return EmbeddedIndex(config.work_folder, dims=embedder.dims)
    from rag.index.server import open_server_index  # noqa: PLC0415

    return open_server_index(
        config.qdrant_url,
        api_key=config.qdrant_api_key,
        alias=config.qdrant_collection,
        embedder_id=embedder.id,
        dims=embedder.dims,
    )


def open_llm(config: RagConfig) -> Llm | None:
    """None where no key is configured: the owner's own words are enough then."""
    if not config.openai_api_key:
        return None
    from rag.answering.llm import OpenAiLlm  # noqa: PLC0415

    return OpenAiLlm(
        api_key=config.openai_api_key, base_url=config.openai_base_url, model=config.openai_model
    )


def open_senses(config: RagConfig) -> ModelSenses:
    """Deaf and blind where no key is configured: a person listens and looks."""
    if not config.openai_api_key:
        return NoSenses()
    from rag.senses.senses import openai_senses  # noqa: PLC0415

    return openai_senses(
        api_key=config.openai_api_key,
        base_url=config.openai_base_url,
        hearing_model=config.openai_hearing_model,
        seeing_model=config.openai_seeing_model or config.openai_model,
    )
