# What the team reads about lessons. Values come escaped; <b> and <i> are Telegram's HTML.

day-of-month = { $month ->
    [1] { $day } января
    [2] { $day } февраля
    [3] { $day } марта
    [4] { $day } апреля
    [5] { $day } мая
    [6] { $day } июня
    [7] { $day } июля
    [8] { $day } августа
    [9] { $day } сентября
    [10] { $day } октября
    [11] { $day } ноября
   *[12] { $day } декабря
}

## A proposal: what was said, what it contradicts, how it was decided

lesson-head-new = 📝 <b>{ $who } отвечает клиентам так.</b> Добавить в базу?
lesson-head-conflict = ⚖️ <b>В базе другой ответ</b>
lesson-head-changes = 🧪 <b>{ $count ->
    [one] { $count } проверенный ответ изменится
    [few] { $count } проверенных ответа изменятся
   *[other] { $count } проверенных ответов изменятся
}</b>, если я это запомню
lesson-question = <b>Вопрос:</b> { $text }
lesson-answer = <b>Ответ:</b> { $text }
lesson-was = <b>Было:</b> { $text } ({ $whose })
lesson-becomes = <b>Стало:</b> { $text } ({ $whose })
lesson-after = Если заменить, буду отвечать: <blockquote>{ $text }</blockquote>
lesson-also = Заодно исправлю запись «{ $question }».
lesson-also-withdrawn = Заодно уберу запись «{ $question }».
lesson-more = И ещё: { $count }.
lesson-change = • «{ $question }»: было «{ $was }», станет «{ $becomes }»
lesson-change-person = • «{ $question }»: было «{ $was }», теперь позову человека
lesson-count = Так ответили уже { $count } раз(а).
lesson-ask-new = Пока вы не решите, на этот вопрос отвечают люди.
lesson-ask-conflict = Пока вы не решите, отвечаю по-старому.
lesson-ask-changes = Пока вы не решите, всё остаётся как было.
lesson-ask-text = ✏️ <b>Ответьте на это сообщение</b> новым текстом ответа.
lesson-ask-condition = ✏️ <b>Ответьте на это сообщение</b>, когда верен новый ответ. Например: «в выходные» или «с 1 июня».

lesson-accepted-new = ✅ <b>В базе.</b> Решение: { $who }
lesson-accepted-conflict = ✅ <b>Заменено.</b> Решение: { $who }
lesson-accepted-changes = ✅ <b>Сохранено.</b> Решение: { $who }
lesson-joined-new = ✅ <b>Верно и то и другое.</b> Решение: { $who }
lesson-joined-conflict = ✅ <b>Верно и то и другое.</b> Решение: { $who }
lesson-joined-changes = ✅ <b>Верно и то и другое.</b> Решение: { $who }
lesson-declined-new = 🚫 <b>В базу не взято.</b> Решение: { $who }
lesson-declined-conflict = 🚫 <b>Остался старый ответ.</b> Решение: { $who }
lesson-declined-changes = 🚫 <b>Не сохранено, всё как было.</b> Решение: { $who }
lesson-undone-new = ↩️ <b>Убрано из базы.</b> Решение: { $who }
lesson-undone-conflict = ↩️ <b>Возвращён прежний ответ.</b> Решение: { $who }
lesson-undone-changes = ↩️ <b>Возвращено, как было.</b> Решение: { $who }

button-accept-new = ✅ В базу
button-accept-conflict = ✅ Заменить
button-accept-changes = ✅ Сохранить
button-decline-new = 🚫 Отклонить
button-decline-conflict = Оставить старое
button-decline-changes = Отменить
button-both = Оба, с условием
button-amend = ✏️ Изменить
button-undo = ↩️ Вернуть как было
button-rollback = ↩️ Прежний ответ
button-until = ⏳ Только до этого дня
button-keep = Оставить без срока
button-skip = Не нужно

press-lesson-awaits-text = Ответьте на это сообщение новым текстом.
press-lesson-awaits-condition = Ответьте на это сообщение: когда верен новый ответ?
press-lesson-open = Посмотрите ещё раз: нужно ваше решение.
press-lesson-accepted = Запомнил.
press-lesson-joined = Запомнил оба ответа.
press-lesson-declined = Хорошо, оставил как было.
press-lesson-undone = Вернул как было.
press-skipped = Больше не спрошу об этом.
press-decided = Уже решено: { $name }.
press-teachers-only = Это решает владелец или тот, кого он назначил командой /admin.
press-later = Сейчас не получается сравнить ответы. Нажмите ещё раз через минуту.
press-restored = Вернул прежний ответ.
press-limited = Запомнил срок.
press-kept = Оставил без срока.

lesson-unfit = { $reason ->
    [link] В ответе ссылка, а такие ответы я клиентам сам не пишу. Напишите словами.
    [personal_data] В ответе личные данные, их нельзя показывать другим клиентам. Напишите без имён и номеров.
    [greeting] Похоже, это приветствие, а не ответ на вопрос.
    [deferral] Похоже, это ещё не ответ. Напишите, когда узнаете.
   *[other] Не понял это как ответ на вопрос. Напишите чуть полнее.
}
lesson-not-sent = Клиенту это не отправлено.

## Questions that nobody could answer

gap-open = ❓ <b>{ $question }</b>
    Спрашивали: { $count }. Ответьте на это сообщение — запомню и буду отвечать сам.
gap-closed = ✅ <b>{ $question }</b>
    Теперь отвечаю: { $answer }
gap-skipped = ➖ <s>{ $question }</s>
    Отвечать не нужно.
gap-forgotten = ↩️ <s>{ $question }</s>
    Отменено, больше так не отвечаю.
gap-waits = Спасибо! Ответ ждёт решения: карточка рядом.
gaps-title = ❓ <b>О чём спрашивают, а ответа в базе нет</b>
gaps-line = • { $question } — <b>{ $count }</b>
gaps-how = Самые частые я вынес в тему «База знаний»: ответьте там прямо на вопрос.
gaps-none = Вопросов без ответа сейчас нет.

## Entries that end

expiring-soon = ⏳ <b>Скоро перестану так отвечать:</b> { $time }
    <b>Вопрос:</b> { $question }
    <b>Ответ:</b> { $answer }
expiring-over = ⌛ <b>Срок вышел, больше так не отвечаю.</b>
    <b>Вопрос:</b> { $question }
    <b>Ответ:</b> <s>{ $answer }</s>
expiring-kept = ✅ <b>Оставлено без срока.</b>
    <b>Вопрос:</b> { $question }
    <b>Ответ:</b> { $answer }

## Notices under a reply

notice-known = 👌 Это я уже знаю и так и отвечаю: { $answer }
notice-restored =
    ↩️ <b>Вернул прежний ответ.</b>
    <b>Вопрос:</b> { $question }
    <b>Ответ:</b> { $answer }
notice-limited =
    🧠 <b>Запомнил по { $until } включительно.</b>
    <b>Вопрос:</b> { $question }
    <b>Ответ:</b> { $answer }
notice-until = Похоже, это верно только по { $until } включительно.
notice-missed = ⚠️ А на «{ $question }» пока отвечу другой записью: { $answer }

## Who may teach

appointed = { $name } теперь учит бота наравне с владельцем.
dismissed = { $name } теперь только предлагает ответы, решает владелец.
