"""A double of the Telegram Bot API: bots, forum groups, topics and the people in them."""
