# Запись: бот собирает, что нужно, и передаёт человеку. Время подтверждает только человек.

booking-begin = Давайте соберу всё для записи, а время подтвердит администратор.
booking-ask-service = На что вас записать?
booking-ask-which = Какая именно услуга? Напишите номер или название:
booking-ask-when = На какой день и время вам удобно?
booking-ask-day = На какой день?
booking-ask-time = Во сколько вам удобно?
booking-ask-name = Подскажите, пожалуйста, ваше имя.
booking-ask-half = Уточните, пожалуйста: в { $early } или в { $late }?
booking-again = Вернёмся к записи. { $question }
booking-dropped = Хорошо, записывать не будем. Если понадобится, пишите.
booking-passed = Я понял так: { $booking }.

booking-impossible = Такого дня в календаре нет.
booking-mismatch = Число и день недели не сходятся: { $day }.
booking-past = Этот день уже прошёл: { $day }.
booking-past-hour = Сегодня это время уже прошло.
booking-closed = В этот день мы не работаем: { $day }.
booking-closed-hour = В это время мы закрыты{ $hours ->
    [unknown] .
   *[other] , работаем { $hours }.
}

booking-day = { $weekday }, { $date }
booking-stretch = { $first } – { $last }
booking-or = { " " }или{ " " }
booking-any-day = любой день
booking-any-time = любое время
booking-after = после { $time }
booking-before = до { $time }
booking-part = { $part ->
    [morning] утром
    [before_noon] до обеда
    [noon] в обед
    [day] днём
    [afternoon] после обеда
    [evening] вечером
   *[night] ночью
}

booking-card = <b>Заявка на запись</b>
booking-field = { $field ->
    [service] Услуга
    [day] День
    [time] Время
   *[name] Имя
}: <b>{ $value }</b>
booking-which = В прайсе подходят: { $names }
booking-untold = { $field ->
    [service] Услуга
    [day] День
    [time] Время
   *[name] Имя
}: не указано
