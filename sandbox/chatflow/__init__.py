"""A double of ChatFlow, the WhatsApp gateway: clients' phones on one side, the app's webhook on the other."""
