# Ответы, которые вычислены по прайсу и часам работы.

fact-price = { $kind ->
    [exact] { $least } { $currency }
    [from] от { $least } { $currency }
    [range] { $least }–{ $most } { $currency }
    [free] бесплатно
   *[unknown] цена по запросу
}
fact-time = { $kind ->
    [hours] { $hours ->
        [one] { $hours } час
        [few] { $hours } часа
       *[many] { $hours } часов
    }
    [half] { $hours },5 часа
    [both] { $hours ->
        [one] { $hours } час
        [few] { $hours } часа
       *[many] { $hours } часов
    } { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }
   *[minutes] { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }
}
fact-time-from = от { $least } мин
fact-time-range = { $least }–{ $most } мин

fact-question = { $name }: сколько стоит?
fact-service = { $name } — { $price }
fact-service-timed = { $name } — { $price }, примерно { $time }
fact-duration = { $name } — примерно { $time }
fact-included = { $name } входит в цену
fact-sum = Вместе — { $price }
fact-duration-sum = Подряд — примерно { $time }

fact-weekday = { $weekday ->
    [0] понедельник
    [1] вторник
    [2] среда
    [3] четверг
    [4] пятница
    [5] суббота
   *[6] воскресенье
}
fact-date = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
fact-day = { $when ->
    [today] Сегодня
    [tomorrow] Завтра, { $date },
   *[other] { $weekday ->
        [0] В понедельник
        [1] Во вторник
        [2] В среду
        [3] В четверг
        [4] В пятницу
        [5] В субботу
       *[6] В воскресенье
    }, { $date },
}
fact-next-day = { $when ->
    [today] сегодня
    [tomorrow] завтра, { $date },
   *[other] { $weekday ->
        [0] в понедельник
        [1] во вторник
        [2] в среду
        [3] в четверг
        [4] в пятницу
        [5] в субботу
       *[6] в воскресенье
    }, { $date },
}
fact-span = с { $opens } до { $closes }
fact-and = { " " }и{ " " }
fact-always = круглосуточно

hours-open-now = Да, сейчас открыто. Работаем до { $closes }.
hours-open-always = Да, сейчас открыто: мы работаем круглосуточно.
hours-closed-now = Сейчас закрыто.
hours-next = Откроемся { $day } в { $opens } и будем работать до { $closes }.
hours-next-always = Откроемся { $day } в { $opens }.
hours-on-open = { $day } работаем { $spans }.
hours-on-closed = { $day } у нас выходной.
hours-over = Сегодня мы уже закрылись, работали { $spans }.
hours-untold-open = { $date } — праздник, и как мы работаем в этот день, мне пока не сказали. Обычно в этот день недели ({ $weekday }) работаем { $spans }. Если хотите знать точно, напишите, и я позову человека.
hours-untold-closed = { $date } — праздник, и как мы работаем в этот день, мне пока не сказали. Обычно в этот день недели ({ $weekday }) у нас выходной. Если хотите знать точно, напишите, и я позову человека.
hours-week = Работаем так: { $week }.
hours-week-run = { $days } { $spans }
hours-week-off = { $days } — выходной
hours-apart = Исключение: { $days }.
hours-question = Когда вы работаете? График, часы работы
fact-weekday-short = { $weekday ->
    [0] пн
    [1] вт
    [2] ср
    [3] чт
    [4] пт
    [5] сб
   *[6] вс
}
