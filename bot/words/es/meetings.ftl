### Reuniones: qué hay, venir, avisos, anfitriones y cómo se llevan.

# --- para todos

meetings-today = Lo que hay hoy
# $date: "martes 3 de marzo".
meetings-on-day = Lo que hay: {$date}
meetings-none = Aquí no se conoce ninguna reunión todavía.
meetings-none-today = Hoy no hay nada más.
meetings-none-on-day = Ese día no hay nada.
# $start: una hora que muestra Discord. $name: cómo se llama.
meetings-following = Después: {$start}, {$name}
meetings-placeholder = ¿Cuál?
meetings-more = Hay más. Elige otro día para verlas.
# $typed: lo escrito, limpio.
meetings-day-unknown =
    No conozco el día "{$typed}".
    viernes, mañana y 24 de diciembre sirven.
# $name: cómo se llama. $until: una hora que muestra Discord.
meeting-now = ahora, hasta {$until}
meeting-was = terminada
meeting-coming-count =
    { $count ->
        [one] viene {$count}
       *[other] vienen {$count}
    }
# $start, $ago: horas que muestra Discord, como "19:00" y "en 40 minutos".
meeting-when = {$start}, {$ago}
# $channel: una mención.
meeting-in-channel = En {$channel}
# $where: una dirección.
meeting-at-address = En {$where}
meeting-link-later = El enlace aparece cuando pulsas Voy.
# $link: una dirección web.
meeting-link = Enlace: <{$link}>
meeting-open = abierta a todos
meeting-closed = para personas en recuperación
# $host: una mención que no avisa a nadie.
meeting-hosted-by = Anfitrión: {$host}
meeting-you-come = Dijiste que vienes.
# $start: una hora que muestra Discord.
meeting-you-are-reminded = Te aviso a las {$start}.
meeting-gone = Esto no se hace, o ya terminó.
meeting-see-you = Bien. Nos vemos allí.
meeting-not-coming = De acuerdo. No te cuento para esta.
meeting-kept-until-over = Lo guardo hasta que termine, y luego lo olvido.
meeting-remind-question = ¿Cuánto antes?
meeting-remind-default = como siempre aquí
meeting-minutes-before = {$count} minutos antes
meeting-hours-before =
    { $count ->
        [one] {$count} hora antes
       *[other] {$count} horas antes
    }
# $start: una hora que muestra Discord.
meeting-too-soon = Empieza {$start}, es muy pronto para eso.
meeting-not-reminded = De acuerdo. Sin aviso.
meeting-not-begun = Esto cuenta cuando ya ha empezado. Púlsalo entonces.
meeting-there = Qué bueno que estuviste.
# $count: dos o más.
meeting-there-count = Son {$count} reuniones.
meeting-name-shown = El anfitrión ve tu nombre. Nadie más.
meeting-name-hidden = Nadie ve tu nombre. Solo cuentas.
meeting-word-wanted = Si no estás, el anfitrión te puede escribir.
meeting-word-unwanted = Si no estás, nadie te escribe.
button-coming = Voy
button-not-coming = No puedo ir
button-remind-me = Avísame
button-no-reminder = Sin aviso
button-was-there = Estuve
button-show-name = Mostrar mi nombre
button-hide-name = Ocultar mi nombre
button-want-word = Escríbeme si no estoy
button-no-word = No me escribas
button-meetings-back = Todas las reuniones
button-what-and-where = Qué y dónde
button-next-day = Día siguiente

meeting-kind-group = grupo de apoyo
meeting-kind-one-to-one = uno a uno
meeting-kind-workshop = taller o curso
meeting-kind-event = encuentro de recuperación

# --- lo que siempre está abierto, para las horas en que el grupo no tiene nada

# $name: cómo se llama. $date: "3 de marzo de 2027".
always-open = En internet, de otros (consultado el {$date}):
# $name: quién la ofrece. $hours: cuándo. $link: una dirección web.
always-open-line = {$name}, {$hours}: <{$link}>

always-open-list = a casi todas las horas

# --- se ofrece después de una respuesta, y de noche

