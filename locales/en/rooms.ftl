# The team's own topics in its Telegram group.

room-review = 🔎 Answers to check
room-knowledge = 📚 Knowledge
