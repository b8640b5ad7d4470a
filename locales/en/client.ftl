# What a client reads from the bot itself. A hand-over is mentioned only once it is on record.

ai-notice = You are talking to the AI assistant of { $business }.

opted-out =
    Understood: no more automatic answers. If you write here, a person will see it.
    To turn automatic answers back on, write “turn automatic answers on”.
opted-in = Automatic answers are on again. Ask away.

handover-human-request = I have passed your question to a person. They will answer right here in this chat.
handover-frustration = I am sorry this has been a bother. I have called a person, who will read the whole chat and answer here.
handover-payment = A person looks after payments. I have passed on your message, and they will answer in this chat.
handover-refund = A person decides about refunds. I have passed on your message, and they will answer in this chat.
handover-medical =
    A person should answer a question about your health. I have passed on your message, and they will write here.
    If you feel unwell right now, do not wait for an answer: ambulance 103, emergency services 112.
handover-complaint = I am sorry it went that way, and thank you for telling us. I have passed your message to a person, who will answer here.
handover-reschedule = A person moves bookings. I have passed on your request; your booking changes once they confirm it here.
handover-cancel = A person cancels bookings. I have passed on your request; your booking is cancelled once they confirm it here.
handover-legal = A person deals with such questions. I have passed on your message, and they will answer in this chat.
handover-booking = I have passed your request to the administrator. The time is yours once they confirm it here.
handover-low-confidence = I would rather not guess, so I have passed your question to a person. They will answer here.
handover-media = A person should see or hear this: I have passed it on, and they will answer here.
handover-failure = I could not answer, so I have passed your message to a person. They will answer here.
handover-loop = We seem to be going in circles, so I have asked a person to take over here.

clarify = Which of these do you mean?
clarify-how = Send its number. If none fits, just say so and I will call a person.

talk-greeting = { $variant ->
    [0] Hello! How can I help?
    [1] Good day! What would you like to know?
   *[other] Hello! Ask away, I am happy to help.
}
talk-thanks = { $variant ->
    [0] You are welcome! Write if anything else comes up.
    [1] Glad to help.
   *[other] Any time.
}
talk-bye = { $variant ->
    [0] Goodbye, have a nice day!
    [1] All the best!
   *[other] See you, write if you need anything.
}
talk-identity = { $variant ->
    [0] Yes, I am an AI assistant, not a person. I answer questions about { $business }; if you want a person, just say so.
   *[other] I am the AI assistant of { $business }. I tell you what I know, and I call a person whenever you ask.
}
talk-wellbeing = { $variant ->
    [0] All is well, thank you! How can I help?
   *[other] Thanks for asking, all is well. What would you like to know?
}
talk-praise = { $variant ->
    [0] Thank you, that is lovely to hear!
   *[other] Thank you for the kind words, they mean a lot to us.
}
talk-presence = { $variant ->
    [0] Yes, I am here. How can I help?
   *[other] Here. What would you like to know?
}
talk-festive = { $variant ->
    [0] Thank you, and the same to you!
   *[other] Thank you for the wishes!
}
talk-fun = { $variant ->
    [0] Glad you are in a good mood. Write if you have a question.
   *[other] Have a nice day! I am here if you need anything.
}
talk-beside = { $variant ->
    [0] That is not something I can help with: I only know about { $business }. Ask about services, prices or opening hours.
   *[other] I only know about { $business }. If it is about services, prices or opening hours, I am happy to help.
}
