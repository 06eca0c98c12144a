### Preparar el grupo, una pregunta cada vez.

setup-step-helpers =
    1 de 3. ¿Quién ayuda?
    Elige el rol de tus acompañantes.
setup-step-places =
    2 de 3. ¿Dónde hablan?
    Elige un canal para el grupo y otro que solo vean tus acompañantes.
setup-step-meeting =
    3 de 3. ¿Cuándo es la reunión?
    Escríbelo como lo dirías: martes y jueves 19:30.
setup-step-last =
    Por último: mira tu ciudad y tu país, y pon el mensaje.
    Es todo lo que el grupo necesita.
setup-can-wait = Esto puede esperar: `/admin setup` vuelve aquí.
setup-zone-first = ¿La hora no es la tuya? Pon primero tu ciudad.
setup-meetings-line = Reuniones: {$names}

button-setup-next = Siguiente
button-setup-overview = Resumen
button-setup-steps = Paso a paso
button-setup-meeting = Añadir una reunión
button-setup-go-on = Seguir con la preparación
button-setup-create = Créalo por mí
button-setup-make = Crear

### Lo que crea el bot cuando se lo piden. Los nombres son los de Discord.

setup-name-role = Acompañante
setup-name-channel = entrada
setup-name-room = sala-acompañantes
setup-make = Haría esto, y nada más:
setup-make-role =
    - Crear el rol "{$name}". No tiene permisos propios.
    Cualquiera puede mencionarlo, para que una petición suene.
setup-make-channel = - Crear el canal de texto "{$name}". Lo ve todo el mundo aquí.
setup-make-room = - Crear el canal privado "{$name}". Solo lo ven {$role}, quienes administran y yo.
setup-make-found = - Tomar {$place}. Ya está aquí.
setup-make-room-later = La sala de acompañantes viene cuando yo sepa quién ayuda.
setup-made = Listo: {$names}.
setup-give-role = Da el rol a tus acompañantes: Ajustes del servidor, Miembros.
setup-lacks = Me falta "{$permission}" en este servidor. Puedes dárselo a mi rol, o seguir sin él.
setup-by-hand-role = A mano: Ajustes del servidor, Roles, Crear rol. Después elígelo aquí.
setup-by-hand-channel = A mano: pulsa el signo más junto a tus canales. Después elígelos aquí.
setup-not-made = Discord no me dejó hacerlo todo.

### Lo que se puede ajustar después.

setup-later = Después, cuando quieras:
setup-later-where = - `/admin setup` con `zone`, `country`, `language`: qué relojes, números y palabras
setup-later-checkins = - `/admin checkins`: aniversarios y palabras, notas, mensaje diario, quedarse en silencio
setup-later-start = - `/admin checkins` con `start_…`: cuándo y dónde pregunto a quien empieza
setup-later-privacy = - `/admin privacy`: desde qué edad, cuánto guardo qué, quién puede leerlo
setup-later-numbers = - `/admin numbers`: revisa a quién muestro en una emergencia
setup-later-people = - `/lead join`: cada acompañante, por sí mismo; `/admin roles` para quien coordina
setup-later-words = - `/admin words` y `/admin resources`: tus propias palabras y tu biblioteca
setup-later-show = - `/admin show` muestra todos los ajustes; `/admin doctor` dice qué falta
