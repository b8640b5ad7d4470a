"""How good the bot's decisions were, as numbers: what the team said of them afterwards."""

from prometheus_client import Counter

GRADED = Counter("escalations_graded", "Hand-overs for lack of confidence that are over, by grade", ["grade"])
JUDGED = Counter("answers_judged", "Answers of the bot that a person has judged, by verdict", ["verdict"])
