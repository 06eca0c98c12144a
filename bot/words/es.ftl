# Todo lo que dice Porchlight, en español: de tú, neutro para toda Latinoamérica y España.
#
# Los mismos identificadores y variables que en.ftl; lo que allí dice "Fixed." o "Pushed." vale
# también aquí. Dos renglones como mucho, una sola idea, palabras que entiende una persona de
# diez años, sin signos de exclamación, ofrecer en vez de mandar. Sin género donde se pueda.
# "Lead" es "acompañante". {$emergency} va siempre detrás de "marca".

### ---------------------------------------------------------------- Botones

button-check-in = Cómo estoy hoy
button-talk = Hablar con alguien
button-meetings = Reuniones
button-numbers = Números
button-numbers-link = Números en la web

answer-good = Bien
answer-okay = Más o menos
answer-hard = Difícil
answer-very-hard = Muy difícil

button-yes-start = Sí, empezar
button-other-time = Otra hora
button-not-now = Ahora no
button-just-checking-in = Solo pasaba a saludar
button-meeting-now = Una reunión ahora
button-open-dm = Abrir nuestro chat
button-search-place = Escribir un lugar
button-go-to-thread = Ir a nuestro hilo

button-ask-someone = Pedir una persona
button-no-thanks = No, gracias
button-no-rush = Sin prisa
button-today = Hoy
button-right-now = Ahora mismo
button-okay-now = Ya estoy bien
button-stop-asking = Dejar de pedir
button-close-request = Cerrar
button-got-this = Yo me ocupo

button-something-changed = Algo cambió
button-pause = Pausa
button-days = Días
button-who-was-told = A quién se le dijo
button-settings = Ajustes
button-felt-wrong = Algo no me pareció bien
button-stop = Parar
button-menu = Menú
button-stop-erase = Parar y borrar
button-stop-keep = Parar, guardar 30 días

button-change-time = Cambiar la hora
button-change-days = Cambiar los días
button-change-place = Cambiar dónde te escribo
button-change-zone = Cambiar la zona horaria
button-change-language = Cambiar el idioma
button-change-country = Cambiar el país

button-yes = Sí
button-not-yet = Todavía no
button-back = Volver
button-cancel = Cancelar
button-try-again = Probar de nuevo
button-about = Sobre este bot
button-add-note = Añadir una nota
button-change-note = Cambiar la nota
button-other-day = Otro día
button-one-week = Una semana
button-two-weeks = Dos semanas
button-other-date = Escribir una fecha
button-yes-pause = Sí, hacer una pausa
button-resume = Seguir ahora
button-change-tidy = Ordenar el chat
button-share = Compartir con el grupo
button-post-it = Publicarlo
button-with-answer = Con mi respuesta
button-without-answer = Sin mi respuesta
button-take-back = Retirarlo
button-words-on = Permitir palabras en las notas
button-words-off = Solo casillas en las notas

### ------------------------------------------- El mensaje fijado (público)

pinned-post =
    `Cómo estoy hoy` pregunta por tu día. `Hablar con alguien` pide una persona.
    `Reuniones` muestra lo que hay. `Números` sirve para cualquiera, a cualquier hora.
pinned-who-sees = Lo que aprietas aquí lo ves solo tú. Nadie ve una respuesta si tú no se la mandas.
pinned-without-bot =
    Si los botones no contestan, escribe directamente a un acompañante del grupo.
    En peligro ahora: marca {$emergency}. Números de todos los países: findahelpline.com
pinned-leads = Acompañantes aquí: {$leads}

### ----------------------------------------------------------------- Empezar

start-what = Una vez al día te pregunto cómo va hoy, en un mensaje directo. Basta un toque, y solo tú ves tu respuesta. Soy un programa, no una persona. Puedo pedirle a una persona que hable contigo. Paras cuando quieras.
start-age-line = Esto es para personas de 18 años o más. Al empezar dices que los tienes.
start-zone-question = ¿Tu reloj marca más o menos {$clock}?
start-other-time =
    ¿Qué hora es donde estás?
    También puedes escribir un lugar, como Bogotá.
