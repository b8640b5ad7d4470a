# Answers of the bot that the team is asked about, and how far they can be trusted.

verdict-asked = 🔎 <b>Was the bot right?</b>
verdict-question = <b>{ $who } asks:</b>
verdict-answer = <b>The bot answered:</b>
verdict-sure = The bot is sure to { $percent }%. Taken from:
verdict-right = ✅ <b>Right</b> · checked by { $name }
verdict-wrong = ❌ <b>Wrong</b> · checked by { $name }
verdict-corrected =
    ✏️ <b>Corrected</b> · checked by { $name }
    <b>Right is:</b> { $text }
verdict-correcting = ✏️ { $name }, write the right answer in your next message: clients will get it from me.
verdict-press-first = To correct an answer, first press “✏️ Correct” below it, then write what is right.
verdict-taught = { $outcome ->
    [live] 🧠 Learnt: this is what I answer from now on.
    [waits] 🧠 It waits for the owner in “Knowledge”.
    [known] 🧠 The knowledge holds this already.
    [link] Not learnt: there is a link in it, and I never write such answers by myself.
    [personal_data] Not learnt: it holds personal data, which other clients must not see.
   *[other] Not learnt: this does not look like an answer for every client.
}

button-right = ✅ Right
button-wrong = ❌ Wrong
button-correct = ✏️ Correct

press-right = Thank you, noted.
press-wrong = Thank you, noted. If the client has to be told, write to them: the link is on the card.
press-correct = Write the right answer in your next message in this topic.
press-judged = Checked already: { $name }, { $verdict ->
    [right] “right”
   *[wrong] “wrong”
}.

## Shadow mode: the bot drafts, people send

draft-offered =
    📝 <b>A draft, the client does not see it</b>
    <b>Client:</b> { $question }

    <b>I would answer:</b>
    { $answer }
draft-how = If it fits, press “Send”. If it does not, write to the client yourself right here.
draft-sent = ✅ <b>Sent</b> · { $name }
draft-replaced = ✏️ <b>The client was answered in own words</b> · { $name }
draft-outdated = ⌛ The draft is outdated: the talk went on.

notice-draft-waits = ⏰ <b>The client is still waiting:</b> nobody has sent the draft. Send it, or write to the client yourself right here.

button-send = 📨 Send

press-sent = On its way to the client.
press-outdated = Not sent: the talk went on while you were reading. Look at the last messages.
press-answered = The client was answered already.

## /trust

trust-guaranteed = ✅ <b>Guaranteed:</b> at most { $limit }% of the answers from the knowledge are wrong, at 95% confidence, by { $judged } checked answers ({ $errors } of them wrong), as of { $day }.
trust-provisional = ⏳ <b>Provisional:</b> checked: { $judged }, wrong among them: { $errors }. At 95% confidence at most { $bound }% are wrong. For “at most { $limit }%” this many more right answers in a row are missing: { $missing }. As of { $day }.
trust-unknown = ⏳ <b>Nothing to say yet:</b> not one answer from the knowledge was checked. Mark answers in “Answers to check”: after { $missing } right ones in a row at most { $limit }% wrong can be guaranteed. As of { $day }.
trust-language = { $name ->
    [kk] In Kazakh
    [ru] In Russian
   *[other] In “{ $name }”
}: checked { $judged }, wrong { $errors }, at most { $bound }% wrong.
trust-computed = Prices, sums and opening hours that I work out myself: { $judged } checked, { $errors } wrong (in 30 days).
trust-withdrawn = Checks that count no longer: { $number }. Since then the entries behind the answers, much of the knowledge or the model itself has changed.
trust-coverage = Answers { $percent }% of the questions itself (questions in 30 days: { $asked }).
trust-escalations = Called a person although the knowledge had the answer: { $needless } of { $graded } graded hand-overs.
trust-mode = { $mode ->
    [shadow] 👀 Shadow mode: I draft, you send.
   *[live] 💬 I answer clients myself.
}
trust-now-shadow = Shadow mode is on: you write to clients, and I offer drafts in their topics.
trust-now-live = I answer clients myself from now on.
trust-owner-only = Only the owner changes the mode.

button-shadow = 👀 Drafts only
button-live = 💬 Answer by yourself
