# Жазылу: бот керегін жинап, адамға береді. Уақытты тек адам растайды.

booking-begin = Жазылуға керегін жинап алайын, ал уақытты әкімші растайды.
booking-ask-service = Қандай қызметке жазылғыңыз келеді?
booking-ask-which = Нақты қай қызмет керек? Нөмірін немесе атауын жазыңыз:
booking-ask-when = Қай күні және сағат нешеде ыңғайлы?
booking-ask-day = Қай күні ыңғайлы?
booking-ask-time = Сағат нешеде ыңғайлы?
booking-ask-name = Атыңызды жазып жіберіңізші.
booking-ask-half = Нақтылап жіберіңізші: таңғы { $early }, әлде кешкі { $late }?
booking-again = Жазылуға оралайық. { $question }
booking-dropped = Жақсы, жазбай-ақ қояйын. Керек болса, хабарласыңыз.
booking-passed = Мен былай түсіндім: { $booking }.

booking-impossible = Күнтізбеде ондай күн жоқ.
booking-mismatch = Айдың күні мен апта күні сәйкес келмейді: { $day }.
booking-past = Ол күн өтіп кетті: { $day }.
booking-past-hour = Бүгін ол уақыт өтіп кетті.
booking-closed = Ол күні жұмыс істемейміз: { $day }.
booking-closed-hour = Ол уақытта жабықпыз{ $hours ->
    [unknown] .
   *[other] , жұмыс уақыты: { $hours }.
}

booking-day = { $date }, { $weekday }
booking-stretch = { $first } – { $last }
booking-or = { " " }немесе{ " " }
booking-any-day = кез келген күн
booking-any-time = кез келген уақыт
booking-after = ең ерте дегенде { $time }
booking-before = ең кеш дегенде { $time }
booking-part = { $part ->
    [morning] таңертең
    [before_noon] түске дейін
    [noon] түсте
    [day] күндіз
    [afternoon] түстен кейін
    [evening] кешке
   *[night] түнде
}

booking-card = <b>Жазылуға өтініш</b>
booking-field = { $field ->
    [service] Қызмет
    [day] Күні
    [time] Уақыты
   *[name] Аты
}: <b>{ $value }</b>
booking-which = Прайстағы сәйкес қызметтер: { $names }
booking-untold = { $field ->
    [service] Қызмет
    [day] Күні
    [time] Уақыты
   *[name] Аты
}: айтылмаған
