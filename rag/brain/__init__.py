"""What to do about a turn."""
