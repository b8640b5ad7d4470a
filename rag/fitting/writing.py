"""What was fitted, as files of the shapes that ship: where one is told to, never over those."""

from pathlib import Path

import yaml

from desk.errors import DeskError
from rag.fitted import DATA
from rag.fitting.fit import Fit


class AmongShipped(DeskError):
    """The file would stand among the data that ships."""


def refuse_shipped(path: Path) -> None:
    """Raises AmongShipped."""
    if path.resolve().is_relative_to(DATA.resolve()):
        raise AmongShipped(
            f"{path} is among the shipped data: write elsewhere, compare, and copy it yourself."
        )


def write_fit(fitted: Fit, embedder_id: str, path: Path) -> list[Path]:
    """The weights into `path`, the risk beside it. What else the present weights hold stays as it is: the
    thresholds are for a person to choose. Raises AmongShipped."""
    refuse_shipped(path)
    shipped = DATA / "weights" / f"{embedder_id}.yaml"
    source = shipped if shipped.exists() else shipped.with_name("unmeasured.yaml")
    kept = yaml.safe_load(source.read_text("utf-8"))
    for name, values in (("trust", fitted.trust), ("choice", fitted.choice)):
        kept[name] = {feature: round(value, 3) for feature, value in values.items()}
    path.write_text(_head(fitted) + yaml.safe_dump(kept, sort_keys=False), "utf-8")
    risk = path.with_suffix(".risk.yaml")
    points = [[point.threshold, point.error] for point in fitted.risk]
    risk.write_text(_head(fitted) + yaml.safe_dump({"points": points}, default_flow_style=None), "utf-8")
    return [path, risk]


def _head(fitted: Fit) -> str:
    return (
        f"# Fitted on {fitted.questions} questions ({fitted.lookups} lookups) to businesses: "
        f"{fitted.businesses}.\n# Whole knowledge, held out: AUC {fitted.after.area:.3f}; "
        f"the weights before: {fitted.before.area:.3f}.\n"
    )
