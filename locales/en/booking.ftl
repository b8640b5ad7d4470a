# Booking: the bot gathers what is needed and passes it to a person. Only a person confirms a time.

booking-begin = Let me put together what is needed; the administrator will confirm the time.
booking-ask-service = What would you like to book?
booking-ask-which = Which service exactly? Send its number or name:
booking-ask-when = Which day and time suit you?
booking-ask-day = Which day?
booking-ask-time = What time suits you?
booking-ask-name = May I have your name, please?
booking-ask-half = Could you tell which: { $early } or { $late }?
booking-again = Back to the booking. { $question }
booking-dropped = All right, no booking then. Write any time.
booking-passed = I understood it like this: { $booking }.

booking-impossible = There is no such day in the calendar.
booking-mismatch = The date and the weekday do not agree: { $day }.
booking-past = That day is over: { $day }.
booking-past-hour = That time has passed today.
booking-closed = We are closed on that day: { $day }.
booking-closed-hour = We are closed at that time{ $hours ->
    [unknown] .
   *[other] , our hours are { $hours }.
}

booking-day = { $weekday }, { $date }
booking-stretch = { $first } – { $last }
booking-or = { " " }or{ " " }
booking-any-day = any day
booking-any-time = any time
booking-after = after { $time }
booking-before = before { $time }
booking-part = { $part ->
    [morning] in the morning
    [before_noon] before lunch
    [noon] at lunchtime
    [day] in the daytime
    [afternoon] in the afternoon
    [evening] in the evening
   *[night] at night
}

booking-card = <b>A booking to confirm</b>
booking-field = { $field ->
    [service] Service
    [day] Day
    [time] Time
   *[name] Name
}: <b>{ $value }</b>
booking-which = Rows that fit: { $names }
booking-untold = { $field ->
    [service] Service
    [day] Day
    [time] Time
   *[name] Name
}: not told
