### Roles, y un grupo que ha perdido a alguien: lo que leen quienes administran.

roles-lead =
    Acompañantes: {$role}
    Les pregunto cuando alguien quiere una persona.
roles-coordinator =
    Coordinación: {$role}
    Les pregunto al final, y un miembro puede decirles que algo no le pareció bien.
roles-join = Cada cual se une con `/lead join`. A quien pierde el rol ya no le pregunto.
roles-same = Ese rol ya está en uso. Acompañantes y coordinación tienen un rol cada cual.
roles-placeholder-coordinator = Rol de coordinación

loss-title = El grupo ha perdido a alguien
loss-means =
    Hasta siete días, cada pregunta lleva las palabras del grupo.
    Las celebraciones esperan, y cada respuesta muestra los números.
loss-on = Hasta {$until} cada pregunta lleva estas palabras. Las celebraciones esperan.
loss-preview =
    { $count ->
        [one] Durante un día, cada pregunta se lee así:
       *[other] Durante {$count} días, cada pregunta se lee así:
    }
loss-ended = Terminado. Las celebraciones que aún están a tiempo salen ahora.
loss-none = No hay nada así en marcha.
loss-form-words = Tus palabras, bajo cada pregunta
loss-form-hint = Unas frases. Las lee cada persona a la que pregunto.
loss-form-days = ¿Cuántos días? De uno a siete
loss-form-days-hint = 7
button-loss-write = Escribir las palabras
button-loss-rewrite = Cambiar las palabras
button-loss-start = Empezar
button-loss-end = Terminarlo ahora
loss-numbers = En peligro: marca {$emergency}. `Números` tiene los demás.