start-zone-placeholder = Elige tu hora
start-zone-option = {$clock} · {$place}
start-zone-form-title = ¿Dónde estás?
start-zone-form-label = Una ciudad, un país o tu hora
start-zone-form-hint = Bogotá, España, 23:40
start-none-found =
    No encontré ningún lugar para "{$typed}".
    Lo mejor es una ciudad grande cercana o la hora de tu reloj.
start-done =
    Listo. Te pregunto a las {$clock}, todos los días, {$where}.
    Lo demás puede esperar en los ajustes.
start-tonight = ¿Y por ahora? Elige lo que te sirva. Nada también está bien.
start-already = Ya empezaste. Te pregunto a las {$clock}, todos los días, {$where}.
start-not-now = Está bien. No guardo nada sobre ti. Los botones siguen aquí.
start-again = Qué bueno verte. Tus días siguen aquí.

stopping-suddenly =
    Dejar de golpe el alcohol en grandes cantidades, o pastillas para dormir o para la ansiedad, puede ser peligroso.
    Temblores, ver cosas que no están, una convulsión: marca {$emergency}.
tolerance = Después de una pausa, tu cuerpo aguanta menos. Que haya alguien contigo; ten naloxona cerca.
medication = Los medicamentos recetados, tomados como se indicó, cuentan aquí como recuperación.

hello-question = ¿Quieres que una persona te salude?
hello-button = Un saludo de una persona
hello-yes = Les digo a los acompañantes que un saludo es bienvenido. Puede tardar.
hello-not-yet = Está bien. Hablar con alguien siempre está ahí.

start-dm-first =
    Hola. Aquí es donde te escribo.
    Solo tú y este bot pueden leer aquí. Para parar: `/my stop`
start-dm-waiting =
    Mi primer mensaje puede tardar unos minutos.
    `Abrir nuestro chat` y escribir hola: así llega enseguida.
start-dm-closed =
    Discord no me deja escribirte directamente.
    Puedo usar un hilo privado, o puedes permitir mensajes directos de este servidor y probar de nuevo.
start-thread-opened = Te escribo en un hilo privado: {$thread}
start-thread-not-possible =
    No puedo escribirte directamente ni abrir aquí un hilo privado.
    `Cómo estoy hoy`, en el mensaje fijado, funciona siempre.
thread-first-line = La moderación de este servidor también puede leer aquí.
thread-answers = Tus respuestas no se publican aquí. Se te muestran solo a ti.

### ----------------------------------------------------------- La pregunta

prompt-morning = Buenos días. ¿Cómo va hoy?
prompt-evening = Buenas noches. ¿Cómo fue hoy?
prompt-private = Solo tú ves tu respuesta.
prompt-after-outage = Estuve fuera un rato. ¿Cómo va hoy?
prompt-thinned =
    Ahora preguntaré una vez por semana.
    Cualquier respuesta trae de vuelta la pregunta diaria.
prompt-closed = Esta ya se cerró. `Cómo estoy hoy` sigue funcionando.

checkin-question = ¿Cómo va hoy?
checkin-question-yesterday = ¿Cómo fue ayer, {$day}?
checkin-question-day = ¿Cómo fue el {$day}?
other-day-question = ¿Qué día? Puedes llenar o cambiar los últimos siete.
other-day-placeholder = Elige un día
checkin-answered = Hasta ahora: {$answer}. Otro toque lo cambia.
checkin-not-started = Todavía no guardo nada sobre ti. ¿Quieres empezar?

### -------------------------------------------------------------- Respuestas

reply-good =
    Gracias por contarlo.
    Un buen día cuenta.
reply-okay =
    Gracias por contarlo.
    Más o menos también cuenta.
reply-hard =
    Gracias por decirlo.
    No se le dice a nadie. ¿Quieres que le pida a alguien?
reply-very-hard =
    Gracias por decirlo.
    Una persona puede estar contigo en esto. No se le dice a nadie. ¿Quieres que le pida a alguien?
reply-good-person =
    Gracias por contarlo.
    Los buenos días también se comparten. Hablar con alguien está para eso.
reply-okay-person =
    Gracias por contarlo.
    Si quieres compañía, Hablar con alguien le pide a una persona.
reply-hard-thanks =
    Gracias por decirlo.
    Viniste igual. No se le dice a nadie. ¿Quieres que le pida a alguien?
reply-very-hard-thanks =
    Gracias por decirlo.
    Decirlo cuesta. No se le dice a nadie. ¿Quieres que le pida a alguien?
