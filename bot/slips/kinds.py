"""Whose words stand on which slip."""

from collections.abc import Callable

from bot.lessons.expiring_slip import ExpiringSlip
from bot.lessons.gap_slip import GapSlip
from bot.lessons.proposal_slip import ProposalSlip
from bot.lessons.upload_slip import UploadSlip
from bot.slips.draft_words import DraftWords
from bot.slips.verdict_words import VerdictWords
from bot.slips.words import SlipWords
from desk.ports import Phrasebook
from desk.slip import SlipKind

WORDS: dict[SlipKind, Callable[[Phrasebook], SlipWords]] = {
    SlipKind.PROPOSAL: ProposalSlip,
    SlipKind.GAP: GapSlip,
    SlipKind.EXPIRING: ExpiringSlip,
    SlipKind.VERDICT: VerdictWords,
    SlipKind.UPLOAD: UploadSlip,
    SlipKind.DRAFT: DraftWords,
}
