class EmbeddedServerError(Exception):
    """One sentence for the operator: what is wrong with the embedded server and what to do about it."""