# $ago: "en 40 minutos". $name: cómo se llama.
offer-meeting = {$name} empieza {$ago}.
offer-meeting-now = {$name} está en marcha ahora.

# Pushed. $meeting: offer-meeting o offer-meeting-now.
reply-good-meeting =
    Gracias por contarlo.
    {$meeting}
# Pushed. $meeting: offer-meeting o offer-meeting-now.
reply-okay-meeting =
    Gracias por contarlo.
    {$meeting}
# Pushed. $meeting: offer-meeting o offer-meeting-now.
reply-hard-meeting =
    Gracias por decirlo.
    {$meeting} No se le dice a nadie. ¿Quieres que le pida a alguien?
# Pushed. $meeting: offer-meeting o offer-meeting-now.
reply-very-hard-meeting =
    Gracias por decirlo.
    {$meeting} No se le dice a nadie. ¿Quieres que le pida a alguien?

# --- mensajes

# Pushed.
reminder-soon = Empieza pronto.
# Pushed.
reminder-later = Aquí está el aviso que pediste.
# $start, $ago: horas que muestra Discord.
reminder-about = {$name}: {$start}, {$ago}
# Donde los moderadores pueden leer.
reminder-neutral = {$start}, {$ago}
# Pushed.
change-first = Un cambio de planes.
change-moved = {$name} es ahora a las {$start}.
change-off = {$name} no se hace a las {$start}.
# Donde los moderadores pueden leer.
change-neutral = Lo que elegiste para las {$start} ya no es como era.
no-host-yet = Nadie ha dicho que sí a llevar {$name} a las {$start}. Quizá se haga igual.
# Donde los moderadores pueden leer.
no-host-neutral = Nadie ha dicho que sí a llevar lo que elegiste para las {$start}.
# Pushed.
host-tomorrow = Mañana cuentan contigo.
# $start, $ago: horas que muestra Discord.
host-about = Llevas {$name}: {$start}, {$ago}.
host-about-neutral = Te toca llevarla a las {$start}, {$ago}.
# Pushed.
host-today = ¿Estarás hoy?
host-please-say = Di por favor si la llevas. Si no, pregunto a otra persona.
# Pushed.
stand-in-today = ¿Puedes sustituir hoy?
# Pushed. La fecha es otro día.
stand-in-another-day = ¿Puedes sustituir un día?
stand-in-please = Eres suplente, y el anfitrión no ha dicho que sí.
# Pushed.
host-wanted = Hace falta alguien que lleve esto.
host-wanted-about = {$name}: {$start}, {$ago}. Nadie ha dicho que sí a llevarla.
# Pushed.
host-offer = ¿La llevarías tú?
# $host: una mención de a quién se pregunta. $rule: "cada martes a las 19:00".
host-offer-about = {$host}, alguien pensó en ti para {$name}, {$rule}.
host-offer-open = Nada queda decidido hasta que pulses.
# Pushed.
host-thanks = Gracias por llevarla.
host-may-write =
    { $count ->
        [one] A {$count} persona que dijo que sí no se la vio, y querría unas palabras.
       *[other] A {$count} personas que dijeron que sí no se las vio, y querrían unas palabras.
    }
# Pushed.
note-from-person = Una nota de una persona.
# En nombre del anfitrión, por su toque, a quien lo pidió. $host: una mención.
missed-you = {$host} dice: te echamos de menos. No hace falta nada.

button-host-yes = Ahí estaré
button-host-no = No puedo
button-ill-host = La llevo yo
button-host-this-one = Llevo esta
button-write-them = Di: te echamos de menos

# --- llevar una reunión

