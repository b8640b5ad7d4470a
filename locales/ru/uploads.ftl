# Документы, из которых бот узнаёт о бизнесе. Значения уже экранированы; <b> и <i> — разметка Telegram.

upload-reading = 📄 <b>{ $name }</b>: читаю…{ $total ->
    [0] { "" }
   *[other] { " " }{ $done } из { $total }
}
upload-open = 📄 <b>{ $name }</b>: вот что я понял
upload-loading = ⏳ <b>{ $name }</b>: загружаю, { $done } из { $total }. Решение: { $who }
upload-loaded = ✅ <b>{ $name }</b>: загружено, отвечаю по { $total } записям. Решение: { $who }
upload-declined = 🚫 <b>{ $name }</b>: не загружено. Решение: { $who }
upload-unreadable = ⚠️ <b>{ $name }</b>: не получилось прочитать. { $problem }
upload-disputes = ⚖️ <b>Спорят с тем, что я знаю: { $count }</b>
upload-dispute = • «{ $question }»: было «{ $was }», в файле «{ $becomes }»
upload-hours-set = • «{ $question }»: часы работы в настройках «{ $was }», в файле «{ $becomes }»
upload-hours-taught = • «{ $question }»: часы работы сейчас «{ $was }», в файле «{ $becomes }»
upload-fresh = 🆕 Новых записей: { $count }
upload-changed = ✏️ Изменится записей: { $count }
upload-same = ☑️ Без изменений: { $count }
upload-services = 🏷 Из них услуги с ценой: { $count }
upload-withdrawn = 🗑 Больше нет в прайсе: { $count }, перестану называть
upload-unfilled = ✍️ Ждут вашего ответа вместо [?]: { $count }, их пропущу
upload-sample = <i>Например:</i> { $question } — { $answer }
upload-nothing-new = Нового здесь нет: всё это я уже знаю.
upload-taken = Читаю. Что понял, покажу в теме «База знаний» вашей группы, там и загрузите.
upload-elsewhere = Чтобы я отвечал по этому файлу, отправьте его в тему «База знаний»; владелец может прислать его и мне лично.
upload-no-group = Сначала подключите группу с темами: то, что я понял из файла, показываю там.

button-load = ✅ Загрузить
button-load-rest = ✅ Загрузить без спорных
button-swap = 🔁 Загрузить, верен файл
button-drop = 🚫 Не загружать
button-put-aside = Понятно
press-upload-loading = Загружаю.
press-upload-declined = Хорошо, не загружаю.

template-kinds = Выберите, чем вы занимаетесь, и отправьте строку:
template-salon = салон красоты
template-cakes = торты и кондитерская
template-clinic = клиника
template-cars = автосервис
template-how = Впишите свои ответы вместо [?…] и пришлите файл сюда. Незаполненное пропущу.