reply-edited = Cambiado a: {$answer}.
reply-day = Esto es para ayer, {$day}.
reply-other-day = Esto es para el {$day}.
reply-after-gap = Qué bueno verte.
answer-ask-someone = Hablar con alguien le pide a una persona del grupo. Tú dices para cuándo.
answer-nobody-told = No se le dice a nadie.
answer-thanks = De acuerdo. Gracias por contarlo.

### -------------------------------------------------------------------- Notas

note-form-title = Una nota para ti
note-form-feelings = ¿Qué hay hoy? Marca lo que sea.
note-form-thanks = Algo que agradeces o te propones
note-form-thanks-hint = Algo pequeño basta
note-form-words = Una nota
note-form-words-hint = Solo la ves tú
feeling-hungry = Hambre
feeling-angry = Enojo
feeling-lonely = Soledad
feeling-tired = Cansancio
note-kept = La guardo 30 días. Solo la ves tú.
note-none = No hay ninguna nota de este día.

share-first = {$name} comparte:
share-answer = El día: {$answer}
share-preview = Esto es todo lo que quedaría en {$channel}. Todavía no se publica nada.
share-posted = Sale en {$channel}, tal como lo viste. Puedes retirarlo cuando quieras.
share-not-posted = Está bien. No se publica nada.
share-taken-back = Retirado. Quien lo leyó, lo leyó.
share-not-possible = Aquí no hay nada que compartir, o no hay canal para eso.

### ------------------------------------------------------------------- Días

record-title = Tus días
record-none = Esta página empieza con tu primer registro. No hay prisa.
record-now = Días de registro seguidos: {$count}
# Fixed.
record-meaning = Cuentan registros, nunca beber ni consumir. Dos días por semana son libres.
record-longest = El tramo más largo: {$count}
record-total = En total: {$count}
record-returns =
    { $count ->
        [one] Volviste una vez.
       *[other] Volviste {$count} veces.
    }
record-rhythm = Ritmo: {$days}
record-rhythm-days = {$count} de los últimos {$asked} días
record-calendar = Las últimas 26 semanas: {$months}
record-month = {$month}: {$number}
record-label-now = días de registro
record-label-longest = el tramo más largo
record-label-total = en total
record-label-returns = veces de vuelta
record-legend-lit = registro
record-legend-spare = día libre

### -------------------------------------------------- El mensaje diario (público)

daily-post = ¿Cómo va hoy? `Cómo estoy hoy` te pregunta, y solo tú ves tu respuesta.
daily-count = {$count} personas ya lo contaron hoy.

### -------------------------------------------------------------------- Pausa

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

### ----------------------------------------------------------------- Fechas

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
milestone-not-now = Está bien. No pregunto más por aniversarios, hasta que lo pidas en Fechas.
milestone-not-possible = Aquí no hay nada que contar al grupo, o no hay canal para eso.

### ------------------------------------------------------------------ Metas

button-goals = Metas
button-add-goal = Añadir una meta
button-goal-done = Hecho
button-goal-drop = Soltarla
goals-title = Tus metas
goals-none = Aquí no hay nada, y no hace falta nada.
goals-placeholder = ¿Cuál?
goal-done = Hecho: {$typed}
goal-daily = {$typed} (cada día)
goal-daily-done = Hecho hoy: {$typed}
goal-form-words = Algo pequeño que te gustaría hacer
goal-form-words-hint = Llamar a Ana. Dar una vuelta a la manzana.
goal-form-daily = ¿Es un hábito?
goal-every-day = Cada día

### ------------------------------------------------------------- Algo cambió

button-later = Más tarde
button-keep-it = Conservarla
button-new-date = Fecha nueva
button-stop-counting = Dejar de contar
# Fixed.
changed-thanks = Gracias por decirlo.
changed-stays = Tus {$count} registros siguen siendo tuyos.
# Fixed.
changed-no-decision = No hace falta decidir hoy sobre ninguna fecha.
changed-later = Está bien. Nada queda decidido. Esto sigue en tu menú para cuando quieras.
changed-kept = Está bien. Todas las fechas quedan como están.
changed-resting = Ahora no se cuenta. Conserva su nombre en Fechas, para cuando quieras.

### -------------------------------------------------------------------- Parar