host-noted = Bien. Queda anotado que la llevas.
host-passed-on = Gracias por decirlo. Pregunto ahora a otra persona.
# $host: una mención que no avisa a nadie.
host-taken = {$host} ya la lleva.
# $name: cómo se llama.
host-is-you = Ahora llevas {$name}.
host-stands-in = Ahora eres suplente de {$name}.
host-is-not-you = Ya no llevas {$name}.
host-asked = He preguntado en la sala de guías. Nada queda decidido hasta que pulse.
host-no-room = No hay sala de guías donde preguntar. Puede pulsar La llevo yo por su cuenta.
# $names: menciones que no avisan a nadie.
host-names = Te dejaron saber su nombre: {$names}
host-no-names = Nadie ha mostrado su nombre.
host-confirmed-by = {$host} ha dicho que sí a llevarla.
host-not-confirmed = Nadie ha dicho todavía que sí a llevarla.
host-wrote =
    { $count ->
        [0] No hay a quién escribir.
        [one] Enviado a {$count} persona.
       *[other] Enviado a {$count} personas.
    }
host-too-early = Esto sirve cuando ha terminado, durante un día.

# --- cuidar de las reuniones

error-not-host = Esto es para anfitriones, guías y administradores. Uno de ellos puede hacerlo por ti.
meeting-not-yours = Esta la pueden cambiar su anfitrión, guías y administradores.
meeting-unknown = No conozco esa. Elígela de la lista.
meeting-form-title = Añadir una reunión
meeting-form-change = Cambiar la reunión
meeting-form-name = ¿Cómo se llama?
meeting-form-name-hint = Círculo del martes
meeting-form-when = ¿Cuándo es?
meeting-form-when-hint = martes y jueves 19:30
meeting-form-where = ¿Dónde? Un enlace o una dirección
meeting-form-where-hint = https://…
meeting-form-note = Algo que saber
meeting-form-note-hint = Una línea
meeting-form-traits = ¿Qué es?
meeting-trait-open = abierta a todos
meeting-trait-workshop = un taller o curso
meeting-trait-event = un encuentro de recuperación
meeting-trait-one-to-one = uno a uno
meeting-preview = ¿Está bien así? Todavía no se ha guardado nada.
# $place: una ciudad.
meeting-zone = según los relojes de {$place}
# $count: minutos.
meeting-length = {$count} minutos
meeting-dates = Las próximas fechas:
meeting-one-date = La fecha:
meeting-saved = Guardado.
# $start: una hora que muestra Discord.
meeting-saved-next = Guardado. La próxima es {$start}.
meeting-draft-gone = Eso ya se guardó, o hace demasiado tiempo. Empieza otra vez, por favor.
meeting-skip-which = ¿Qué fecha no se hace?
meeting-move-which = ¿Qué fecha se cambia?
meeting-date-placeholder = ¿Qué fecha?
meeting-move-form-to = ¿A cuándo?
meeting-move-form-hint = miércoles 18:00
meeting-skipped = {$start} no se hace. Se lo digo a quienes vienen.
meeting-moved = Ahora es {$start}. Se lo digo a quienes vienen.
meeting-no-such-date = No hay tal fecha por venir.
meeting-move-past = Eso ya pasó. Sirve una hora más tarde.
meeting-end-question = ¿Terminar {$name}? Entonces no tiene más fechas. Lo que fue queda como fue.
meeting-ended = {$name} ha terminado. Se lo digo a quienes dijeron que vienen.
meeting-name-missing = Todavía no tiene nombre. ¿Cómo se llama?
meeting-link-wrong = Ese enlace no parece correcto. Empieza por https://
meeting-zone-unknown = No conozco el lugar "{$typed}". Sirve una ciudad, como Vancouver.
meeting-next-none = No hay ninguna fecha por venir.
button-save = Guardar
button-change-it = Cambiarlo
button-skip-date = Quitar una fecha
button-move-date = Mover una fecha
button-step-back-host = Dejar de llevarla
button-look-after = Cuidar de ella
button-end-it = Terminarla
button-put-back = Volver a ponerla

# --- cuándo es, en palabras

# $days: "martes y jueves". $clock: "19:30".
rule-weekly = cada {$days} a las {$clock}
rule-daily = todos los días a las {$clock}
rule-weekdays = de lunes a viernes a las {$clock}
rule-every-weeks = cada {$count} semanas, {$days}, a las {$clock}
# $which: "primer y tercer".
rule-monthly = cada {$which} {$days} del mes a las {$clock}
rule-every-months = el {$which} {$days} de cada {$count} meses a las {$clock}
# $date: "martes 3 de marzo".
rule-once = {$date} a las {$clock}
rule-until = hasta el {$date}
nth-1 = primer
nth-2 = segundo
nth-3 = tercer
nth-4 = cuarto
nth-5 = quinto
nth-last = último

