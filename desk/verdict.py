"""What a person says of one answer of the bot."""

ALL_OF_THE_FIRST = 50
OFTEN_UNTIL = 150
OFTEN, SELDOM = 0.20, 0.10


def sampling_probability(chosen_so_far: int) -> float:
    """Whether the next answer is shown to the team: all at first, then every fifth, then every tenth."""
    if chosen_so_far < ALL_OF_THE_FIRST:
        return 1.0
    return OFTEN if chosen_so_far < OFTEN_UNTIL else SELDOM
