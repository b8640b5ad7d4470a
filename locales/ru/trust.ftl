# Answers of the bot that the team is asked about, and how far they can be trusted.

verdict-asked = 🔎 <b>Бот ответил правильно?</b>
verdict-question = <b>{ $who } спрашивает:</b>
verdict-answer = <b>Бот ответил:</b>
verdict-sure = Уверенность бота: { $percent } %. Взято из базы:
verdict-right = ✅ <b>Верно</b> · проверяет { $name }
verdict-wrong = ❌ <b>Неверно</b> · проверяет { $name }
verdict-corrected =
    ✏️ <b>Исправлено</b> · проверяет { $name }
    <b>Правильно так:</b> { $text }
verdict-correcting = ✏️ { $name }, напишите правильный ответ следующим сообщением: клиентам я буду отвечать так.
verdict-press-first = Чтобы исправить ответ, сначала нажмите под ним «✏️ Исправить», потом напишите, как правильно.
verdict-taught = { $outcome ->
    [live] 🧠 Запомнил, дальше отвечаю так.
    [waits] 🧠 Ждёт решения владельца в теме «База знаний».
    [known] 🧠 Это уже есть в базе.
    [link] Не запомнил: в ответе ссылка, а такие ответы я клиентам сам не пишу.
    [personal_data] Не запомнил: в ответе личные данные, их нельзя показывать другим клиентам.
   *[other] Не запомнил: это не похоже на ответ, который подойдёт всем клиентам.
}

button-right = ✅ Верно
button-wrong = ❌ Неверно
button-correct = ✏️ Исправить

press-right = Спасибо, учту.
press-wrong = Спасибо, учту. Если клиента надо поправить, напишите ему: ссылка в карточке.
press-correct = Напишите правильный ответ следующим сообщением в этой теме.
press-judged = Уже проверено: { $name }, { $verdict ->
    [right] «верно»
   *[wrong] «неверно»
}.

## Shadow mode: the bot drafts, people send

draft-offered =
    📝 <b>Черновик, клиент его не видит</b>
    <b>Клиент:</b> { $question }

    <b>Предлагаю ответить:</b>
    { $answer }
draft-how = Подходит — нажмите «Отправить». Не подходит — напишите клиенту сами прямо здесь.
draft-sent = ✅ <b>Отправлено</b> · { $name }
draft-replaced = ✏️ <b>Клиенту ответили своими словами</b> · { $name }
draft-outdated = ⌛ Черновик устарел: разговор пошёл дальше.

button-send = 📨 Отправить

press-sent = Отправляю клиенту.
press-outdated = Не отправлено: пока вы читали, разговор пошёл дальше. Посмотрите последние сообщения.
press-answered = Клиенту уже ответили.
