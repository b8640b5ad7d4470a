# A voice message the bot is not sure of.
heard = I heard: “{ $words }” — is that right?