stop-question =
    Paro enseguida. ¿Y tus respuestas?
    Se borran ahora, o las guardo 30 días por si vuelves.
stop-erased = Listo, paré. Tus respuestas y ajustes están borrados, y retiro mis mensajes para ti.
stop-erased-stays =
    Lo que guarda Discord no está en mis manos.
    Tu parte sale de las copias de seguridad en menos de 30 días.
stop-kept =
    Listo, paré. Guardo tus respuestas hasta el {$day} y luego se borran.
    Si empiezas antes, todo queda como estaba.
stop-not-started = No hay nada que parar. No guardo nada sobre ti.

### --------------------------------------------------------------------- Menú

menu-title = Tu menú
menu-question = ¿Qué te gustaría?
menu-not-started = Se empieza con `Cómo estoy hoy`. Hasta entonces no guardo nada sobre ti.

### ------------------------------------------------------------------- Ajustes

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

### -------------------------------------------------- Lo que todavía no está

coming-soon =
    Esta parte del bot todavía no está.
    Cómo estoy hoy, Hablar con alguien y Números ya funcionan.
coming-soon-meetings =
    Todavía no conozco las reuniones de este grupo.
    Hablar con alguien le pide a una persona que las conoce.
coming-soon-resources =
    La biblioteca de este grupo todavía no está.
    Hablar con alguien le pide a una persona del grupo.

### ------------------------------------------------------------------- Sobre

about-title = Sobre Porchlight
about-what = Pregunto cómo va hoy, guardo un registro privado y pido una persona para ti cuando quieres.
about-not = Soy un programa. No soy un tratamiento ni un servicio de emergencias, y no pertenezco a ninguna hermandad.
about-no-reading = No leo lo que la gente escribe. No doy consejos ni puntajes.
about-keeps =
    Guardo: tus ajustes y, de cada día, lo que tocaste.
    No guardo nada sobre ti antes de que hagas algo.
about-how-long =
    Guardo las respuestas 90 días; luego, solo que ese día pasaste. Tus días, hasta que pares.
    Después de Parar y borrar: nada, y las copias lo sueltan en 30 días.
about-notes = Una nota tuya queda cerrada con tu propia llave, y se borra a los 30 días.
# Fixed.
about-own = Tus fechas y metas también quedan cerradas, hasta que las quites. Una meta hecha se borra a los 30 días.
about-who-reads =
    Quién puede leerlo: tú, y la gente a quien se lo mandas. Quien administra ve ajustes y cuentas.
    {$operator} tiene la computadora a su cargo y podría, con esfuerzo, leer lo guardado.
about-threads = En un mensaje directo leen solo tú y este bot. En un hilo privado también puede leer la moderación del servidor.
about-stop = Paras cuando quieras: `Parar` en tu menú, o `/my stop`.
operator-unnamed = Quien mantiene este bot

### ------------------------------------------------------------------- Números

numbers-title = Números: {$country}
numbers-title-anywhere = Números
numbers-emergency = Emergencia: peligro de vida
numbers-or = {$first} o {$last}
numbers-fallback = Marca tu número local de emergencias
emergency-local = tu número local de emergencias
numbers-text = Mensaje de texto: {$number}
numbers-text-word = Manda {$word} por mensaje de texto: {$number}
numbers-web = En la web: {$address}
numbers-hours-always = día y noche
numbers-hours = abierto: {$hours}
numbers-hours-unknown = horario desconocido
numbers-languages = idiomas: {$languages}
numbers-confirmed = lo comprobó {$name}, {$date}
numbers-unconfirmed = Todavía sin comprobar por una persona de este grupo.
numbers-unchecked = todavía sin comprobar aquí
numbers-old = puede haber cambiado desde el {$date}
numbers-directory = Otros números y otros países: https://findahelpline.com
numbers-country-unknown =
    No conozco el país "{$typed}".
    Lo mejor es el nombre de un país o sus dos letras.

numbers-kind-suicide-crisis = pensamientos de suicidio, cualquier crisis
numbers-kind-general-crisis = alguien con quien hablar en una crisis
numbers-kind-counselling = alguien con quien hablar
numbers-kind-substance-and-crisis = alcohol, drogas y cualquier crisis
numbers-kind-substance-advice = alcohol y drogas, orientación
numbers-kind-substance-referral = busca tratamiento; no es para una crisis
numbers-kind-treatment-locator = busca tratamiento; no es para una crisis
numbers-kind-overdose-spotting = se queda al teléfono con quien consume a solas
numbers-kind-veterans = para veteranos

