### What admins read.

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
    No hay sala de acompañantes, así que solo puedo escribir a quienes se apuntaron.
    Si no hay nadie, se lo digo a quien pregunta y le muestro los números.
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

admin-daily-on = Mensaje diario: a las {$clock}, con la cuenta desde cinco personas. Nunca lleva un nombre.
admin-daily-off = Mensaje diario: no.
admin-words-on = Palabras en las notas: cada miembro decide. Aquí nadie más puede leerlas.
admin-words-off = Palabras en las notas: no. Se pueden marcar casillas.
