"""How likely the best entry is the right answer."""
