"""Questions that a business of a kind is asked, for its owner to fill in."""

from pathlib import Path

from desk.errors import NotFound

FOLDER = Path(__file__).parent.parent / "templates"
EVERYBODY, FALLBACK = "any", "ru"


class TemplateFolder:
    """Implements desk.ports.Templates."""

    def kinds(self) -> list[str]:
        return sorted({path.name.partition(".")[0] for path in FOLDER.glob("*.md")} - {EVERYBODY})

    def text(self, kind: str, language: str) -> str:
        """What every business is asked, and then what this kind is."""
        if kind not in self.kinds():
            raise NotFound
        known = language if (FOLDER / f"{kind}.{language}.md").is_file() else FALLBACK
        return "\n".join((FOLDER / f"{name}.{known}.md").read_text("utf-8") for name in (EVERYBODY, kind))
