"""Which entries of the knowledge speak of what was asked."""
