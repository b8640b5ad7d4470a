"""What the team sees in the group: a topic a conversation, with its card, copies, notices and reactions."""
