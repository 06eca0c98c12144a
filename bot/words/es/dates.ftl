### Own dates and milestones.

button-dates = Fechas
button-add-date = Añadir una fecha
button-change-date = Cambiar la fecha
button-remove-date = Quitar
button-milestones-on = Preguntarme en los aniversarios
button-milestones-off = No preguntar en los aniversarios
button-page-back = Página anterior
button-page-on = Más
dates-title = Tus fechas
dates-none = Aquí no hay ninguna fecha, y no hace falta ninguna.
dates-asked = En un aniversario te pregunto en privado. El grupo no lee nada sin tu sí.
dates-not-asked = No pregunto por aniversarios.
dates-placeholder = ¿Qué fecha?
date-since = desde el {$date}, {$number}
date-since-today = desde hoy
date-days =
    { $count ->
        [one] {$count} día
       *[other] {$count} días
    }
date-resting = ahora no se cuenta
date-unnamed = una fecha tuya
date-upcoming = {$milestone}: el {$date}.
date-saved = Guardado. Solo tú lo ves.
date-form-label = ¿De qué es la fecha?
date-form-label-hint = Con tus palabras. Solo tú las ves.
date-form-date = ¿Qué día?
date-form-date-hint = 3 de marzo de 2026, hace 2 semanas, ayer
own-date-not-understood =
    No conozco la fecha «{$typed}».
    Sirven 3 de marzo de 2026, ayer y hace 2 semanas.
own-date-future = «{$typed}» está por llegar. Sirve un día hasta hoy.
length-day =
    { $count ->
        [1] 24 horas
       *[other] {$count} días
    }
length-month =
    { $count ->
        [one] {$count} mes
       *[other] {$count} meses
    }
length-year =
    { $count ->
        [one] {$count} año
       *[other] {$count} años
    }

button-celebrate = Sí, celebrar
# Pushed.
milestone-asked =
    Esto es sobre una fecha tuya.
    Son {$milestone} en tu fecha. ¿Te gustaría celebrarlo con el grupo?
# Pushed.
milestone-asked-neutral =
    Esto es sobre una fecha tuya.
    ¿Te gustaría celebrarla con el grupo?
milestone-told = {$member} celebra {$milestone} y me pidió que lo diga.
milestone-waits =
    Sale en {$channel} cuando el grupo vuelva a celebrar, tras su pérdida.
    Puedes retirarlo cuando quieras.
milestone-not-now = Está bien. No pregunto más por aniversarios, hasta que lo pidas en Fechas.
milestone-not-possible = Aquí no hay nada que contar al grupo, o no hay canal para eso.
