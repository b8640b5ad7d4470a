"""Telegram: the team's group with its topics, and private messages of clients. aiogram lives here alone."""
