"""All figures of an evaluation, for a program to read."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rag.evaluation import Outcome, Report, Share, broken, coverage_risk


def write_report(path: Path, report: Report, limits: Mapping[str, float]) -> None:
    figures = report.figures()
    content = {
        "cases": len(report.outcomes),
        "figures": {name: _share(share) for name, share in figures.items()},
        "limits": dict(limits),
        "broken": [one.name for one in broken(figures, limits)],
        "by_expected": report.by_expected(),
        "by_class": report.by_class(),
        "by_language": report.by_language(),
        "coverage_risk": [asdict(point) for point in coverage_risk(report.outcomes)],
        "outcomes": [_outcome(outcome) for outcome in report.outcomes],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval
    return {"hits": share.hits, "total": share.total, "share": share.value, "low": low, "high": high}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "turns": outcome.case.turns,
        "expect": outcome.case.expect,
        "language": outcome.case.language,
        "class": outcome.case.kind,
        "verdict": outcome.verdict,
        "action": outcome.action,
        "text": outcome.text,
        "reason": outcome.reason,
        "confidence": outcome.confidence,
        "seconds": round(outcome.seconds, 4),
        "tokens": outcome.tokens,
    }