### -------------------------------------------------------- Hablar con alguien

talk-question = ¿Para cuándo quieres a una persona?
talk-numbers-first = Antes que nada, los números:
talk-asking =
    Estoy pidiendo una persona ahora.
    Aquí te digo cuando haya salido.
talk-sent =
    Lo puse en la sala de acompañantes a las {$clock}. Nadie ha contestado todavía.
    No puedo saber quién está ahí.
talk-sent-late =
    Estuve fuera, así que esto salió tarde, a las {$clock}. Nadie ha contestado todavía.
    Si no puede esperar, Números sirve a cualquier hora.
talk-not-sent =
    No pude pedirle a nadie aquí.
    Números sirve a cualquier hora. También puedes escribir directamente a un acompañante.
talk-no-room =
    Este grupo no me ha dicho dónde están sus acompañantes, así que aquí no puedo pedirle a nadie.
    Abajo está a quién puedes llamar.
talk-merged = Ya lo pediste, a las {$clock}. Nadie ha contestado todavía. Sigo pidiendo una persona, no dos.
talk-merged-taken = Ya lo pediste, y una persona ha contestado.
talk-raised = Cambiado a: {$level}. Se lo digo a los acompañantes.
talk-taken =
    Una persona ha contestado.
    {$lead} está aquí.
talk-closed =
    Esto ya está resuelto. No queda nada por hacer.
    Hablar con alguien siempre está ahí.
talk-stopped = Dejé de pedir. La sala de acompañantes dice que está resuelto.
talk-status-in-dm = Cómo va esto está en nuestro mensaje directo.
talk-private = Solo la persona que contesta sabe quién eres.

level-no-rush = Sin prisa
level-today = Hoy
level-right-now = Ahora mismo

page-room =
    { $level ->
        [right_now] Alguien pide hablar con una persona ahora.
        [today] Alguien pide hablar con una persona hoy.
       *[no_rush] A alguien le gustaría hablar. No hay prisa.
    }
    Lo pidió a las {$clock}, en {$language}. `Yo me ocupo` te muestra quién es.
page-room-late =
    { $level ->
        [right_now] Alguien pide hablar con una persona ahora.
        [today] Alguien pide hablar con una persona hoy.
       *[no_rush] A alguien le gustaría hablar. No hay prisa.
    }
    Lo pidió a las {$clock}, en {$language}. Estuve fuera, por eso llega tarde.
page-hello =
    A alguien le gustaría un saludo. No hay prisa.
    Lo pidió a las {$clock}, en {$language}. `Yo me ocupo` te muestra quién es.
page-taken = Alguien se ocupa desde las {$clock}. Gracias.
page-stopped = Está resuelto. No queda nada por hacer. Gracias.
page-yours =
    Es {$member}. Se le dice que estás aquí.
    Escríbele ahora. En peligro: marca {$emergency}.
page-yours-hello =
    Es {$member}. Le gustaría un saludo.
    Unas palabras tuyas bastan.
page-closed = Cerrado. Gracias por estar ahí.
page-own = Esto lo has pedido tú; lo toma otro acompañante.
page-somebody-has-it = Alguien ya se ocupa. Gracias.
page-not-open = Esto ya está resuelto. Gracias.

### ------------------------------------------------- Pedir a uno tras otro

talk-on-duty =
    { $count ->
        [one] De turno ahora: 1 persona. Se lo estoy pidiendo.
       *[other] De turno ahora: {$count} personas. Se lo estoy pidiendo.
    }
talk-nobody-until = No hay nadie de turno hasta: {$until}.
talk-nobody-on-duty = No hay nadie de turno ahora.
talk-asked =
    { $count ->
        [one] Se lo pedí a 1 persona a las {$clock}. Aún sin respuesta.
       *[other] Se lo pedí a {$count} personas a las {$clock}. Aún sin respuesta.
    }
talk-asked-more =
    { $count ->
        [one] Se lo pedí a 1 persona, la última vez a las {$clock}. Aún sin respuesta.
       *[other] Se lo pedí a {$count} personas, a la última a las {$clock}. Aún sin respuesta.
    }
