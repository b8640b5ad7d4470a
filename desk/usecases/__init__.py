"""What can be done at the desk, one verb a file."""
