### Asking for a person, and what is said while the asking goes on.

talk-question = ¿Para cuándo quieres a una persona?
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
talk-stopped = Dejé de pedir. A quien se lo pedí le digo que está resuelto.

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
page-stopped =
    Está resuelto. No queda nada por hacer. Gracias.
    Se pidió a las {$clock}.
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
button-keep-thread = Conservar este hilo
talk-thread-kept = Se queda: no lo borro. Se cierra cuando todo esté resuelto, y quienes moderan pueden leerlo.
thread-help-first = Contigo aquí: {$leads}. Los moderadores de este servidor pueden leerlo. Se borra 7 días después de cerrarlo.
