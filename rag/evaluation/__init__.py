"""How well a brain does on questions whose right treatment is known."""

from rag.evaluation.cases import Case, read_cases
from rag.evaluation.report import Report, Verdict
from rag.evaluation.run import evaluate

__all__ = ["Case", "Report", "Verdict", "evaluate", "read_cases"]
