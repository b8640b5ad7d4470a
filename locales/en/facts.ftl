# Answers computed from the price list and the working hours.

fact-price = { $kind ->
    [exact] { $least } { $currency }
    [from] from { $least } { $currency }
    [range] { $least }–{ $most } { $currency }
    [free] free
   *[unknown] price on request
}
fact-time = { $kind ->
    [hours] { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
    [half] { $hours }.5 hours
    [both] { $hours } h { $minutes } min
   *[minutes] { $minutes } minutes
}
fact-time-from = { $least } min or more
fact-time-range = { $least }–{ $most } min

fact-question = { $name }: how much is it?
fact-service = { $name } — { $price }
fact-service-timed = { $name } — { $price }, about { $time }
fact-duration = { $name } — about { $time }
fact-included = { $name } is included
fact-sum = Together — { $price }
fact-duration-sum = One after the other — about { $time }

fact-weekday = { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}
fact-date = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $day }
fact-day = { $when ->
    [today] Today
    [tomorrow] Tomorrow, { $date },
   *[other] On { $weekday ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }, { $date },
}
fact-next-day = { $when ->
    [today] today
    [tomorrow] tomorrow, { $date },
   *[other] on { $weekday ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }, { $date },
}
fact-span = from { $opens } to { $closes }
fact-and = { " " }and{ " " }
fact-always = round the clock

hours-open-now = Yes, we are open now, until { $closes }.
hours-open-always = Yes, we are open now, round the clock.
hours-closed-now = We are closed now.
hours-next = We open { $day } at { $opens } and close at { $closes }.
hours-next-always = We open { $day } at { $opens }.
hours-on-open = { $day } we are open { $spans }.
hours-on-closed = { $day } we are closed.
hours-over = We have closed for today; we were open { $spans }.
hours-untold-open = { $date } is a public holiday, and I have not been told how we work on it. On this day of the week ({ $weekday }) we are usually open { $spans }. To know for certain, write to me and I will call a person.
hours-untold-closed = { $date } is a public holiday, and I have not been told how we work on it. On this day of the week ({ $weekday }) we are usually closed. To know for certain, write to me and I will call a person.
hours-week = Our hours: { $week }.
hours-week-run = { $days } { $spans }
hours-week-off = { $days } closed
hours-apart = Except: { $days }.
hours-question = When are you open? Working hours
fact-weekday-short = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
}
