"""What the team reads and decides about lessons: proposals, gaps, entries that end."""
