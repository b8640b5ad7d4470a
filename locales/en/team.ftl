# What the team reads in its Telegram group. Values come escaped; <b> and <i> are Telegram's HTML.

client-unnamed = Client

## The card of a hand-over

card-pending = ⏳ <b>Waiting for a person</b> since { $time }
card-active = 💬 <b>With { $name }</b> · asked at { $time }
card-solved = ✅ <b>Solved</b> · asked at { $time }{ $known ->
    [yes] {" "}· handled by { $name }
   *[no] {""}
}
card-returned = ↩️ <b>Back with the bot</b> · asked at { $time }{ $known ->
    [yes] {" "}· handled by { $name }
   *[no] {""}
}
card-question = <b>Question:</b>
card-found = <b>Found in the knowledge</b> · the bot is { $percent } % sure
card-talk = <b>Latest messages:</b>

closed-solved = ✅ Solved{ $known ->
    [yes] , handled by { $name }
   *[no] {""}
}. From here on the bot answers again.
closed-returned = ↩️ The talk is back with the bot.

reason-intent = Why: { $value ->
    [HUMAN_REQUEST] the client asks for a person
    [FRUSTRATION] the client is upset
    [COMPLAINT] a complaint
    [REFUND] a refund
    [PAYMENT] a question about payment
    [MEDICAL] a medical question
    [LEGAL] a legal question
    [CANCEL] cancelling a booking
    [RESCHEDULE] moving a booking
    [BOOKING] a booking
    [INJECTION] somebody tries to trick the bot
    [OFF_TOPIC] off topic
    [QUESTION] by your rule a person answers questions
   *[other] such a question is for a person
}
reason-low-confidence = Why: the bot found no answer it is sure of
reason-media = Why: the client sent what the bot can't see or hear
reason-manager = Why: the team wrote first
reason-phone = Why: a colleague answered from the company's phone, so the bot is silent
reason-opted-out = Why: the client asked the bot not to write
reason-failure = Why: an error kept the bot from answering
reason-delivery = Why: the bot's answer did not reach the client
reason-loop = Why: the bot and the other side keep answering each other

said-by-client = Client
said-by-bot = Bot
said-by-manager = Team
said-from-phone = A colleague by phone

media = { $kind ->
    [image] [photo]
    [audio] [audio]
    [voice] [voice message]
    [video] [video]
    [document] [file]
    [sticker] [sticker]
    [location] [place on the map]
    [contact] [contact]
   *[other] [attachment]
}
file-missing = { $kind } can't be shown here. Look into the chat with the client.

## Buttons and what pressing them says

button-take = 🙋 Take
button-resolve = ✅ Solved
button-release = ↩️ Back to the bot
button-retry = 🔁 Send again
button-forget = Undo

press-taken = The talk is yours. Just write in this topic.
press-taken-by = { $name } has this talk already.
press-closed = Solved already.
press-stale = This button no longer works.
press-solved = Solved. The bot answers from here on.
press-returned = The talk is back with the bot.
press-retried = Sending it once more.
press-on-its-way = The message is on its way or has arrived.
press-forgotten = Forgotten. I won't answer that way again.

## Notices in a topic

notice-learned =
    🧠 <b>Learnt.</b>
    <b>Question:</b> { $question }
    <b>Answer:</b> { $answer }
notice-forgotten =
    <b>Undone, I no longer answer that way.</b>
    <s>{ $question }</s>
notice-not-learned = { $reason ->
    [link] I did not learn this answer: it has a link, and I don't send such answers by myself. For a lasting answer, write it without the link.
    [personal_data] I did not learn this answer: it has personal data, which other clients must not see.
   *[other] I did not learn this answer.
}
notice-delivery-failed =
    💔 <b>Not delivered:</b>
    <blockquote>{ $text }</blockquote>
    { $error }
notice-delivery-uncertain =
    🤔 <b>It is unknown whether this arrived:</b>
    <blockquote>{ $text }</blockquote>
    { $error } Check the chat with the client before sending it again.
notice-anonymous = You write as an anonymous administrator. The client gets the message, but I can't see who wrote it: the talk won't be kept for you, and an owner's answer won't be learnt. To switch it off: the group's name → Administrators → your name → Remain anonymous.
notice-edited = The client won't see this edit and keeps the first message. If it matters, write a new one.
notice-unsendable = Such a message can't be sent to the client. Write it in words or send a file.
answer-late = The bot's answer waited too long and was not sent: see whether it is still needed.
delivery-interrupted = The program ended while the message was being sent.

