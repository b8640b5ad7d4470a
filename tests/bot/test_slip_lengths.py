"""However much is to be told, a slip fits into one message of Telegram."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from app.phrases import FluentPhrasebook
from bot.lessons.proposal_slip import ProposalSlip
from bot.lessons.upload_slip import UploadSlip
from bot.text import MESSAGE_LIMIT, utf16_length
from desk.handover import Agent
from desk.knowledge import Lesson, Provenance
from desk.message import Media, MediaKind
from desk.proposal import Change, Proposal, ProposalKind, ProposalStatus, Rival
from desk.upload import Dispute, Preview, Upload, UploadStatus
from tests.bot.house import OWNER, House

LONG = "<очень & длинно> 💅 " * 200
LESSON = Lesson(question=LONG, answer=LONG, language="ru")
CHANGES = (Change(question=LONG, was=LONG, becomes=LONG),) * 9


def rival() -> Rival:
    return Rival(
        item_id=uuid4(),
        question=LONG,
        answer=LONG,
        language="ru",
        was=LONG,
        becomes=LONG,
        after=LONG,
        author=LONG,
        since=datetime.now(UTC),
    )


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
async def test_the_fullest_document_fits(house: House, phrasebook: FluentPhrasebook, language: str) -> None:
    """A file that changes and contradicts everything at once is shown all the same."""
    preview = Preview(
        fresh=900,
        changed=900,
        same=900,
        services=900,
        unfilled=900,
        samples=(LESSON,) * 3,
        disputes=(Dispute(question=LONG, rivals=(rival(),)),) * 9,
        changes=CHANGES,
    )
    upload = Upload(
        id=uuid4(),
        file_name=LONG,
        media=Media(kind=MediaKind.DOCUMENT),
        agent=Agent(telegram_id=OWNER, name=LONG),
        status=UploadStatus.OPEN,
        preview=preview,
    )
    async with house.desks(house.tenant.id) as desk:
        await desk.uploads.add(upload)
        await desk.uploads.save(upload)
        slip = await UploadSlip(phrasebook)(desk, replace(house.tenant, languages=(language,)), upload.id)
    assert utf16_length(slip.text) <= MESSAGE_LIMIT


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("kind", ProposalKind)
async def test_the_fullest_proposal_fits(
    house: House, phrasebook: FluentPhrasebook, kind: ProposalKind, language: str
) -> None:
    """So is a lesson with nine rivals and nine changes."""
    proposal = Proposal(
        id=uuid4(),
        kind=kind,
        status=ProposalStatus.OPEN,
        lesson=LESSON,
        provenance=Provenance(source="owner", author=LONG),
        rivals=tuple(rival() for _ in range(9)),
        changes=CHANGES,
        count=900,
    )
    async with house.desks(house.tenant.id) as desk:
        await desk.proposals.add(proposal)
        slip = await ProposalSlip(phrasebook)(desk, replace(house.tenant, languages=(language,)), proposal.id)
    assert utf16_length(slip.text) <= MESSAGE_LIMIT
