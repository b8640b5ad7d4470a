# What the team reads in its Telegram group. Values come escaped; <b> and <i> are Telegram's HTML.

client-unnamed = Клиент

## The card of a hand-over

card-pending = ⏳ <b>Ждёт ответа человека</b> с { $time }
card-active = 💬 <b>Ведёт { $name }</b> · обращение от { $time }
card-solved = ✅ <b>Решено</b> · обращение от { $time }{ $known ->
    [yes] {" "}· вопросом занимался сотрудник { $name }
   *[no] {""}
}
card-returned = ↩️ <b>Возвращено боту</b> · обращение от { $time }{ $known ->
    [yes] {" "}· вопросом занимался сотрудник { $name }
   *[no] {""}
}
card-question = <b>Вопрос:</b>
card-found = <b>Что нашлось в базе</b> · бот уверен на { $percent } %
card-talk = <b>Последние сообщения:</b>

closed-solved = ✅ Обращение закрыто{ $known ->
    [yes] , вопросом занимался сотрудник { $name }
   *[no] {""}
}. Дальше клиенту снова отвечает бот.
closed-returned = ↩️ Разговор возвращён боту.

reason-intent = Почему: { $value ->
    [HUMAN_REQUEST] клиент просит человека
    [FRUSTRATION] клиент недоволен
    [COMPLAINT] жалоба
    [REFUND] возврат денег
    [PAYMENT] вопрос об оплате
    [MEDICAL] вопрос о здоровье
    [LEGAL] юридический вопрос
    [CANCEL] отмена записи
    [RESCHEDULE] перенос записи
    [BOOKING] запись
    [INJECTION] бота пытаются сбить с толку
    [OFF_TOPIC] вопрос не по теме
    [QUESTION] по вашему правилу на вопросы отвечает человек
   *[other] такой вопрос решает человек
}
reason-low-confidence = Почему: бот не нашёл уверенного ответа
reason-media = Почему: клиент прислал то, что бот не может посмотреть или прослушать
reason-manager = Почему: сотрудник написал клиенту первым
reason-phone = Почему: сотрудник ответил клиенту с телефона компании, бот замолчал
reason-opted-out = Почему: клиент просил бота не писать
reason-failure = Почему: бот не справился из-за ошибки
reason-delivery = Почему: ответ бота не дошёл до клиента
reason-loop = Почему: бот и собеседник отвечают друг другу без конца

said-by-client = Клиент
said-by-bot = Бот
said-by-manager = Сотрудник
said-from-phone = Сотрудник с телефона

media = { $kind ->
    [image] [фото]
    [audio] [аудио]
    [voice] [голосовое]
    [video] [видео]
    [document] [файл]
    [sticker] [стикер]
    [location] [место на карте]
    [contact] [контакт]
   *[other] [вложение]
}
file-missing = { $kind } не удалось показать здесь. Посмотрите в самом чате с клиентом.

## Buttons and what pressing them says

button-take = 🙋 Беру
button-resolve = ✅ Решено
button-release = ↩️ Вернуть боту
button-retry = 🔁 Повторить
button-forget = Отменить

press-taken = Разговор за вами. Пишите прямо в эту тему.
press-taken-by = Разговор уже ведёт { $name }.
press-closed = Уже решено.
press-stale = Эта кнопка больше не действует.
press-solved = Решено. Дальше отвечает бот.
press-returned = Разговор снова у бота.
press-retried = Отправляю ещё раз.
press-on-its-way = Сообщение уже в пути или доставлено.
press-forgotten = Забыл. Больше так не отвечу.

## Notices in a topic

notice-learned =
    🧠 <b>Запомнил.</b>
    <b>Вопрос:</b> { $question }
    <b>Ответ:</b> { $answer }
notice-forgotten =
    <b>Отменено, больше так не отвечаю.</b>
    <s>{ $question }</s>
notice-not-learned = { $reason ->
    [link] Этот ответ не запомнил: в нём ссылка, а такие ответы я клиентам сам не пишу. Нужен постоянный ответ — напишите его без ссылки.
    [personal_data] Этот ответ не запомнил: в нём личные данные, их нельзя показывать другим клиентам.
   *[other] Этот ответ не запомнил.
}
notice-delivery-failed =
    💔 <b>Сообщение не доставлено:</b>
    <blockquote>{ $text }</blockquote>
    { $error }
notice-delivery-uncertain =
    🤔 <b>Неизвестно, дошло ли сообщение:</b>
    <blockquote>{ $text }</blockquote>
    { $error } Проверьте в чате с клиентом, прежде чем повторять.
notice-anonymous = Вы пишете как анонимный администратор. Клиент сообщение получит, но я не вижу, кто его написал: не закреплю разговор за вами и не запомню ответ владельца. Выключить: название группы → «Администраторы» → ваше имя → «Анонимность».
notice-edited = Правку клиент не увидит: у него осталось первое сообщение. Если это важно, напишите новым.
notice-unsendable = Такое сообщение клиенту отправить нельзя. Напишите словами или пришлите файл.
answer-late = Ответ бота слишком долго ждал отправки и не ушёл: посмотрите, нужен ли он ещё.
delivery-interrupted = Программа остановилась, пока сообщение уходило.

