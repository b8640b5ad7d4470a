"""Why a file can't become knowledge."""


class IngestError(Exception):
    """One sentence for the owner, with the file's name and the line or row."""
