"""Where entries are found: derived from the database, which is the truth."""
