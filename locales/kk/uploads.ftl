# Бот бизнес туралы білетін құжаттар. Мәндер экрандалған; <b> мен <i> — Telegram белгілері.

upload-reading = 📄 <b>{ $name }</b>: оқып жатырмын…{ $total ->
    [0] { "" }
   *[other] { " " }{ $total } жазбаның { $done }-і
}
upload-open = 📄 <b>{ $name }</b>: түсінгенім мынау
upload-loading = ⏳ <b>{ $name }</b>: жүктеп жатырмын, { $total } жазбаның { $done }-і. Шешкен: { $who }
upload-loaded = ✅ <b>{ $name }</b>: жүктелді, { $total } жазба бойынша жауап беремін. Шешкен: { $who }
upload-declined = 🚫 <b>{ $name }</b>: жүктелмеді. Шешкен: { $who }
upload-unreadable = ⚠️ <b>{ $name }</b>: оқи алмадым. { $problem }
upload-disputes = ⚖️ <b>Менің білетініме қайшы: { $count }</b>
upload-dispute = • «{ $question }»: бұрын «{ $was }», файлда «{ $becomes }»
upload-hours-set = • «{ $question }»: баптаулардағы жұмыс уақыты «{ $was }», файлда «{ $becomes }»
upload-hours-taught = • «{ $question }»: қазіргі жұмыс уақыты «{ $was }», файлда «{ $becomes }»
upload-fresh = 🆕 Жаңа жазба: { $count }
upload-changed = ✏️ Өзгеретін жазба: { $count }
upload-same = ☑️ Өзгеріссіз: { $count }
upload-services = 🏷 Оның ішінде бағасы бар қызмет: { $count }
upload-withdrawn = 🗑 Прайстан алынған: { $count }, енді айтпаймын
upload-unfilled = ✍️ [?] орнына жауабыңызды күтіп тұр: { $count }, оларды өткізіп жіберемін
upload-sample = <i>Мысалы:</i> { $question } — { $answer }
upload-nothing-new = Мұнда жаңа ештеңе жоқ: бәрін бұрыннан білемін.
upload-taken = Оқып жатырмын. Түсінгенімді тобыңыздың «Білім базасы» тақырыбында көрсетемін, сол жерде жүктейсіз.
upload-elsewhere = Осы файл бойынша жауап беруім үшін оны «Білім базасы» тақырыбына жіберіңіз; иесі маған жеке хабарламамен де жібере алады.
upload-no-group = Алдымен тақырыптары бар топты қосыңыз: файлдан түсінгенімді сонда көрсетемін.

button-load = ✅ Жүктеу
button-load-rest = ✅ Қайшысыз жүктеу
button-swap = 🔁 Жүктеу, файл дұрыс
button-drop = 🚫 Жүктемеу
button-put-aside = Түсінікті
press-upload-loading = Жүктеп жатырмын.
press-upload-declined = Жарайды, жүктемеймін.

template-kinds = Немен айналысатыныңызды таңдап, жолды жіберіңіз:
template-salon = сұлулық салоны
template-cakes = торт пен кондитерлік
template-clinic = емхана
template-cars = автосервис
template-how = [?…] орнына жауаптарыңызды жазып, файлды осында жіберіңіз. Толтырылмағанын өткізіп жіберемін.