talk-asking-people =
    { $count ->
        [one] Se lo estoy pidiendo a 1 persona.
       *[other] Se lo estoy pidiendo a {$count} personas.
    }
talk-woken =
    { $count ->
        [one] Se lo pedí a 1 persona que dijo que puedo despertarla. Su teléfono puede estar en silencio.
       *[other] Se lo pedí a {$count} personas que dijeron que puedo despertarlas. Sus teléfonos pueden estar en silencio.
    }
talk-on-board = Está en el tablero de los acompañantes. Nadie ha contestado todavía.
talk-next = Le pido a la siguiente persona a las {$clock}.
talk-next-first = Pido directamente a personas a las {$clock}.
talk-next-truth = Si nadie contesta, te lo digo a las {$clock}.
talk-next-again = Vuelvo a pedir a las {$clock} y te digo lo que haya.
talk-handed = Quien contestó no puede seguir. Sigo pidiendo.
talk-late = Estuve fuera, por eso esto llega tarde.
talk-nobody-answered = Nadie ha contestado. Perdona.
talk-nobody-there = Ahora no hay nadie aquí a quien pueda pedírselo. Perdona.
talk-in-room-too = También pregunto en la sala de acompañantes.
talk-these-answer = Aquí contestan ahora:
talk-today-offer = `Ahora mismo` pide enseguida. Mañana también está bien.
talk-hello-nobody =
    Nadie ha tenido un momento para un saludo todavía.
    Sigue abierto. Hablar con alguien siempre está ahí.
talk-tomorrow = Bien. Vuelvo a pedir mañana, y te digo lo que haya.
button-tomorrow = Mañana está bien
button-ask-room = Preguntar al grupo
talk-room-preview = Esto va a {$channel}, con tu nombre. Quien esté allí puede leerlo:
talk-room-post =
    A {$member} le gustaría hablar con alguien.
    Si tienes un momento, saluda.
talk-room-posted = Está publicado. Puedes retirarlo cuando quieras.
talk-room-taken-back = Retirado.
talk-room-nowhere = Este grupo no tiene un canal para eso.
talk-thread =
    Ahora hay un lugar privado para hablar.
    {$thread}
thread-help-first = Contigo aquí: {$leads}. Los moderadores de este servidor pueden leerlo. Se borra 7 días después de cerrarlo.

### ------------------------------------------------------- Para los acompañantes

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

page-cant = Gracias por decirlo. Se lo pido a los demás.
page-not-this-week = Estás libre hasta el {$day}. Lo que tenías lo paso a otros. Gracias.
page-handed = Pasado a otros. Gracias.
page-not-yours = Otra persona se ocupa ahora. Gracias.
page-called =
    { $count ->
        [one] Le pido a 1 persona que venga.
       *[other] Les pido a {$count} personas que vengan.
    }
page-called-nobody = No hay nadie más de turno ahora.
page-second =
    Alguien pide una segunda persona.
    En {$language}. `Voy yo` te muestra quién es.
page-second-taken = Ya hay alguien ahí. Gracias.
page-yours-second =
    Es {$member}, con {$lead}. Se les dice que vienes.
    El hilo privado los tiene a los tres.
page-second-is = {$lead} está contigo en un hilo privado.
page-no-second = No hay nadie más de turno, así que no hay hilo común. `Llamar a alguien más` lo pide.
page-no-thread =
    No pude abrir un hilo privado.
    Escríbele directamente. Quien administra puede darme "Create Private Threads" en {$channel}.
page-still-open =
    ¿Sigue abierto para ti?
    Lo tienes desde las {$clock}. Cerrarlo o pasarlo es un solo toque.
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
board-nothing = Nadie está esperando. Gracias por mirar.
board-waits = {$level} · {$clock} · {$language} · espera
board-taken = {$level} · {$clock} · alguien se ocupa
board-yours = {$level} · {$clock} · {$member} está contigo
board-hello = Un saludo · {$clock} · {$language}
board-placeholder = Abrir una
board-you-off = Estás libre hasta: {$until}.
board-you-on = Estás de turno.
board-you-quiet = Tienes silencio hasta: {$until}.

### ------------------------------------------------------- Mensaje directo