# --- por qué no se entendió

when-no-time = ¿A qué hora es? 19:30 y 7:30pm sirven.
when-two-times = Una hora por reunión, por favor. Añade la otra aparte.
# $typed: la hora.
when-half-of-day = ¿Las {$typed} de la mañana o de la tarde? Escribe {$typed}am o {$typed}pm.
when-no-such-time = No existe la hora {$typed}.
when-no-day = ¿Qué días? "martes y jueves", "último viernes" y "24 de diciembre" sirven.
when-which-of-month = ¿Cuál del mes? ¿Primero, segundo, último?
when-not-understood =
    No sé qué quiere decir "{$typed}" aquí.
    "martes y jueves 19:30", "último viernes 18:00" y "24 de diciembre 18:00" sirven.
when-no-such-date = Esa fecha no existe.
when-ambiguous-date = ¿En {$typed} va primero el día o el mes? 24 de diciembre es claro.
when-past = Eso ya pasó. Sirve una fecha por venir.
when-too-long = Puede durar un día como mucho.
when-never = Eso no llega nunca. Prueba otras fechas, por favor.

# --- nombres y descripciones en la lista de Discord
command-meeting = reunion
command-meeting-about = Reuniones: añadirlas y cuidarlas
command-meeting-add = añadir
command-meeting-add-about = Añadir una reunión
command-meeting-add-name = nombre
command-meeting-add-name-about = Cómo se llama
command-meeting-add-when = cuando
command-meeting-add-when-about = Cuándo: martes y jueves 19:30, último viernes 18:00
command-meeting-add-where = donde
command-meeting-add-where-about = Un enlace o una dirección
command-meeting-add-channel = canal
command-meeting-add-channel-about = Un canal de voz o hilo de este servidor
command-meeting-add-kind = tipo
command-meeting-add-kind-about = A qué viene la gente
command-meeting-add-anybody = cualquiera
command-meeting-add-anybody-about = Si puede venir cualquiera
command-meeting-add-language = idioma
command-meeting-add-language-about = Su idioma, como es
command-meeting-add-pathway = camino
command-meeting-add-pathway-about = Para qué camino
command-meeting-add-zone = zona
command-meeting-add-zone-about = Una ciudad: cuyos relojes cuentan
command-meeting-add-remind = aviso
command-meeting-add-remind-about = Minutos antes con que se avisa
command-meeting-edit = cambiar
command-meeting-edit-about = Cambiar una reunión
command-meeting-edit-meeting = reunion
command-meeting-edit-meeting-about = Cuál
command-meeting-edit-name = nombre
command-meeting-edit-name-about = Cómo se llama
command-meeting-edit-when = cuando
command-meeting-edit-when-about = Cuándo: martes y jueves 19:30, último viernes 18:00
command-meeting-edit-where = donde
command-meeting-edit-where-about = Un enlace o una dirección
command-meeting-edit-channel = canal
command-meeting-edit-channel-about = Un canal de voz o hilo de este servidor
command-meeting-edit-kind = tipo
command-meeting-edit-kind-about = A qué viene la gente
command-meeting-edit-anybody = cualquiera
command-meeting-edit-anybody-about = Si puede venir cualquiera
command-meeting-edit-language = idioma
command-meeting-edit-language-about = Su idioma, como es
command-meeting-edit-pathway = camino
command-meeting-edit-pathway-about = Para qué camino
command-meeting-edit-zone = zona
command-meeting-edit-zone-about = Una ciudad: cuyos relojes cuentan
command-meeting-edit-remind = aviso
command-meeting-edit-remind-about = Minutos antes con que se avisa
command-meeting-skip = saltar
command-meeting-skip-about = Quitar una fecha
command-meeting-skip-meeting = reunion
command-meeting-skip-meeting-about = Cuál
command-meeting-skip-date = fecha
command-meeting-skip-date-about = Qué fecha no se hace
command-meeting-move = mover
command-meeting-move-about = Mover una fecha
command-meeting-move-meeting = reunion
command-meeting-move-meeting-about = Cuál
command-meeting-move-date = fecha
command-meeting-move-date-about = Qué fecha se mueve
command-meeting-move-to = a
command-meeting-move-to-about = A cuándo: miércoles 18:00, 20:00
command-meeting-end = terminar
command-meeting-end-about = Terminar una reunión
command-meeting-end-meeting = reunion
command-meeting-end-meeting-about = Cuál
command-meeting-list = lista
command-meeting-list-about = Lo que hay
command-meeting-list-day = dia
command-meeting-list-day-about = Qué día: viernes, mañana, 24 de diciembre
command-meeting-next = proxima
command-meeting-next-about = La reunión que empieza después
command-meeting-host = llevar
command-meeting-host-about = Llevar una reunión, o pedírselo a alguien
command-meeting-host-meeting = reunion
command-meeting-host-meeting-about = Cuál
command-meeting-host-member = miembro
command-meeting-host-member-about = A quién pedírselo; nadie: tú
command-meeting-host-stand_in = suplente
command-meeting-host-stand_in-about = Como suplente