anonymous-admin = Администратор

## What is wrong with Telegram, and what to do

problem-no-bot = У бизнеса нет токена Telegram-бота: возьмите его у @BotFather и впишите в настройки.
problem-wrong-bot = Telegram не принимает токен бота: проверьте его у @BotFather и впишите заново.
problem-no-group = Группа Telegram не указана: добавьте бота в группу с темами и впишите её номер в настройки.
problem-not-in-group = Бота нет в группе Telegram: добавьте его и назначьте администратором.
problem-no-topics = В группе выключены темы: включите их (настройки группы → «Темы») и назначьте бота администратором.
problem-no-rights = Боту не хватает прав в группе: назначьте его администратором с правами «Управление темами» и «Закрепление сообщений».
problem-blocked = Клиент остановил бота или удалил чат: написать ему можно, только если он напишет снова.
problem-no-connection = Нет связи с Telegram: проверьте интернет на сервере.
problem-no-answer = Telegram не ответил, и неизвестно, выполнил ли он просьбу.
problem-server = У Telegram сбой на его стороне, попробуем позже.
problem-flood = Telegram просит писать реже, подождём.
problem-too-large = Файл слишком большой для Telegram: бот может отправить не больше 50 МБ.
problem-refused = Telegram отказал: { $details }

file-too-large = Файл больше 20 МБ: такой Telegram боту не отдаёт. Пришлите файл поменьше или ссылку на него.
file-gone = Telegram больше не отдаёт этот файл. Пришлите его ещё раз.
file-interrupted = Файл из Telegram не скачался: связь оборвалась.

## Alerts: to the owner, or to the operator who runs the service

alert-began = 🔔 <b>{ $kind ->
    [stuck] Не всё удалось сделать
    [late-turns] Клиенты ждут ответа бота с { $since }
    [late-deliveries] Сообщения клиентам не уходят с { $since }
    [silence] От клиентов нет ни слова с { $since }, хотя обычно в это время пишут
   *[group] Боту что-то мешает в группе команды с { $since }
}</b>
alert-ended = ✅ { $kind ->
    [late-turns] Бот снова отвечает вовремя. Задержка была с { $since } до { $until }.
    [late-deliveries] Сообщения клиентам снова уходят. Задержка была с { $since } до { $until }.
    [silence] Клиенты снова пишут. Тихо было с { $since } до { $until }.
   *[group] В группе команды боту снова ничто не мешает. Мешало с { $since } до { $until }; всё, что накопилось, уже идёт в темы.
}
alert-piece = • { $what ->
    [send-dead] сообщения не дошли до клиентов
    [send-uncertain] неизвестно, дошли ли сообщения до клиентов
   *[other] { $kind ->
        [learn] ответы владельца не запомнены
        [fetch] файлы клиентов не загружены
        [update] написанное в Telegram не принято
       *[other] не показано в группе команды
    }
}: { $count }
alert-remedy-owner = { $kind ->
    [stuck] Откройте темы этих клиентов в группе: под тем, что не дошло, есть кнопка «🔁 Повторить». Можно и написать клиентам самим в WhatsApp.
    [late-turns] Ответьте тем, кто ждёт, в WhatsApp сами и сообщите тому, кто обслуживает сервис.
    [late-deliveries] Проверьте, что телефон с WhatsApp включён и в сети и что номер подключён в ChatFlow. Что ещё не устарело, уйдёт само, остальное появится в группе.
    [silence] Напишите на номер бизнеса с другого телефона. Если ответа нет, проверьте в ChatFlow, что номер подключён (если нет, отсканируйте QR-код заново) и что адрес вебхука на месте.
   *[group] Обращения клиентов не потеряны: они ждут или стоят в общей части группы и сами появятся в своих темах, как только это будет исправлено.
}
alert-remedy-operator = { $kind ->
    [stuck] Подробности: run.py outbox list. Сделать ещё раз: run.py outbox requeue.
    [late-turns] Проверьте run.py doctor, журнал и загрузку машины: разговоры ждут своей очереди.
    [late-deliveries] Проверьте run.py doctor и доступность ChatFlow.
    [silence] Напишите на номер бизнеса. Если в журнале нет строки webhook of …, проверьте подключение номера и адрес вебхука в ChatFlow, PUBLIC_BASE_URL и сертификат.
   *[group] Исправить может владелец группы; проверка: run.py doctor.
}
alert-unreachable = Бот не может написать этому человеку первым: пусть он откроет бота и нажмёт «Старт».

## A private talk with the bot

welcome =
    Здравствуйте! Это { $business }.
    Я помощник на основе искусственного интеллекта: отвечу на вопросы сразу, а если понадобится человек, позову его.
    Что вам подсказать?
