# The team's own topics in its Telegram group.

room-review = 🔎 Жауаптарды тексеру
room-knowledge = 📚 Білім базасы
