"""Everything that is done about lessons, put together once for the topics, the rooms and the commands."""

from collections.abc import Collection
from dataclasses import dataclass

from desk.ports import Desks, Discretion, Examiner, Teacher, Templates, Tenants
from desk.usecases.answer_gap import AnswerGap
from desk.usecases.calibrate import Calibrate
from desk.usecases.decide_proposal import DecideProposal
from desk.usecases.decide_upload import DecideUpload
from desk.usecases.foresee import Foresee
from desk.usecases.offer_document import OfferDocument
from desk.usecases.teach import Teach
from desk.usecases.tell_trust import TellTrust


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    teach: Teach
    decide: DecideProposal
    answer_gap: AnswerGap
    offer_document: OfferDocument
    decide_upload: DecideUpload
    templates: Templates
    foresee: Foresee
    tell_trust: TellTrust


def lessons(
    *,
    desks: Desks,
    tenants: Tenants,
    teacher: Teacher,
    discretion: Discretion,
    examiner: Examiner,
    templates: Templates,
    readable: Collection[str],
    calibrate: Calibrate,
) -> Lessons:
    """`readable`: endings of the names of documents that can be read."""
    teach = Teach(desks=desks, tenants=tenants, examiner=examiner)
    return Lessons(
        teach=teach,
        decide=DecideProposal(
            desks=desks, tenants=tenants, examiner=examiner, discretion=discretion, teach=teach
        ),
        answer_gap=AnswerGap(desks=desks, tenants=tenants, teacher=teacher, teach=teach),
        offer_document=OfferDocument(desks=desks, tenants=tenants, readable=readable),
        decide_upload=DecideUpload(desks=desks, tenants=tenants),
        templates=templates,
        foresee=Foresee(desks=desks, tenants=tenants, examiner=examiner, teach=teach),
        tell_trust=TellTrust(desks=desks, calibrate=calibrate),
    )
