### What leads read.

button-cant-now = Ahora no puedo
button-not-this-week = Esta semana no
button-call-in = Llamar a alguien más
button-hand-off = Pasarlo
button-come-in = Voy yo
button-stay-on = Seguir de turno
button-join = Unirme
button-on-duty = Estoy de turno
button-off-tomorrow = Libre hasta mañana
button-wake-me = Despertarme: no
button-wake-me-yes = Despertarme: sí
button-step-back = Dejarlo
button-lead-settings = Horas y límites
button-board = Tablero

page-over = Pedido a las {$clock}, y ya resuelto. Gracias.
page-cant = Gracias por decirlo. Se lo pido a los demás.
page-not-this-week = Estás libre hasta el {$day}. Lo que tenías lo paso a otros. Gracias.
page-handed = Pasado a otros. Gracias. `Dejar una nota` es para quien siga, si quieres.
page-not-yours = Esta ya no está contigo. Gracias.
page-called =
    { $count ->
        [one] Le pido a 1 persona que venga.
       *[other] Les pido a {$count} personas que vengan.
    }
page-called-nobody = No hay nadie más a quien pueda pedírselo ahora.
page-second =
    Alguien pide una segunda persona.
    En {$language}. `Voy yo` te muestra quién es.
page-second-taken = Ya hay alguien ahí. Gracias.
page-yours-second =
    Es {$member}, con {$lead}. Se les dice que vienes.
    El hilo privado los tiene a los tres.
page-second-is = {$lead} está contigo en un hilo privado.
page-no-second = Por ahora nadie más está contigo en esto. `Llamar a alguien más` se lo pide a los demás.
page-no-thread =
    No pude abrir un hilo privado.
    Escríbele directamente. Quien administra puede darme "Create Private Threads" en {$channel}.
page-still-open =
    ¿Sigue abierto para ti?
    Lo tienes desde las {$clock}. Cerrarlo o pasarlo es un solo toque.
page-still-open-room =
    ¿Sigue abierta?
    Alguien la tiene desde las {$clock}. Cerrarla o pasarla es un toque.
page-settled = Está resuelto.
page-clear-yours = {$member} ha dado señales. No queda nada por hacer. Gracias.
page-rest = Estás libre hasta mañana. Gracias.
page-stays-on = Sigues de turno. Gracias.

lead-join-offer =
    Como acompañante, te pido por mensaje directo cuando alguien quiere a una persona.
    Silencio de {$clock} a {$until}, y nadie te despierta si no lo dices.
lead-joined = Ya estás. Gracias. Tres cosas que puedes cambiar, ahora o después:
lead-welcome =
    Hola. Aquí es donde te pregunto.
    `Ahora no puedo` siempre está bien, y nadie sabe quién lo dijo.
lead-not-joined = Todavía no te has unido como acompañante. Se hace con `/lead join`.
lead-stepped-back = Lo has dejado. Lo que tenías lo paso a otros. Gracias por todo.
lead-on = Estás de turno hasta: {$until}, con silencio o sin él.
lead-off = Estás libre hasta: {$until}. Antes nadie te pregunta.
lead-until-unclear =
    No conozco la hora "{$typed}".
    22:00, viernes y 2026-12-24 sirven.
lead-saved = Guardado.
lead-zone = Zona horaria: {$place}, donde son las {$clock}
lead-quiet = Silencio de {$clock} a {$until}
lead-never-quiet = Sin horas de silencio
lead-limits = Como mucho {$count} a la vez, y {$week} por semana
lead-zone-placeholder = ¿Dónde estás?
lead-quiet-placeholder = ¿Cuándo hay silencio?
lead-limits-placeholder = ¿Cuánto como mucho?
lead-quiet-option = {$clock} a {$until}
board-title = Tablero
board-on-duty = De turno ahora: {$count} de {$week}
board-page = Página {$page} de {$pages}
board-nothing = Nadie está esperando. Gracias por mirar.
board-waits = {$level} · {$clock} · {$language} · espera
board-taken = {$level} · {$clock} · alguien se ocupa
board-yours = {$level} · {$clock} · {$member} está contigo
board-hello = Un saludo · {$clock} · {$language}
board-placeholder = Abrir una
board-you-off = Estás libre hasta: {$until}.
board-you-on = Estás de turno.
# Their direct messages are closed to the bot. The button stands below.
board-you-unreached = Mis mensajes no te llegan, así que no puedo preguntarte. `Estoy de turno` lo intenta de nuevo.
board-you-next = Estás de turno otra vez: {$until}.
board-you-no-shift = No tienes turno. `Turnos` toma uno, y `Estoy de turno` sirve por ahora.
board-you-quiet = Tienes silencio hasta: {$until}.
