# What the team reads about lessons. Values come escaped; <b> and <i> are Telegram's HTML.

day-of-month = { $month ->
    [1] { $day } қаңтар
    [2] { $day } ақпан
    [3] { $day } наурыз
    [4] { $day } сәуір
    [5] { $day } мамыр
    [6] { $day } маусым
    [7] { $day } шілде
    [8] { $day } тамыз
    [9] { $day } қыркүйек
    [10] { $day } қазан
    [11] { $day } қараша
   *[12] { $day } желтоқсан
}

## A proposal: what was said, what it contradicts, how it was decided

lesson-head-new = 📝 <b>{ $who } клиенттерге осылай жауап береді.</b> Базаға қосайын ба?
lesson-head-conflict = ⚖️ <b>Базада басқа жауап тұр</b>
lesson-head-changes = 🧪 Мұны есте сақтасам, <b>тексерілген { $count } жауап өзгереді</b>
lesson-question = <b>Сұрақ:</b> { $text }
lesson-answer = <b>Жауап:</b> { $text }
lesson-was = <b>Бұрын:</b> { $text } ({ $whose })
lesson-becomes = <b>Енді:</b> { $text } ({ $whose })
lesson-after = Ауыстырсаңыз, былай жауап беремін: <blockquote>{ $text }</blockquote>
lesson-also = «{ $question }» жазбасын да түзетемін.
lesson-also-withdrawn = «{ $question }» жазбасын да алып тастаймын.
lesson-more = Тағы: { $count }.
lesson-change = • «{ $question }»: бұрын «{ $was }», енді «{ $becomes }»
lesson-change-person = • «{ $question }»: бұрын «{ $was }», енді адам шақырамын
lesson-count = Осылай { $count } рет жауап берілді.
lesson-ask-new = Сіз шешкенше бұл сұраққа адамдар жауап береді.
lesson-ask-conflict = Сіз шешкенше бұрынғыша жауап беремін.
lesson-ask-changes = Сіз шешкенше бәрі бұрынғыша қалады.
lesson-ask-text = ✏️ <b>Осы хабарламаға</b> жауаптың жаңа мәтінімен <b>жауап жазыңыз</b>.
lesson-ask-condition = ✏️ <b>Осы хабарламаға жауап жазыңыз</b>: жаңа жауап қашан дұрыс? Мысалы: «демалыс күндері» немесе «1 маусымнан бастап».

lesson-accepted-new = ✅ <b>Базаға қосылды.</b> Шешкен: { $who }
lesson-accepted-conflict = ✅ <b>Ауыстырылды.</b> Шешкен: { $who }
lesson-accepted-changes = ✅ <b>Сақталды.</b> Шешкен: { $who }
lesson-joined-new = ✅ <b>Екеуі де дұрыс.</b> Шешкен: { $who }
lesson-joined-conflict = ✅ <b>Екеуі де дұрыс.</b> Шешкен: { $who }
lesson-joined-changes = ✅ <b>Екеуі де дұрыс.</b> Шешкен: { $who }
lesson-declined-new = 🚫 <b>Базаға алынбады.</b> Шешкен: { $who }
lesson-declined-conflict = 🚫 <b>Бұрынғы жауап қалды.</b> Шешкен: { $who }
lesson-declined-changes = 🚫 <b>Сақталмады, бәрі бұрынғыша.</b> Шешкен: { $who }
lesson-undone-new = ↩️ <b>Базадан алынды.</b> Шешкен: { $who }
lesson-undone-conflict = ↩️ <b>Бұрынғы жауап қайтарылды.</b> Шешкен: { $who }
lesson-undone-changes = ↩️ <b>Бұрынғыша қайтарылды.</b> Шешкен: { $who }

button-accept-new = ✅ Базаға
button-accept-conflict = ✅ Ауыстыру
button-accept-changes = ✅ Сақтау
button-decline-new = 🚫 Қабылдамау
button-decline-conflict = Ескісін қалдыру
button-decline-changes = Болдырмау
button-both = Екеуі де, шартпен
button-amend = ✏️ Өзгерту
button-undo = ↩️ Бұрынғыша қайтару
button-rollback = ↩️ Бұрынғы жауап
button-until = ⏳ Тек сол күнге дейін
button-keep = Мерзімсіз қалдыру
button-skip = Керек емес

