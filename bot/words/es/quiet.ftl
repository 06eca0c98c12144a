### Quedarse en silencio: lo que se elige, la nota del día antes y lo que lee un acompañante.

button-if-quiet = Si no doy señales
button-watch-on = Activarlo
button-watch-off = Desactivarlo
button-hard-on = Saludo en días duros
button-hard-off = Sin saludo en días duros
button-notes-on = Permitir notas
button-notes-off = Sin notas
button-im-good = Estoy bien
button-ask-less = Pregúntame menos
button-no-hello = No hace falta
button-spoken = Ya hablé con esa persona
button-leave-note = Dejar una nota
button-send-note = Enviarla
button-to-summary = A los resúmenes
button-ask-directly = Volver a preguntar directamente
button-reached = Me llegó
button-test-page = Enviar una prueba

# Once, from the second day on, under the reply to a check-in.
watch-offer =
    Una opción más: si pasas un tiempo sin dar señales, un acompañante puede saberlo.
    No pasa nada sin tu sí.
watch-title = Si no doy señales
# Fixed. What is told to whom, before it is switched on. $count: days. $lead: a mention.
watch-consent =
    Tras {$count} días sin señales tuyas, primero te pregunto a ti.
    Al día siguiente {$lead} lee que pediste que alguien te escribiera.
# Fixed. Under watch-consent.
watch-consent-more = No lee nada más. Los días libres, las pausas y los días en que yo no estoy no cuentan.
# $count: days. $lead: a mention.
watch-on = Activado: tras {$count} días, {$lead}.
watch-off = Desactivado. No se avisa a nadie.
watch-not-here = Este grupo no lo ha activado. No se avisa a nadie.
watch-no-lead = Primero elige un acompañante. Después puedes activarlo.
watch-no-leads = Aquí todavía no se ha unido ningún acompañante.
# $lead: a mention.
watch-hard-on = Tras tres días de Muy difícil, le pido a {$lead} que te salude.
watch-hard-off = Tres días de Muy difícil: no se avisa a nadie.
watch-notes-on = Después, un acompañante puede dejarte una nota: una al mes, tres como mucho.
watch-notes-off = Notas de un acompañante después: no.
watch-days-placeholder = ¿Tras cuántos días?
watch-days-option = {$count} días
watch-lead-placeholder = ¿Quién se entera?
watch-saved = Guardado. Nadie sabe que lo elegiste.

# Fixed. Pushed. The day before. $lead: a mention.
quiet-note =
    Hoy basta con un toque.
    Mañana se lo diría a {$lead}.
quiet-good = Bien. No se lo digo a nadie.
# $day: "Friday".
quiet-less = Desde ahora solo pregunto el {$day}. No se avisa a nadie.
# Fixed. Pushed. The chosen lead is not there any more, another one the member chose is.
quiet-news-other =
    Hay algo distinto ahora.
    El acompañante que elegiste no está, así que {$lead} lee que pediste que alguien te escribiera.
# Fixed. Pushed. None of the chosen leads is there.
quiet-news-nobody =
    Hay algo distinto ahora.
    No está ningún acompañante de los que elegiste y no se lo dije a nadie. Puedes hablar con alguien siempre.
# Fixed. Pushed. After three very hard days, where the member chose it. $lead: a mention.
hard-told =
    Hice lo que me habías pedido.
    {$lead} lee que te gustaría un saludo. Tus respuestas quedan contigo.
hard-taken-back = De acuerdo. No hace falta que nadie te salude.
# Fixed. Pushed. A lead's own words stand below, with their name.
signed-note = Dejo esto aquí. No hace falta nada. Hay una persona a un toque.
# Under a note. $lead: a mention.
signed-by = De {$lead}

# Pushed. The one message a day to a lead.
digest-title = Aquí está tu resumen. Nada de esto es urgente.
# $member: a mention.
digest-quiet = {$member} pidió que alguien le escribiera. Puede que no sea nada.
digest-closed-dm = {$member} pidió que alguien le escribiera. Mis mensajes ya no le llegan. Puede que no sea nada.
digest-hard-days = A {$member} le gustaría un saludo tuyo.
digest-hello = A alguien le gustaría un saludo. Está en el tablero.
digest-no-rush = A alguien le gustaría hablar. No hay prisa. Está en el tablero.
# $clock: since when.
digest-still-open = Tienes una petición abierta desde las {$clock}. Está en el tablero.
digest-routed = Lo que {$member} pide sin prisa espera ahora a los resúmenes. Lo eligió un acompañante.
digest-note = Ha pasado un mes. Puedes dejarle una nota a {$member}.
# On the board, to the lead who was told.
board-asked-after = {$member} pidió que alguien le escribiera
board-asked-hello = A {$member} le gustaría un saludo tuyo
# $member: a mention. $day: "3 March".
board-away = {$member} está fuera hasta el {$day}
board-after-placeholder = Abre una que es para ti
# To the lead who was told. $member: a mention.
after-yours =
    Esta persona es {$member} y pidió que alguien le escribiera. Puede que no sea nada.
    Puede ver que has abierto esto.
after-taken = Gracias. Cuando hayas hablado con {$member}, un toque lo cierra.
after-closed = Cerrado. Gracias por estar ahí.
leave-note-form-title = Una nota tuya
leave-note-form-label = Con tus propias palabras
leave-note-form-hint = No pide nada a cambio
note-preview = Esto es lo que recibe, con tu nombre debajo:
note-sent = Enviada. No pide nada a cambio.
note-not-now = Ahora no se puede dejar una nota.
summary-routed = Lo que pide sin prisa espera ahora a los resúmenes. Quienes coordinan lo leen.
summary-not-routed = Se vuelve a preguntar a los acompañantes cada vez, como con cualquiera.

# To admins.
watch-switched-on = Quedarse en silencio: ya se puede elegir. No se avisa a nadie sin su sí.
watch-switched-off = Quedarse en silencio: desactivado. No se avisa a nadie.
watch-needs-test-page = Primero, un acompañante contesta a una prueba. El botón la envía.
watch-needs-numbers = Primero, alguien confirma un número de emergencia y uno de crisis.
# $count: how many leads it goes to.
test-sent =
    { $count ->
        [0] Todavía no se ha unido ningún acompañante, así que nadie puede contestarla.
        [one] Va a 1 acompañante. Basta un toque suyo.
       *[other] Va a {$count} acompañantes. Basta un toque de uno.
    }
# Pushed. To leads.
test-page =
    Esto es una prueba. Nadie está esperando.
    Un toque dice a los administradores que te llego.
test-answered = Gracias. Funciona.
