# The owner's rules: the command /rules in the group, and the words to a client when a person decides by a rule.

handover-question = I have passed your question to a person. You will get an answer here, in this chat.
handover-off-topic = I have passed your message to a person, who will answer here if need be.

rules-title =
    <b>The bot's rules</b>
    Who answers when a client writes:
rules-line = • { $matter } — { $treatment }
rules-fixed =
    A wish for a person, a client's frustration and “stop writing to me” are always obeyed: there are no rules for them.
    Press what you want to change.
rules-matter = { $matter ->
    [question] Ordinary question
    [booking] Booking
    [payment] Payment
    [refund] Refund
    [medical] Health
    [complaint] Complaint
    [reschedule] Moving a booking
    [cancel] Cancelling a booking
    [legal] Legal question
   *[off_topic] Off topic
}
rules-treatment = { $treatment ->
    [person] a person
    [template] your text
   *[answer] { $matter ->
        [off_topic] the bot says politely that it is off topic
        [question] the bot from the knowledge, a person where it is not sure
        [booking] the bot where the knowledge answers, else a person
       *[other] the bot to a question about the rule itself, a person to the rest
    }
}
rules-now = Answering now: { $treatment }.
rules-words = Your text { $written ->
    [kk] in Kazakh:
    [en] in English:
   *[other] in Russian:
}
rules-hint = { $matter ->
    [question] With a person here the bot answers no questions by itself: all of them come to the group.
    [off_topic] These are messages that are not about your business: weather, politics, other people's goods.
    [booking] The bot never promises a time; a person confirms a booking.
   *[other] The bot answers only those who ask about the rule itself (“is a prepayment refunded?”), and only where the knowledge has the answer. Requests and claims still come to a person.
} A client gets your text once in a talk; if they write about it again, I call a person.
rules-choose = { $treatment ->
    [person] 👤 A person
    [template] ✍️ My text
   *[answer] 🤖 The bot
}
rules-write = ✏️ Write a text: { $written ->
    [kk] қаз
    [en] eng
   *[other] рус
}
rules-back = ← All rules
rules-wish = Reply to this message with the text the client will get. Rule: { $matter }. Language: { $written ->
    [kk] Kazakh.
    [en] English.
   *[other] Russian.
}
rules-changed = Done, from now on.
rules-too-long = The text is too long: { $most } characters fit. Shorten it and reply to the same request again.
rules-owner-only = Only the owner changes rules.
rules-elsewhere = Whatever you write here goes to the client. Open /rules in the group's General topic.
