"""What a command says: results to standard output, one sentence on an error to standard error."""

from typing import NoReturn

import typer
from rich.console import Console

from app.logs import mask

console = Console(highlight=False, markup=False, emoji=False)
problems = Console(stderr=True, highlight=False, markup=False, emoji=False)
"""What is shown may be anybody's words: nothing in them is a command to the terminal."""


def fail(sentence: str) -> NoReturn:
    """Ends the command with exit code 1."""
    complain(sentence)
    raise typer.Exit(1)


def complain(sentence: str) -> None:
    problems.print(mask(" ".join(sentence.split())), style="red", soft_wrap=True)
