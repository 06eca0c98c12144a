### The rota of a larger group: shifts, swaps, gaps, training.

button-rota = Turnos
button-add-shift = Añadir un turno
button-coverage = Catorce días
button-plan-gap = Prever un hueco
button-training = Formación
button-give-up = Dejarlo libre
button-swap = Cambiar
button-swap-yes = Sí, cambiar
button-swap-no = No, gracias
button-hand-note = Dejar una nota

rota-title = Turnos
rota-none = No tienes turnos. `Añadir un turno` toma uno, y después puedes dejar libre el que quieras.
rota-yours = Tus turnos: {$shifts}
rota-next = El próximo: {$turn}
rota-shift-weekly = {$weekday} de {$clock} a {$until}
rota-turn = {$day}, de {$clock} a {$until}
rota-turn-of = {$turn} · {$lead}
rota-open =
    { $count ->
        [one] 1 fecha está libre: quien la toma, está de turno.
       *[other] {$count} fechas están libres: quien toma una, está de turno.
    }
rota-swap-offered = {$lead} te ofrece {$offered}, por {$wanted}, que es tuyo.
rota-your-dates = Una de tus fechas
rota-open-dates = Tomar una fecha
rota-drop-placeholder = Dejar un turno entero
rota-form-title = Añadir un turno
rota-form-label = ¿Cuándo estás de turno?
rota-form-hint = lunes y jueves 18:00-22:00
rota-added =
    { $count ->
        [one] Guardado. Estás de turno entonces, con silencio o sin él.
       *[other] Guardados {$count} turnos. Estás de turno entonces, con silencio o sin él.
    }
rota-dropped = El turno ya no está. Gracias por él.
rota-given-up = Ahora está libre, para quien lo tome. Sin dar razones.
rota-taken = Es tuyo. Gracias.
rota-gone = Ese ha cambiado mientras tanto. Así están los turnos ahora.
rota-not-yours = Esto lo hace quien coordina.
rota-small = Este grupo es pequeño: se pregunta a todos los que están, y no hay turnos.
rota-what = {$turn}. ¿Qué quieres hacer?
rota-swap-with = ¿Por cuál?
rota-swap-sent = Ofrecido. Lo ve en su resumen y en su tablero, y dice sí o no.
rota-swapped = Cambiado. Gracias a los dos.
rota-swap-refused = Todo queda como está. Gracias por decirlo.
rota-unclear-no-time = ¿De cuándo a cuándo? "lunes 18:00-22:00" sirve.
rota-unclear-no-end = ¿Hasta cuándo? "lunes 18:00-22:00" sirve.
rota-unclear-half-of-day = ¿De la mañana o de la tarde? "19:00-22:00" sirve.
rota-unclear-no-day = ¿Qué día? "lunes 18:00-22:00" y "24 de diciembre 18:00-22:00" sirven.
rota-unclear-not-understood = No conozco esa hora. "lunes y jueves 18:00-22:00" sirve.
rota-unclear-past = Ese día ya pasó. Uno que venga sirve.

coverage-title = Quién está de turno en los próximos 14 días
coverage-day = {$day}: {$spans}
coverage-span = de {$clock} a {$until} ({$count})
coverage-nobody = nadie
coverage-planned = nadie, como está previsto
coverage-hint = Entre paréntesis: cuántos. A las demás horas no hay nadie de turno.

gap-form-title = Prever un hueco
gap-form-first = Primer día
gap-form-last = Último día
gap-form-hint = 24 de diciembre
gap-planned = Previsto: {$first} a {$last}. Quien pida entonces oye que no hay nadie, y hasta cuándo.
gap-unclear = No conozco esos días. "24 de diciembre" y "26 de diciembre" sirven.
gap-drop-placeholder = Quitar un hueco previsto
gap-dropped = Ya no es un hueco.
gap-line = {$first} a {$last}

training-title = Formación
training-off = La formación no cuenta: se pregunta a todos.
training-on = Solo se pregunta a quienes tienen una formación que vale.
button-training-on = Preguntar solo a los formados
button-training-off = Preguntar a todos
training-line = {$lead} · hasta el {$day}
training-line-none = {$lead} · sin fecha
training-placeholder = Poner una fecha a
training-form-title = La formación vale hasta
training-form-label = El último día que vale
training-form-hint = 24 de diciembre de 2027. Vacío: sin fecha
training-unclear = No conozco ese día. "24 de diciembre de 2027" sirve.
training-yours = Tu formación vale hasta el {$day}.
training-yours-none = Se te pregunta otra vez cuando quien coordina ponga una fecha a tu formación.

digest-shift = Estás de turno: {$turn}
digest-swap = Alguien te ofrece cambiar un turno. Está en el tablero, en Turnos.
digest-limit = {$lead} ya tiene todo lo que toma esta semana. Se lo pido a los demás.

hand-form-title = Una nota para quien siga
hand-form-label = ¿Qué conviene que sepa?
hand-form-hint = Solo la lee quien lo tome después
hand-note = De quien estaba antes: {$note}
hand-kept = Gracias. Lo lee quien lo tome después, y nadie más.
hand-too-late = Ya hay alguien con ello, así que no guardé la nota.
