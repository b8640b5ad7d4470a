"""What of the owner's replies is worth remembering."""
