### Cómo avanzan las peticiones en un grupo, y la segunda sala para ellas. Para admins.

climb-title = Cómo avanzan aquí las peticiones
climb-right-now =
    `Ahora mismo`: primero los números, y a la vez todos los acompañantes que están. { $count ->
        [one] 1 minuto después
       *[other] {$count} minutos después
    }, coordinación y quien dejó que lo despierte. A los {$minutes} minutos, la verdad.
climb-today =
    `Hoy`: primero a quien la persona eligió, luego a quien está. { $count ->
        [one] 1 acompañante
       *[other] {$count} acompañantes
    } a la vez, {$minutes} minutos cada vez. La coordinación va al final.
climb-evening =
    Hacia las {$clock} de su reloj, la persona oye la verdad.
    Por eso, cerca de esa hora y después, no espero más de lo habitual.
climb-no-rush =
    `Sin prisa`: el tablero y la sala de acompañantes. { $count ->
        [one] 1 hora después
       *[other] {$count} horas después
    }, quien esté, por mensaje.
climb-small = Con hasta {$count} acompañantes, pregunto a la vez a todos los que están.
climb-stays = Ningún paso se puede quitar, y los números siempre van primero.
climb-second-room = Mientras no puedo usar la sala de acompañantes, las peticiones van a {$channel}.
climb-no-second-room =
    No hay segunda sala. Mientras no puedo usar la sala de acompañantes, les pido solo por mensaje directo.

climb-saved-right-now =
    `Ahora mismo`: { $count ->
        [one] 1 minuto, y sigo preguntando.
       *[other] {$count} minutos, y sigo preguntando.
    }
    Menos despierta antes. Más deja tiempo para contestar a quien está.
climb-saved-today =
    `Hoy`: {$minutes} minutos, y pregunto a los siguientes.
    Menos trae antes a una persona. Más deja tiempo, y molesta a menos gente.
climb-saved-at-a-time =
    `Hoy`: { $count ->
        [one] un acompañante a la vez.
       *[other] {$count} acompañantes a la vez.
    }
    Más va más rápido. Menos deja a más gente en paz.
climb-saved-no-rush =
    `Sin prisa`: { $count ->
        [one] 1 hora, y pregunto por mensaje.
       *[other] {$count} horas, y pregunto por mensaje.
    }
    Menos trae antes a una persona. Más deja que contesten a su ritmo.
climb-saved-usual = Todas las esperas vuelven a ser las habituales.
climb-from-now = Vale desde el próximo paso. Lo que está abierto mantiene la hora que se dijo.
climb-as-before = Ya era así. No ha cambiado nada.
climb-not-allowed = {$name}: pon un número de {$first} a {$last}. De esto no ha cambiado nada.
climb-second-saved =
    Guardado. Mientras no puedo usar la sala de acompañantes, las peticiones van a {$channel}.
    Es el mismo mensaje, sin nombre.
climb-second-taken = {$channel} ya sirve aquí para otra cosa. Elige una sala solo para esto.
climb-second-public =
    Todos los miembros pueden leer {$channel}, así que no la tomo para esto.
    En sus ajustes, Permisos: quita "Ver canal" a todos y dáselo a acompañantes.
climb-second-not-seen = No veo {$channel}. En sus ajustes, Permisos: permíteme "Ver canal".
climb-second-only =
    No hay sala de acompañantes, así que las peticiones van a {$channel}.
    Con `/admin setup` se elige una.

setup-later-escalation = - `/admin escalation`: cuánto espero una respuesta, y una segunda sala
button-climb-change = Cambiar las esperas
button-climb-usual = Volver a lo habitual
button-climb-no-second = Sin segunda sala
climb-placeholder-second = Una segunda sala para peticiones
climb-form-title = Cuánto espero
climb-form-right-now = Ahora mismo: minutos
climb-form-today = Hoy: minutos
climb-form-at-a-time = Hoy: cuántos a la vez
climb-form-no-rush = Sin prisa: horas
climb-form-hint = De {$first} a {$last}

shown-second-room = Segunda sala para peticiones: {$channel}
shown-right-now-wait = Espera de `Ahora mismo`, en minutos: {$count}
shown-today-wait = Espera de `Hoy`, en minutos: {$count}
shown-at-a-time = A cuántos pregunto a la vez para `Hoy`: {$count}
shown-no-rush-wait = Espera de `Sin prisa`, en horas: {$count}

doctor-second-room-gone = {$channel} ya no está. Con `/admin escalation` se elige otra.
notice-room-gone-second =
    La sala de acompañantes ya no está. Por ahora, las peticiones van a {$channel}.
    Con `/admin setup` se elige otra.
notice-second-room-gone =
    La segunda sala para peticiones ya no está.
    Con `/admin escalation` se elige otra.
notice-room-stands-in =
    No puedo escribir en la sala de acompañantes. Por ahora, las peticiones van a {$channel}.
    Mira los permisos de la sala, o elige otra con `/admin setup`.

command-admin-escalation = esperas
command-admin-escalation-about = Cuánto espero antes de preguntar a los siguientes, y una segunda sala
command-admin-escalation-right_now = ahora_mismo
command-admin-escalation-right_now-about = Ahora mismo: minutos hasta preguntar a quien puedo despertar
command-admin-escalation-today = hoy
command-admin-escalation-today-about = Hoy: minutos hasta preguntar a los siguientes
command-admin-escalation-at_a_time = a_la_vez
command-admin-escalation-at_a_time-about = Hoy: a cuántos acompañantes pregunto a la vez
command-admin-escalation-no_rush = sin_prisa
command-admin-escalation-no_rush-about = Sin prisa: horas hasta preguntar por mensaje
command-admin-escalation-second_room = segunda_sala
command-admin-escalation-second_room-about = A dónde van las peticiones si no se puede usar la sala de acompañantes
command-admin-escalation-no_second_room = sin_segunda_sala
command-admin-escalation-no_second_room-about = No tener más una segunda sala
command-admin-escalation-usual = habitual
command-admin-escalation-usual-about = Volver a las esperas habituales