# --- listas de otros, y el archivo de calendario

# $name: cómo se llama la lista.
import-preview = Esto es lo que dice "{$name}". Todavía no se ha guardado nada.
import-new = {$count} nuevas
import-changed = {$count} cambiadas
import-same = {$count} como antes
import-gone = {$count} que ya no están en la lista
import-refused = {$count} sin tomar
import-nothing = No hay nada que cambie algo.
# $place: una ciudad.
import-zone = Donde la lista no nombra un reloj, es el de {$place}.
# $name: cómo se llama.
import-gone-row = Ya no está en la lista, y se queda: {$name}
# $number: la fila. $where: por qué no se toma.
import-refused-row = Fila {$number}, {$name}: {$where}
import-whole = Todo está en el archivo de abajo.
import-done =
    { $count ->
        [one] Guardada: {$count} reunión.
       *[other] Guardadas: {$count} reuniones.
    }
import-left =
    { $count ->
        [one] Para {$count} no había sitio, o no tiene fecha.
       *[other] Para {$count} no había sitio, o no tienen fecha.
    }
import-form-zone = ¿Los relojes de dónde cuentan?
import-form-zone-hint = Una ciudad, como Vancouver
button-other-zone = Otra ciudad
calendar-here = Aquí está el archivo para tu calendario. No lleva enlaces.

command-meeting-import = importar
command-meeting-import-about = Tomar una lista de reuniones de otros
command-meeting-import-file = archivo
command-meeting-import-file-about = La lista: JSON, .ics o CSV, hasta 256 KB
command-meeting-import-dialect = tipo
command-meeting-import-dialect-about = Qué clase de lista es
command-meeting-import-source = origen
command-meeting-import-source-about = Cómo llamas a esta lista; el mismo nombre la actualiza
command-meeting-import-zone = zona
command-meeting-import-zone-about = Una ciudad: cuyos relojes cuentan donde la lista no dice
command-meeting-calendar = calendario
command-meeting-calendar-about = Las reuniones como archivo de calendario
command-meeting-calendar-meeting = reunion
command-meeting-calendar-meeting-about = Cuál; ninguna: todas

# --- among the events of the server

event-about = Se cuida en este servidor. Pulsa Reuniones en el mensaje fijado.
event-where = Mira Reuniones en el mensaje fijado
events-on = Las reuniones salen ahora entre los eventos de este servidor. Todos aquí pueden leer sus nombres.
events-off = Las reuniones ya no salen entre los eventos de este servidor.

command-admin-meetings = reuniones
command-admin-meetings-about = Cómo salen las reuniones en este servidor
command-admin-meetings-events = eventos
command-admin-meetings-events-about = Mostrar la próxima fecha de cada una entre los eventos del servidor