dm-fixed-answer =
    Aquí no puedo leer mensajes, así que nadie ha visto eso.
    Hablar con alguien pide una persona. En peligro: marca {$emergency}.
dm-which-group = ¿Para qué grupo es?
dm-no-group = Todavía no te conozco de un grupo. Aprieta `Cómo estoy hoy` en el tuyo. Números funciona aquí también.

### ------------------------------------------------------------------ Negativas

error-wrong-person = Esto es de otra persona. `Cómo estoy hoy`, en el mensaje fijado, es para ti.
error-not-admin = Esto es para quienes pueden administrar el servidor.
error-not-lead = Esto es para los acompañantes de este grupo.
error-not-member = Esto funciona cuando ya empezaste. Se entra por `Cómo estoy hoy`.
error-not-in-guild = Ya no te encuentro en ese grupo.
error-guild-only = Esto funciona en el servidor de tu grupo.
error-not-set-up =
    Este grupo no ha terminado de prepararme.
    Números ya funciona. Quien administra puede usar `/admin setup`.

### ------------------------------------------------------------------ Errores

error-unexpected =
    Algo salió mal de mi lado. Prueba una vez más, por favor.
    Si sigue así, díselo a quien administra: {$reference}
error-urgent = Si necesitas a una persona ahora, usa Números o escribe directamente a un acompañante.
error-expired-button = Este botón es de un mensaje anterior. `/my menu` tiene uno nuevo.
error-too-late = Tardé demasiado. Prueba una vez más, por favor.
error-which-group = ¿Para qué grupo es?
error-time-not-understood =
    No conozco la hora "{$typed}".
    9:00, 7:30 pm y 21.15 sirven.
error-zone-not-found =
    No encontré ningún lugar para "{$typed}".
    Lo mejor es una ciudad grande cercana.
error-language-not-found = Hablo inglés y español.
error-no-words = Todavía no tengo palabras para esto. Números y `/my menu` funcionan.
error-storage =
    Ahora mismo no puedo anotar nada, así que esto no quedó guardado.
    Números funciona. Quien mantiene este bot puede verlo.

### -------------------------------------------------------------------- Avisos

outage-late = Estuve fuera un rato. Esto era para las {$clock}.
notice-dm-failed =
    No pude escribirte directamente.
    Discord dice que tus mensajes directos están cerrados para mí.
notice-erased-soon = Lo que guardo para ti se borra el {$day}.

### ---------------------------------------------------------------- Preparación

setup-title = Preparación
setup-welcome =
    Tres preguntas: ¿quién ayuda?, ¿dónde hablan?, ¿cuándo es la reunión?
    Cada respuesta se puede cambiar después.
setup-form-zone = Tu ciudad o zona horaria
setup-form-country = País para los números
setup-form-language = Idioma del grupo
setup-form-language-hint = inglés, español
setup-placeholder-helpers = Rol de los acompañantes
setup-placeholder-channel = Canal para el grupo
setup-placeholder-leads-room = Canal que solo ven los acompañantes
button-setup-where = Ciudad, país, idioma
button-setup-post = Poner el mensaje
setup-done =
    Listo. El mensaje con los cuatro botones está en {$channel}.
    Con `/admin setup` se cambia todo otra vez.
setup-saved = Guardado.
setup-helpers-line = Quién ayuda: {$role}
setup-channel-line = Canal del grupo: {$channel}
setup-leads-room-line = Sala de acompañantes: {$channel}
setup-zone-line = Zona horaria: {$place}
setup-country-line = País para los números: {$country}
setup-language-line = Idioma: {$language}
setup-not-set = todavía sin elegir
setup-no-helpers = No hay rol de acompañantes. Las peticiones van a su sala sin mencionar a nadie.
setup-no-leads-room =
    No hay sala de acompañantes, así que aquí no puedo pedirle a nadie.
    Se lo digo a quien pregunta, y le muestro los números.
setup-room-is-public =
    Cualquiera puede leer {$channel}. Las peticiones nunca llevan un nombre.
    Un canal que solo ven los acompañantes es más amable.
setup-missing-permission =
    Me falta "{$permission}" en {$channel}.
    Abre los ajustes del canal, Permisos, y dáselo a mi rol.
