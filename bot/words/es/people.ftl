### En quién confía un miembro. Solo esa persona lo lee.

button-people = Personas
people-title = Personas
people-first = A quién pregunto primero: {$name}
people-first-none = A quién pregunto primero: a quien esté libre
people-left-out = Fuera: {$name}
people-left-out-none = Fuera: nadie
people-watch = Quien saluda, o se entera si hay silencio: {$name}
people-watch-none = Quien saluda, o se entera si hay silencio: nadie en especial
people-left-out-means = Quien queda fuera no se entera de nada tuyo. Vale desde ya, y no se lo digo a nadie.
people-no-leads = Aquí todavía no hay acompañantes.
people-saved = Guardado. No se lo digo a nadie.
people-unknown = Acompañante {$count}
people-placeholder-first = ¿A quién pregunto primero? Hasta tres
people-placeholder-left-out = ¿Quién queda fuera?
people-placeholder-other = Dejar fuera a alguien que no está aquí
people-placeholder-watch = ¿Quién saluda, o se entera si hay silencio?
