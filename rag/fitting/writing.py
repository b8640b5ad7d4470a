"""What was fitted, in the files that ship."""

from pathlib import Path

import yaml

from rag.fitted import DATA
from rag.fitting.fit import Fit
from rag.trust.prior import risk_path


def write_fit(fitted: Fit, embedder_id: str) -> list[Path]:
    """Only the weights of both logistics and the risk are new; what else the file holds stays as it is."""
    weights = DATA / "weights" / f"{embedder_id}.yaml"
    kept = yaml.safe_load((weights if weights.exists() else weights.with_name("unmeasured.yaml")).read_text())
    for name, values in (("trust", fitted.trust), ("choice", fitted.choice)):
        kept[name] = {feature: round(value, 3) for feature, value in values.items()}
    head = (
        f"# Fitted by `run.py eval --fit` on {fitted.questions} questions ({fitted.lookups} lookups);\n"
        f"# ten-fold over questions, whole knowledge: AUC {fitted.after:.2f}.\n"
    )
    weights.write_text(head + yaml.safe_dump(kept, sort_keys=False), "utf-8")
    return [weights, write_risk(fitted, embedder_id)]


def write_risk(fitted: Fit, embedder_id: str) -> Path:
    points = [[point.threshold, point.error] for point in fitted.risk]
    head = (
        "# Of the answers said from each threshold on, such a share was wrong: the whole knowledge,\n"
        f"# {fitted.questions} questions, each judged by weights that were fitted without it.\n"
        "# What clients are told begins from this, and goes on from the verdicts of the business' own team.\n"
    )
    path = risk_path(embedder_id)
    path.write_text(head + yaml.safe_dump({"points": points}, default_flow_style=None), "utf-8")
    return path
