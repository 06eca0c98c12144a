### A member's own: pause, stop, menu, settings.

pause-question =
    ¿Cuánto quieres que dure la pausa? Hasta entonces no pregunto nada.
    No te cuesta nada, y termina sola.
pause-form-title = Pausa hasta
pause-form-label = El día en que puedo preguntar otra vez
pause-form-hint = viernes, en 2 semanas, 24 de diciembre
pause-confirm = ¿Desde hoy hasta el {$day}, cuando pregunto otra vez?
pause-on =
    En pausa hasta el {$day}. Entonces vuelvo a preguntar.
    Cómo estoy hoy funciona igual.
pause-over = Qué bueno verte. Pregunto otra vez a tu próxima hora.
date-not-understood =
    No entiendo la fecha "{$typed}".
    viernes, en 2 semanas y 24 de diciembre funcionan.
date-no-such-date = Esa fecha no está en el calendario.
date-ambiguous = Eso puede ser dos fechas. Con el mes en palabras queda claro.
date-past = Ese día no está por delante. Sirve cualquiera desde mañana.
date-too-far = Falta más de un año. Parar guarda tus días durante 30 días.

stop-question =
    Paro enseguida. ¿Y tus respuestas?
    Se borran ahora, o las guardo 30 días por si vuelves.
stop-erased = Listo, paré. Tus respuestas y ajustes están borrados, y retiro mis mensajes para ti.
# Fixed.
stop-erased-stays =
    Lo que la gente escribió o leyó en Discord se queda en Discord. Eso no está en mis manos.
    Las copias de este bot sueltan lo tuyo en 30 días.
stop-erased-at = Fue el {$day} a las {$clock}. Guarda una captura si quieres un recibo.
stop-erased-messages =
    { $count ->
        [one] Mi único mensaje para ti se va ahora.
       *[other] Mis {$count} mensajes para ti se van ahora, uno tras otro.
    }
# Fixed.
stop-erased-waiting =
    Pediste una persona, y eso queda hasta que se cierre.
    No guardo nada más, y se borra 7 días después.
stop-kept =
    Listo, paré. Guardo tus respuestas hasta el {$day} y luego se borran.
    Si empiezas antes, todo queda como estaba.
stop-not-started = No hay nada que parar. No guardo nada sobre ti.

menu-title = Tu menú
menu-question = ¿Qué te gustaría?
menu-not-started = Se empieza con `Cómo estoy hoy`. Hasta entonces no guardo nada sobre ti.

settings-title = Ajustes
settings-time = Hora: {$clock}
settings-days = Días: {$days}
settings-zone = Zona horaria: {$place}, ahora {$clock}
settings-place = Te escribo {$where}
settings-language = Idioma: {$language}
settings-country-none = ninguno todavía
settings-country = País para los números: {$country}
tidy-day = Retiro mis mensajes para ti después de un día.
tidy-week = Retiro mis mensajes para ti después de una semana.
tidy-never = Mis mensajes para ti se quedan.
settings-tidy-placeholder = ¿Cuánto pueden quedarse?
settings-words-on = Notas: casillas y palabras
settings-words-off = Notas: solo casillas
settings-words-not-here = Notas: solo casillas. Este grupo no permite palabras.
settings-saved-words-on = Guardado. Donde el grupo lo permite, una nota puede llevar palabras. Solo las ves tú.
settings-saved-words-off = Guardado. Ahora una nota tiene solo casillas.
settings-saved = Guardado. Desde mañana: {$clock}, {$days}.
settings-saved-place = Guardado. Ahora te escribo {$where}.
settings-saved-language = Guardado. Ahora te hablo en {$language}.
settings-saved-country = Guardado. Los números son los de {$country}.
settings-saved-zone = Guardado: {$place}, ahora {$clock}. Vale desde mañana.
button-time-morning = Hora de la mañana
button-time-evening = Hora de la noche
settings-time-form-title = ¿A qué hora te pregunto?
settings-time-form-label = Una hora del día
settings-time-form-hint = 9:00, 7:30 pm, 21.15
settings-country-form-label = El nombre de un país
settings-days-placeholder = ¿Qué días?
settings-place-placeholder = ¿Dónde te escribo?
settings-language-placeholder = ¿Qué idioma?
settings-country-placeholder = ¿Qué país?

place-dm = en un mensaje directo
place-thread = en tu hilo privado
slot-morning = por la mañana
slot-evening = por la noche
slot-both = por la mañana y por la noche

days-every = todos los días
days-weekdays = de lunes a viernes
days-weekend = sábado y domingo
list-and = {$first} y {$last}
day-monday = lunes
day-tuesday = martes
day-wednesday = miércoles
day-thursday = jueves
day-friday = viernes
day-saturday = sábado
day-sunday = domingo
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
date-day = {$day} de {$month}
date-weekday = {$weekday} {$day} de {$month}

language-en = inglés
language-es = español
