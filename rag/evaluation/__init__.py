"""How well a brain does on questions whose right treatment is known."""

from rag.evaluation.cases import Case, CaseFile, read_case_file, read_cases
from rag.evaluation.curve import Point, coverage_risk
from rag.evaluation.intervals import Share
from rag.evaluation.limits import USUAL, Broken, broken, read_limits
from rag.evaluation.report import Outcome, Report, Verdict
from rag.evaluation.run import evaluate

__all__ = [
    "USUAL",
    "Broken",
    "Case",
    "CaseFile",
    "Outcome",
    "Point",
    "Report",
    "Share",
    "Verdict",
    "broken",
    "coverage_risk",
    "evaluate",
    "read_case_file",
    "read_cases",
    "read_limits",
]
