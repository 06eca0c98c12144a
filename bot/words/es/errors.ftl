### Refusals, errors, notices, and the answer to what is typed in the DM.

dm-fixed-answer =
    Aquí no puedo leer mensajes, así que nadie ha visto eso.
    Hablar con alguien pide una persona. En peligro: marca {$emergency}.
dm-which-group = ¿Para qué grupo es?
dm-no-group = Todavía no te conozco de un grupo. Aprieta `Cómo estoy hoy` en el tuyo. Números funciona aquí también.
# Fixed. Encima de los números. Un botón de un servidor que ha quitado el bot.
dm-group-gone = Ya no estoy en ese servidor, así que allí no puedo preguntar a nadie.

error-wrong-person = Esto es de otra persona. `Cómo estoy hoy`, en el mensaje fijado, es para ti.
error-not-admin = Esto es para quienes pueden administrar el servidor.
error-not-lead = Esto es para los acompañantes de este grupo.

error-unexpected =
    Algo salió mal de mi lado. Prueba una vez más, por favor.
    Si sigue así, díselo a quien administra: {$reference}
error-urgent = Si necesitas a una persona ahora, usa Números o escribe directamente a un acompañante.
error-expired-button = Este botón es de un mensaje anterior. `/my menu` tiene uno nuevo.
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

notice-dm-failed =
    No pude escribirte directamente.
    Discord dice que tus mensajes directos están cerrados para mí.
