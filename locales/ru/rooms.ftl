# The team's own topics in its Telegram group.

room-review = 🔎 Проверка ответов
room-knowledge = 📚 База знаний