setup-post-not-possible = No pude poner el mensaje en {$channel}. Espera hasta que yo pueda escribir ahí.
setup-post-stands = El mensaje está en {$channel}.
setup-choose-channel = Elige primero el canal del grupo.
setup-role-everyone = Ese rol es todo el mundo. Elige el rol de tus acompañantes.
setup-pin-not-possible = El mensaje está en {$channel}. No puedo fijarlo; se puede hacer a mano.
setup-moderators = La moderación puede leer aquí los hilos privados. Lo digo en cada uno.
setup-not-an-emergency-service = Nadie tiene que estar en vela de noche. Digo cuando no hay nadie.

### ----------------------------------- Cómo va el registro diario, para admins

admin-daily-on = Mensaje diario: a las {$clock}, con la cuenta desde cinco personas. Nunca lleva un nombre.
admin-daily-off = Mensaje diario: no.
admin-words-on = Palabras en las notas: cada miembro decide. Aquí nadie más puede leerlas.
admin-words-off = Palabras en las notas: no. Se pueden marcar casillas.

### ------------------------------------ Órdenes en la lista de Discord

command-checkin = hoy
command-checkin-about = Cómo estás hoy
command-talk = hablar
command-talk-about = Pedir una persona
command-numbers = números
command-numbers-about = Números de emergencia y gente que contesta
command-numbers-country = país
command-numbers-country-about = El nombre de un país
command-meetings = reuniones
command-meetings-about = Lo que hay hoy
command-meetings-day = día
command-meetings-day-about = Qué día
command-resources = recursos
command-resources-about = La biblioteca de este grupo
command-resources-topic = tema
command-resources-topic-about = Sobre qué
command-about = sobre
command-about-about = Qué es este bot, qué guarda, quién puede leerlo
command-my = mi
command-my-about = Lo que es tuyo aquí
command-my-start = empezar
command-my-start-about = Empezar en dos toques
command-my-stop = parar
command-my-stop-about = Parar enseguida
command-my-menu = menú
command-my-menu-about = Todo lo tuyo, en un solo lugar
command-my-days = días
command-my-days-about = Tus días de registro
command-my-dates = fechas
command-my-dates-about = Fechas que solo tú ves
command-my-goals = metas
command-my-goals-about = Metas que solo tú ves
command-my-settings = ajustes
command-my-settings-about = Hora, días, lugar, idioma
command-lead = acompañante
command-lead-about = Para acompañantes
command-lead-join = unirme
command-lead-join-about = Unirte como acompañante
command-lead-on = turno
command-lead-on-about = Estar de turno
command-lead-on-until = hasta
command-lead-on-until-about = Hasta cuándo: 22:00, viernes
command-lead-off = libre
command-lead-off-about = Estar libre
command-lead-off-until = hasta
command-lead-off-until-about = Hasta cuándo: 22:00, viernes
command-lead-board = tablero
command-lead-board-about = Quién espera, y tus horas
command-my-pause = pausa
command-my-pause-about = No preguntarme nada hasta un día que elijas
command-my-pause-until = hasta
command-my-pause-until-about = Un día: viernes, en 2 semanas, 24 de diciembre
command-admin = admin
command-admin-about = Preparar y cuidar el bot
command-admin-setup = preparar
command-admin-setup-about = Tres preguntas, y el mensaje queda puesto
command-admin-setup-helpers = acompañantes
command-admin-setup-helpers-about = Quién ayuda: el rol de tus acompañantes
command-admin-setup-channel = canal
command-admin-setup-channel-about = Dónde va el mensaje de los botones
command-admin-setup-leads_room = sala
command-admin-setup-leads_room-about = Dónde hablan los acompañantes
command-admin-setup-zone = zona
command-admin-setup-zone-about = La ciudad o zona horaria del grupo
command-admin-setup-country = país
command-admin-setup-country-about = El país cuyos números se muestran
command-admin-setup-language = idioma
command-admin-setup-language-about = El idioma del grupo
command-admin-checkins = registro
command-admin-checkins-about = Cómo va la pregunta diaria en este grupo
command-admin-checkins-daily = diario
command-admin-checkins-daily-about = Un mensaje cada día con un botón y una cuenta
command-admin-checkins-time = hora
command-admin-checkins-time-about = A qué hora sale el mensaje diario
command-admin-checkins-words = palabras
command-admin-checkins-words-about = Si los miembros pueden añadir palabras a su día