press-lesson-awaits-text = Осы хабарламаға жаңа мәтінмен жауап жазыңыз.
press-lesson-awaits-condition = Осы хабарламаға жауап жазыңыз: жаңа жауап қашан дұрыс?
press-lesson-open = Тағы бір қараңызшы: сіздің шешіміңіз керек.
press-lesson-accepted = Есте сақтадым.
press-lesson-joined = Екі жауапты да есте сақтадым.
press-lesson-declined = Жақсы, бұрынғыша қалдырдым.
press-lesson-undone = Бұрынғыша қайтардым.
press-skipped = Бұл туралы енді сұрамаймын.
press-decided = Шешіліп қойған: { $name }.
press-teachers-only = Мұны иесі немесе ол /admin командасымен тағайындаған адам шешеді.
press-later = Қазір жауаптарды салыстыру мүмкін емес. Бір минуттан кейін қайта басыңыз.
press-restored = Бұрынғы жауапты қайтардым.
press-limited = Мерзімін есте сақтадым.
press-kept = Мерзімсіз қалдырдым.

lesson-unfit = { $reason ->
    [link] Жауапта сілтеме бар, ондай жауапты клиенттерге өзім жазбаймын. Сөзбен жазыңыз.
    [personal_data] Жауапта жеке деректер бар, оларды басқа клиенттерге көрсетуге болмайды. Аты-жөнсіз, нөмірсіз жазыңыз.
    [greeting] Бұл сұраққа жауап емес, сәлемдесу сияқты.
    [deferral] Бұл әлі жауап емес сияқты. Білген соң жазыңыз.
   *[other] Мұны сұраққа жауап деп түсінбедім. Сәл толығырақ жазыңыз.
}
lesson-not-sent = Клиентке бұл жіберілген жоқ.

## Questions that nobody could answer

gap-open = ❓ <b>{ $question }</b>
    Сұралған саны: { $count }. Осы хабарламаға жауап жазыңыз — есте сақтап, өзім жауап беремін.
gap-closed = ✅ <b>{ $question }</b>
    Енді былай жауап беремін: { $answer }
gap-skipped = ➖ <s>{ $question }</s>
    Жауап керек емес.
gap-forgotten = ↩️ <s>{ $question }</s>
    Болдырылмады, енді олай жауап бермеймін.
gap-waits = Рақмет! Жауап шешім күтіп тұр: карточкасы қасында.
gaps-title = ❓ <b>Сұрайды, бірақ базада жауабы жоқ</b>
gaps-line = • { $question } — <b>{ $count }</b>
gaps-how = Ең жиілерін «Білім базасы» тақырыбына шығардым: сол жерде сұрақтың өзіне жауап жазыңыз.
gaps-none = Қазір жауапсыз сұрақ жоқ.

## Entries that end

expiring-soon = ⏳ <b>Жақында бұлай жауап беруді тоқтатамын:</b> { $time }
    <b>Сұрақ:</b> { $question }
    <b>Жауап:</b> { $answer }
expiring-over = ⌛ <b>Мерзімі бітті, енді бұлай жауап бермеймін.</b>
    <b>Сұрақ:</b> { $question }
    <b>Жауап:</b> <s>{ $answer }</s>
expiring-kept = ✅ <b>Мерзімсіз қалдырылды.</b>
    <b>Сұрақ:</b> { $question }
    <b>Жауап:</b> { $answer }

## Notices under a reply

notice-known = 👌 Мұны білемін, осылай жауап беріп жүрмін: { $answer }
notice-restored =
    ↩️ <b>Бұрынғы жауапты қайтардым.</b>
    <b>Сұрақ:</b> { $question }
    <b>Жауап:</b> { $answer }
notice-limited =
    🧠 <b>{ $until } күніне дейін (сол күнді қоса) есте сақтадым.</b>
    <b>Сұрақ:</b> { $question }
    <b>Жауап:</b> { $answer }
notice-until = Бұл тек { $until } күніне дейін (сол күнді қоса) дұрыс сияқты.
notice-missed = ⚠️ Ал «{ $question }» дегенге әзірге басқа жазбамен жауап беремін: { $answer }

## Who may teach

appointed = { $name } енді ботты иесімен бірдей үйретеді.
dismissed = { $name } енді жауапты тек ұсынады, иесі шешеді.