anonymous-admin = Administrator

## What is wrong with Telegram, and what to do

problem-no-bot = The business has no Telegram bot token: get one from @BotFather and put it into the settings.
problem-wrong-bot = Telegram does not accept the bot's token: check it with @BotFather and set it again.
problem-no-group = No Telegram group is set: add the bot to a group with topics and put the group's id into the settings.
problem-not-in-group = The bot is not in the Telegram group: add it and make it an administrator.
problem-no-topics = The group has no topics: switch them on (group settings → Topics) and make the bot an administrator.
problem-no-rights = The bot lacks rights in the group: make it an administrator who may manage topics and pin messages.
problem-blocked = The client stopped the bot or deleted the chat: it can write only after the client writes again.
problem-no-connection = There is no connection to Telegram: check the server's internet.
problem-no-answer = Telegram did not answer, and it is unknown whether it did what was asked.
problem-server = Telegram has a fault on its side, we try again later.
problem-flood = Telegram asks to write more slowly, we wait.
problem-too-large = The file is too large for Telegram: a bot can send at most 50 MB.
problem-refused = Telegram refused: { $details }

file-too-large = The file is over 20 MB: Telegram does not hand such files to bots. Send a smaller one or a link to it.
file-gone = Telegram no longer hands out this file. Please send it again.
file-interrupted = The file did not come through from Telegram: the connection broke.

## Alerts: to the owner, or to the operator who runs the service

alert-began = 🔔 <b>{ $kind ->
    [stuck] Not everything could be done
    [late-turns] Clients have been waiting for the bot's answer since { $since }
    [late-deliveries] Messages to clients have not been leaving since { $since }
    [silence] Not a word from clients since { $since }, though they usually write at this time
   *[group] Something has been in the bot's way in the team's group since { $since }
}</b>
alert-ended = ✅ { $kind ->
    [late-turns] The bot answers in time again. It was late from { $since } to { $until }.
    [late-deliveries] Messages to clients leave again. They were late from { $since } to { $until }.
    [silence] Clients write again. It was quiet from { $since } to { $until }.
   *[group] Nothing is in the bot's way in the team's group any more. Something was from { $since } to { $until }; what has gathered is on its way to its topics.
}
alert-piece = • { $what ->
    [send-dead] messages that did not reach clients
    [send-uncertain] messages that may or may not have reached clients
   *[other] { $kind ->
        [learn] replies of the owner that were not learnt
        [fetch] clients' files that were not fetched
        [update] words in Telegram that were not taken in
       *[other] things not shown in the team's group
    }
}: { $count }
alert-remedy-owner = { $kind ->
    [stuck] Open these clients' topics in the group: under what did not arrive is the button “🔁 Send again”. Or write to the clients on WhatsApp yourself.
    [late-turns] Answer those who wait on WhatsApp yourself, and tell whoever runs the service.
    [late-deliveries] Check that the phone with WhatsApp is on and online, and that the number is connected in ChatFlow. What is not too old yet will leave by itself, the rest will appear in the group.
    [silence] Write to the business' number from another phone. If no answer comes, check in ChatFlow that the number is connected (if not, scan the QR code again) and that the webhook's address is in place.
   *[group] No client's request is lost: they wait, or stand in the group's common part, and move to their topics by themselves as soon as this is set right.
}
alert-remedy-operator = { $kind ->
    [stuck] Details: run.py outbox list. To do it once more: run.py outbox requeue.
    [late-turns] Check run.py doctor, the log and the load of the machine: talks wait for their turn.
    [late-deliveries] Check run.py doctor, and whether ChatFlow can be reached.
    [silence] Write to the business' number. If the log shows no line webhook of …, check the number's connection and the webhook's address in ChatFlow, PUBLIC_BASE_URL and the certificate.
   *[group] The group's owner can set it right; run.py doctor checks it.
}
alert-unreachable = A bot may not be the first to write to this person: let them open the bot and press “Start”.

## A private talk with the bot

welcome =
    Hello! This is { $business }.
    I am an AI assistant: I answer questions at once, and when a person is needed, I call one.
    How can I help?
