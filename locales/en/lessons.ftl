# What the team reads about lessons. Values come escaped; <b> and <i> are Telegram's HTML.

day-of-month = { $month ->
    [1] { $day } January
    [2] { $day } February
    [3] { $day } March
    [4] { $day } April
    [5] { $day } May
    [6] { $day } June
    [7] { $day } July
    [8] { $day } August
    [9] { $day } September
    [10] { $day } October
    [11] { $day } November
   *[12] { $day } December
}

## A proposal: what was said, what it contradicts, how it was decided

lesson-head-new = 📝 <b>{ $who } answers clients like this.</b> Shall I learn it?
lesson-head-conflict = ⚖️ <b>I know a different answer</b>
lesson-head-changes = 🧪 <b>{ $count ->
    [one] { $count } approved answer would change
   *[other] { $count } approved answers would change
}</b> if I learnt this
lesson-question = <b>Question:</b> { $text }
lesson-answer = <b>Answer:</b> { $text }
lesson-was = <b>Was:</b> { $text } ({ $whose })
lesson-becomes = <b>Now:</b> { $text } ({ $whose })
lesson-after = If you replace it, I will answer: <blockquote>{ $text }</blockquote>
lesson-also = I will correct “{ $question }” as well.
lesson-also-withdrawn = I will withdraw “{ $question }” as well.
lesson-more = And { $count } more.
lesson-change = • “{ $question }”: was “{ $was }”, would be “{ $becomes }”
lesson-change-person = • “{ $question }”: was “{ $was }”, now I would call a person
lesson-count = Said { $count } times already.
lesson-ask-new = Until you decide, people answer this question.
lesson-ask-conflict = Until you decide, I answer as before.
lesson-ask-changes = Until you decide, everything stays as it was.
lesson-ask-text = ✏️ <b>Reply to this message</b> with the answer in better words.
lesson-ask-condition = ✏️ <b>Reply to this message</b>: when does the new answer hold? For example: “at weekends” or “from 1 June”.

lesson-accepted-new = ✅ <b>Learnt.</b> Decided by { $who }
lesson-accepted-conflict = ✅ <b>Replaced.</b> Decided by { $who }
lesson-accepted-changes = ✅ <b>Saved.</b> Decided by { $who }
lesson-joined-new = ✅ <b>Both are right.</b> Decided by { $who }
lesson-joined-conflict = ✅ <b>Both are right.</b> Decided by { $who }
lesson-joined-changes = ✅ <b>Both are right.</b> Decided by { $who }
lesson-declined-new = 🚫 <b>Not learnt.</b> Decided by { $who }
lesson-declined-conflict = 🚫 <b>The old answer stays.</b> Decided by { $who }
lesson-declined-changes = 🚫 <b>Not saved, all as before.</b> Decided by { $who }
lesson-undone-new = ↩️ <b>Taken out again.</b> Decided by { $who }
lesson-undone-conflict = ↩️ <b>The old answer is back.</b> Decided by { $who }
lesson-undone-changes = ↩️ <b>All is as before.</b> Decided by { $who }

button-accept-new = ✅ Learn
button-accept-conflict = ✅ Replace
button-accept-changes = ✅ Save
button-decline-new = 🚫 Decline
button-decline-conflict = Keep the old one
button-decline-changes = Cancel
button-both = Both, with a condition
button-amend = ✏️ Reword
button-undo = ↩️ As it was
button-rollback = ↩️ The earlier answer
button-until = ⏳ Only until that day
button-keep = Keep for good
button-skip = Not needed

press-lesson-awaits-text = Reply to this message with new words.
press-lesson-awaits-condition = Reply to this message: when does the new answer hold?
press-lesson-open = Look once more: your decision is needed.
press-lesson-accepted = Learnt.
press-lesson-joined = I know both answers now.
press-lesson-declined = All right, all as before.
press-lesson-undone = All is as it was.
press-skipped = I won't ask about it again.
press-decided = Decided already: { $name }.
press-teachers-only = The owner decides this, or whom the owner has named with /admin.
press-later = Answers can't be compared right now. Press again in a minute.
press-restored = The earlier answer is back.
press-limited = I will stop on that day.
press-kept = Kept for good.

lesson-unfit = { $reason ->
    [link] There is a link in it, and I don't send clients such answers. Use words.
    [personal_data] There are personal data in it, which other clients must not see. Leave out names and numbers.
    [greeting] That looks like a greeting, not an answer.
    [deferral] That does not look like an answer yet. Write when you know.
   *[other] I did not understand that as an answer. Say a little more.
}
lesson-not-sent = The client has not been sent this.

## Questions that nobody could answer

gap-open = ❓ <b>{ $question }</b>
    Asked: { $count }. Reply to this message, and I will answer it myself from now on.
gap-closed = ✅ <b>{ $question }</b>
    Now I answer: { $answer }
gap-skipped = ➖ <s>{ $question }</s>
    No answer needed.
gap-forgotten = ↩️ <s>{ $question }</s>
    Taken back, I don't answer this any more.
gap-waits = Thank you! The answer waits for a decision: its card is nearby.
gaps-title = ❓ <b>What clients ask and I can't answer</b>
gaps-line = • { $question } — <b>{ $count }</b>
gaps-how = The most asked ones stand in the topic of the knowledge: reply to a question there.
gaps-none = There are no unanswered questions now.

## Entries that end

expiring-soon = ⏳ <b>I will soon stop answering this:</b> { $time }
    <b>Question:</b> { $question }
    <b>Answer:</b> { $answer }
expiring-over = ⌛ <b>It has ended, I don't answer this any more.</b>
    <b>Question:</b> { $question }
    <b>Answer:</b> <s>{ $answer }</s>
expiring-kept = ✅ <b>Kept for good.</b>
    <b>Question:</b> { $question }
    <b>Answer:</b> { $answer }

## Notices under a reply

notice-known = 👌 I know this and answer so already: { $answer }
notice-restored =
    ↩️ <b>The earlier answer is back.</b>
    <b>Question:</b> { $question }
    <b>Answer:</b> { $answer }
notice-limited =
    🧠 <b>Learnt until { $until }, that day included.</b>
    <b>Question:</b> { $question }
    <b>Answer:</b> { $answer }
notice-until = This seems to hold only until { $until }, that day included.
notice-missed = ⚠️ But “{ $question }” I would still answer from another entry: { $answer }

## Who may teach

appointed = { $name } now teaches the bot like the owner.
dismissed = { $name } now only proposes answers, the owner decides.
