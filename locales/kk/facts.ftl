# Баға тізімі мен жұмыс уақыты бойынша есептелген жауаптар.

fact-price = { $kind ->
    [exact] { $least } { $currency }
    [from] { $least } { $currency }-ден бастап
    [range] { $least }–{ $most } { $currency }
    [free] тегін
   *[unknown] бағасын сұрап біліңіз
}
fact-time = { $kind ->
    [hours] { $hours } сағат
    [half] { $hours },5 сағат
    [both] { $hours } сағат { $minutes } минут
   *[minutes] { $minutes } минут
}
fact-time-from = кемінде { $least } минут
fact-time-range = { $least }–{ $most } минут

fact-question = { $name }: бағасы қанша?
fact-service = { $name } — { $price }
fact-service-timed = { $name } — { $price }, шамамен { $time }
fact-duration = { $name } — шамамен { $time }
fact-included = { $name } бағаға кіреді
fact-sum = Барлығы — { $price }
fact-duration-sum = Қатарынан жасатсаңыз — шамамен { $time }

fact-weekday = { $weekday ->
    [0] дүйсенбі
    [1] сейсенбі
    [2] сәрсенбі
    [3] бейсенбі
    [4] жұма
    [5] сенбі
   *[6] жексенбі
}
fact-date = { $day } { $month ->
    [1] қаңтар
    [2] ақпан
    [3] наурыз
    [4] сәуір
    [5] мамыр
    [6] маусым
    [7] шілде
    [8] тамыз
    [9] қыркүйек
    [10] қазан
    [11] қараша
   *[12] желтоқсан
}
fact-day = { $when ->
    [today] Бүгін
    [tomorrow] Ертең, { $date } күні,
   *[other] { $date }, { $weekday ->
        [0] дүйсенбі
        [1] сейсенбі
        [2] сәрсенбі
        [3] бейсенбі
        [4] жұма
        [5] сенбі
       *[6] жексенбі
    } күні,
}
fact-next-day = { $when ->
    [today] бүгін
    [tomorrow] ертең, { $date } күні
   *[other] { $date }, { $weekday ->
        [0] дүйсенбі
        [1] сейсенбі
        [2] сәрсенбі
        [3] бейсенбі
        [4] жұма
        [5] сенбі
       *[6] жексенбі
    } күні
}
fact-span = { $opens }–{ $closes }
fact-and = ,{ " " }
fact-always = тәулік бойы

hours-open-now = Иә, қазір ашықпыз. Жабылатын уақытымыз — { $closes }.
hours-open-always = Иә, қазір ашықпыз: тәулік бойы жұмыс істейміз.
hours-closed-now = Қазір жабықпыз.
hours-next = Келесі жұмыс уақытымыз: { $day }, { $opens }–{ $closes }.
hours-next-always = Ашылатын уақытымыз: { $day }, { $opens }.
hours-on-open = { $day } жұмыс істейміз: { $spans }.
hours-on-closed = { $day } демаламыз.
hours-over = Бүгін жабылып қалдық, жұмыс уақытымыз { $spans } болды.
hours-untold-open = { $date } — мереке күні. Сол күні қалай жұмыс істейтініміз маған әлі айтылған жоқ. Аптаның бұл күні ({ $weekday }) әдетте { $spans } жұмыс істейміз. Нақты білгіңіз келсе, жазыңыз, адамды шақырамын.
hours-untold-closed = { $date } — мереке күні. Сол күні қалай жұмыс істейтініміз маған әлі айтылған жоқ. Аптаның бұл күні ({ $weekday }) әдетте демаламыз. Нақты білгіңіз келсе, жазыңыз, адамды шақырамын.
hours-week = Жұмыс уақытымыз: { $week }.
hours-week-run = { $days } { $spans }
hours-week-off = { $days } — демалыс
hours-apart = Ерекше күндер: { $days }.
hours-question = Қашан жұмыс істейсіздер? Жұмыс кестесі, жұмыс уақыты
fact-weekday-short = { $weekday ->
    [0] дс
    [1] сс
    [2] ср
    [3] бс
    [4] жм
    [5] сб
   *[6] жс
}
