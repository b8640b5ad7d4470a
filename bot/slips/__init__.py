"""What a person of the team decides on: messages with buttons, in rooms of the team's own or in a topic."""
