### Todos los ajustes, para admins.

shown-title = Lo que hay aquí
shown-coordinators = Quién coordina: {$role}
shown-events-on = Reuniones entre los eventos del servidor: sí. Ahí se ven nombres.
shown-events-off = Reuniones entre los eventos del servidor: no.
shown-training-on = Formación de acompañantes: hace falta.
shown-training-off = Formación de acompañantes: no se pide.
shown-numbers = Números que alguien del grupo revisó: {$count}
shown-hold-on = El grupo descansa tras una pérdida, hasta el {$day}.
shown-hold-off = Descanso tras una pérdida: no.

command-admin-show = ver
command-admin-show-about = Todos los ajustes, y dónde se cambia cada uno
