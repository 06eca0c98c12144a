### Algo estuvo mal: quien lo dice, y a quien elige para que lo lea.

wrong-start = Gracias por decirlo. ¿Quién fue?
wrong-start-means = No le digo nada, y desde ahora no le pregunto por ti.
wrong-placeholder-who = ¿Quién fue?
wrong-placeholder-other = Alguien que no está en la lista
button-wrong-nobody = Nadie en especial
wrong-left-out = A {$name} ya no le pregunto por ti. No se lo digo.
button-wrong-undo = Deshacer eso
wrong-back = A {$name} le puedo preguntar por ti otra vez.
wrong-reader = ¿Quién puede leerlo? Solo quien elijas puede abrirlo.
wrong-again = Lo lee en su lugar quien elijas ahora.
wrong-placeholder-reader = ¿Quién puede leerlo?
wrong-admin = Administra el servidor: {$name}
wrong-no-reader =
    Aquí no hay nadie a quien se lo pueda decir.
    Puedes escribir tú a quien administra este servidor. También contestan aquí:
button-wrong-leave = Dejarlo así
wrong-left = No se envía nada. Quien nombraste queda fuera; en los ajustes, `Personas` lo cambia.
wrong-write = Solo {$name} puede abrirlo, con tu nombre. Las palabras son cosa tuya.
button-wrong-write = Escribir unas palabras
button-wrong-rewrite = Cambiar las palabras
button-wrong-send = Enviarlo
button-wrong-send-bare = Enviar sin palabras
wrong-form-title = Con tus palabras
wrong-form-words = ¿Qué estuvo mal?
wrong-form-hint = Una frase basta
wrong-preview = Esto es lo que lee {$name}, con tu nombre:
wrong-sent-now = Le escribo a {$name} ahora. Te digo cuando lo haya abierto.
wrong-sent-at = Le escribo a {$name} a las {$clock}, cuando pase la noche. Te digo cuando lo haya abierto.
wrong-sent-means =
    Si un día después nadie lo ha abierto, te lo digo, y puedes elegir a otra persona.
    Si ahora no estás a salvo, aquí contestan:
wrong-standing = Dejaste algo para {$name} el {$day}.
wrong-not-opened = Todavía no se ha abierto.
wrong-opened = Ya se ha abierto.
wrong-answered = Hay una respuesta.
button-wrong-new = Otra cosa
button-wrong-somebody = Elegir a otra persona
wrong-taken-back = Retirado. Ya nadie puede abrirlo. Quien nombraste queda fuera.
wrong-gone = Esto ya se abrió, o está resuelto. `Algo no me pareció bien`, en el menú, empieza de nuevo.

concern-letter =
    Alguien quiere que leas algo.
    Solo tú puedes abrirlo, y se entera de que lo abriste.
button-concern-open = Abrirlo
concern-waits = Alguien te dejó algo para leer. Solo tú puedes abrirlo.
concern-from = De {$member}, sobre {$name}.
concern-from-nobody = De {$member}. No es sobre nadie en especial.
concern-means = A {$name} no le he dicho nada, y ya no le pregunto por {$member}. Que siga así, por favor.
concern-no-words = Viene sin palabras.
concern-pattern-lead = Algo sobre {$name} se ha dicho aquí ya {$count} veces.
concern-pattern-pair = {$member} lleva poco aquí, y {$name} ha estado a su lado {$count} veces.
button-concern-answer = Responder
button-concern-settle = Ya hablamos
concern-form-title = Tu respuesta
concern-form-words = Solo esa persona la lee
concern-form-hint = Qué vas a hacer, y cuándo
concern-answer-kept = Va en camino, con tu nombre.
concern-settled-said = Resuelto. Gracias por estar ahí.
concern-not-yours = Esto es para otra persona, o se retiró.

concern-news-read = Se ha abierto lo que dejaste.
concern-news-answered =
    Hay una respuesta para ti aquí.
    Solo tú puedes leerla.
button-concern-read = Leerla
concern-answer-from = De {$name}:
concern-news-settled =
    Lo que dejaste se dio por resuelto.
    Si no es así, dilo otra vez.
concern-news-unopened =
    Nadie ha abierto todavía lo que dejaste.
    Puedes elegir a otra persona.
concern-news-unreached =
    No pude entregar lo que dejaste.
    Espera donde mire la próxima vez. Puedes elegir a otra persona.
