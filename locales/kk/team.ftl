# What the team reads in its Telegram group. Values come escaped; <b> and <i> are Telegram's HTML.

client-unnamed = Клиент

## The card of a hand-over

card-pending = ⏳ <b>Адамның жауабын күтіп тұр</b> · { $time }
card-active = 💬 <b>Жауап беретін: { $name }</b> · өтініш { $time }
card-solved = ✅ <b>Шешілді</b> · өтініш { $time }{ $known ->
    [yes] {" "}· айналысқан қызметкер: { $name }
   *[no] {""}
}
card-returned = ↩️ <b>Ботқа қайтарылды</b> · өтініш { $time }{ $known ->
    [yes] {" "}· айналысқан қызметкер: { $name }
   *[no] {""}
}
card-question = <b>Сұрақ:</b>
card-found = <b>Базадан табылғаны</b> · боттың сенімі { $percent } %
card-talk = <b>Соңғы хабарламалар:</b>

closed-solved = ✅ Өтініш жабылды{ $known ->
    [yes] , айналысқан қызметкер: { $name }
   *[no] {""}
}. Енді клиентке қайтадан бот жауап береді.
closed-returned = ↩️ Әңгіме ботқа қайтарылды.

reason-intent = Себебі: { $value ->
    [HUMAN_REQUEST] клиент адаммен сөйлескісі келеді
    [FRUSTRATION] клиенттің көңілі толмай тұр
    [COMPLAINT] шағым
    [REFUND] ақшаны қайтару
    [PAYMENT] төлем туралы сұрақ
    [MEDICAL] денсаулық туралы сұрақ
    [LEGAL] заңға қатысты сұрақ
    [CANCEL] жазылуды болдырмау
    [RESCHEDULE] жазылу уақытын ауыстыру
    [BOOKING] жазылу
    [INJECTION] ботты шатастыруға тырысып жатыр
    [OFF_TOPIC] тақырыптан тыс сұрақ
   *[other] мұндай сұрақты адам шешеді
}
reason-low-confidence = Себебі: бот сенімді жауап таппады
reason-media = Себебі: клиент бот көре не тыңдай алмайтын нәрсе жіберді
reason-manager = Себебі: қызметкер клиентке бірінші болып жазды
reason-phone = Себебі: қызметкер клиентке компания телефонынан жауап берді, бот үнсіз
reason-opted-out = Себебі: клиент боттан жазбауын өтінген
reason-failure = Себебі: бот қатеге тап болып, жауап бере алмады
reason-delivery = Себебі: боттың жауабы клиентке жетпеді
reason-loop = Себебі: бот пен жазып отырған адам бір-біріне тоқтаусыз жауап беріп жатыр

said-by-client = Клиент
said-by-bot = Бот
said-by-manager = Қызметкер
said-from-phone = Қызметкер телефоннан

media = { $kind ->
    [image] [фото]
    [audio] [аудио]
    [voice] [дауыстық хабар]
    [video] [бейне]
    [document] [файл]
    [sticker] [стикер]
    [location] [картадағы орын]
    [contact] [контакт]
   *[other] [тіркеме]
}
file-missing = { $kind } осында көрсетілмеді. Клиентпен чаттың өзінен қараңыз.

## Buttons and what pressing them says

button-take = 🙋 Мен аламын
button-resolve = ✅ Шешілді
button-release = ↩️ Ботқа қайтару
button-retry = 🔁 Қайталау
button-forget = Болдырмау

press-taken = Әңгіме сізде. Осы тақырыпқа жаза беріңіз.
press-taken-by = Бұл әңгіме { $name } қолында.
press-closed = Бұл сұрақ шешіліп қойған.
press-stale = Бұл батырма енді жұмыс істемейді.
press-solved = Шешілді. Енді бот жауап береді.
press-returned = Әңгіме қайтадан ботта.
press-retried = Қайта жіберіп жатырмын.
press-on-its-way = Хабарлама жолда немесе жеткізілген.
press-owner-only = Тек иесі болдырмай алады.
press-forgotten = Ұмыттым. Енді олай жауап бермеймін.

## Notices in a topic

