# Documents from which the bot learns about the business. Values come escaped; <b> and <i> are Telegram's HTML.

upload-reading = 📄 <b>{ $name }</b>: reading…{ $total ->
    [0] { "" }
   *[other] { " " }{ $done } of { $total }
}
upload-open = 📄 <b>{ $name }</b>: this is what I understood
upload-loading = ⏳ <b>{ $name }</b>: loading, { $done } of { $total }. Decided by { $who }
upload-loaded = ✅ <b>{ $name }</b>: loaded, I answer from { $total } entries. Decided by { $who }
upload-declined = 🚫 <b>{ $name }</b>: not loaded. Decided by { $who }
upload-unreadable = ⚠️ <b>{ $name }</b>: I could not read it. { $problem }
upload-disputes = ⚖️ <b>Contradict what I know: { $count }</b>
upload-dispute = • “{ $question }”: was “{ $was }”, the file says “{ $becomes }”
upload-hours-set = • “{ $question }”: opening hours in the settings “{ $was }”, the file says “{ $becomes }”
upload-hours-taught = • “{ $question }”: opening hours now “{ $was }”, the file says “{ $becomes }”
upload-fresh = 🆕 New entries: { $count }
upload-changed = ✏️ Entries that will change: { $count }
upload-same = ☑️ Unchanged: { $count }
upload-services = 🏷 Services with a price among them: { $count }
upload-withdrawn = 🗑 No longer in the price list: { $count }; I will stop saying them
upload-unfilled = ✍️ Waiting for your answer instead of [?]: { $count }, left out
upload-sample = <i>For example:</i> { $question } — { $answer }
upload-nothing-new = Nothing new here: I know all of it.
upload-taken = Reading. I will show what I understood in the topic “Knowledge” of your group; load it there.
upload-elsewhere = For me to answer from this file, send it to the topic “Knowledge”; the owner may also send it to me privately.
upload-no-group = Connect a group with topics first: that is where I show what I understood of a file.

button-load = ✅ Load
button-load-rest = ✅ Load what agrees
button-swap = 🔁 Load, the file is right
button-drop = 🚫 Don’t load
button-put-aside = Got it
press-upload-loading = Loading.
press-upload-declined = All right, not loading it.

template-kinds = Choose what you do and send the line:
template-salon = beauty salon
template-cakes = cakes and pastry
template-clinic = clinic
template-cars = car service
template-how = Write your answers instead of [?…] and send the file here. What is not filled in is left out.
