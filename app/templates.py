"""Questions that a business of a kind is asked, for its owner to fill in."""

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "templates"
EVERYBODY = "any"


def kinds() -> list[str]:
    """Such as `salon`."""
    return sorted({path.name.partition(".")[0] for path in FOLDER.glob("*.md")} - {EVERYBODY})


def languages() -> list[str]:
    return sorted({path.name.split(".")[1] for path in FOLDER.glob(f"{EVERYBODY}.*.md")})


def template(kind: str, language: str) -> str:
    """What every business is asked, and then what this kind is. Raises FileNotFoundError."""
    parts = (FOLDER / f"{name}.{language}.md" for name in (EVERYBODY, kind))
    return "\n".join(part.read_text("utf-8") for part in parts)