notice-learned =
    🧠 <b>Есте сақтадым.</b>
    <b>Сұрақ:</b> { $question }
    <b>Жауап:</b> { $answer }
notice-forgotten =
    <b>Болдырылмады, енді олай жауап бермеймін.</b>
    <s>{ $question }</s>
notice-not-learned = { $reason ->
    [link] Бұл жауапты есте сақтамадым: ішінде сілтеме бар, ондай жауапты клиенттерге өзім жазбаймын. Тұрақты жауап керек болса, сілтемесіз жазыңыз.
    [personal_data] Бұл жауапты есте сақтамадым: ішінде жеке деректер бар, оларды басқа клиенттерге көрсетуге болмайды.
   *[other] Бұл жауапты есте сақтамадым.
}
notice-delivery-failed =
    💔 <b>Хабарлама жетпеді:</b>
    <blockquote>{ $text }</blockquote>
    { $error }
notice-delivery-uncertain =
    🤔 <b>Хабарламаның жеткені белгісіз:</b>
    <blockquote>{ $text }</blockquote>
    { $error } Қайталамас бұрын клиентпен чатты тексеріңіз.
notice-anonymous = Сіз жасырын әкімші ретінде жазып тұрсыз. Клиент хабарламаны алады, бірақ оны кім жазғанын көрмеймін: әңгімені сізге бекіте алмаймын және иесінің жауабын есте сақтай алмаймын. Өшіру: топтың аты → «Әкімшілер» → өз атыңыз → «Анонимдік».
notice-edited = Түзетуді клиент көрмейді: оған бірінші хабарлама кетті. Маңызды болса, жаңа хабарлама жазыңыз.
notice-unsendable = Мұндай хабарламаны клиентке жіберу мүмкін емес. Сөзбен жазыңыз немесе файл жіберіңіз.
answer-late = Боттың жауабы тым ұзақ күтіп, жіберілмей қалды: әлі керек пе, қарап шығыңыз.

anonymous-admin = Әкімші

## What is wrong with Telegram, and what to do

problem-no-bot = Бизнестің Telegram-бот токені жоқ: @BotFather-ден алып, баптауларға жазыңыз.
problem-wrong-bot = Telegram боттың токенін қабылдамайды: @BotFather-ден тексеріп, қайта жазыңыз.
problem-no-group = Telegram тобы көрсетілмеген: ботты тақырыптары бар топқа қосып, топтың нөмірін баптауларға жазыңыз.
problem-not-in-group = Бот Telegram тобында жоқ: оны қосып, әкімші етіп тағайындаңыз.
problem-no-topics = Топта тақырыптар өшірулі: оларды қосыңыз (топ баптаулары → «Тақырыптар») және ботты әкімші етіп тағайындаңыз.
problem-no-rights = Боттың топтағы құқықтары жетпейді: оған «Тақырыптарды басқару» және «Хабарламаларды бекіту» құқықтары бар әкімші рөлін беріңіз.
problem-blocked = Клиент ботты тоқтатқан немесе чатты жойған: өзі қайта жазғанша оған жазу мүмкін емес.
problem-no-connection = Telegram-мен байланыс жоқ: сервердегі интернетті тексеріңіз.
problem-no-answer = Telegram жауап бермеді, өтініш орындалған-орындалмағаны белгісіз.
problem-server = Telegram жағында ақау бар, кейінірек қайталаймыз.
problem-flood = Telegram сирегірек жазуды сұрайды, күтеміз.
problem-too-large = Файл Telegram үшін тым үлкен: бот 50 МБ-тан асырып жібере алмайды.
problem-refused = Telegram қабылдамады: { $details }

file-too-large = Файл 20 МБ-тан үлкен: Telegram ондайды ботқа бермейді. Кішірек файл немесе сілтеме жіберіңіз.
file-gone = Telegram бұл файлды енді бермейді. Оны қайта жіберіңіз.
file-interrupted = Файл Telegram-нан жүктелмеді: байланыс үзілді.

## A private talk with the bot

welcome =
    Сәлеметсіз бе! Бұл — { $business }.
    Мен жасанды интеллект негізіндегі көмекшімін: сұрақтарға бірден жауап беремін, ал адам керек болса, шақырамын.
    Сізге немен көмектесейін?
