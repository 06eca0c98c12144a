### El chequeo para admins.

doctor-title = Cómo está este grupo
doctor-to-do = Por hacer:
doctor-well = Está bien:
doctor-channel-well = {$channel} funciona.
doctor-channel-gone = {$channel} ya no está. Con `/admin setup` se elige otro.
doctor-not-looked-at = Discord no dice cómo está {$channel}. Prueba en un minuto.
doctor-stage = {$channel} es un escenario. Sirve un canal de texto.
doctor-age-restricted = {$channel} está marcado para adultos. Deja fuera a quien no mostró su edad a Discord.
doctor-role-rings = Una mención de {$role} suena.
doctor-role-silent =
    Una mención de {$role} no suena.
    Ajustes del servidor, Roles: permite que cualquiera lo mencione.
doctor-leads = { $count ->
    [0] Todavía no hay acompañantes. Cada quien usa `/lead join`.
    [one] Hay una persona acompañante.
   *[other] Hay {$count} acompañantes.
}
doctor-no-test-page = Nadie respondió todavía a un aviso de prueba. Manda uno con el botón.
doctor-test-page = Alguien respondió a un aviso de prueba el {$day}.
doctor-numbers-ready = Están revisados un número de emergencia y uno para una crisis.
doctor-numbers-not-ready =
    Nadie revisó todavía un número de emergencia y uno para una crisis.
    `/admin numbers` los muestra.
doctor-waiting-dms = { $count ->
    [one] Una persona espera su primer mensaje directo. Discord me deja abrir pocos a la vez.
   *[other] {$count} personas esperan su primer mensaje directo. Discord me deja abrir pocos a la vez.
}
doctor-given-up = { $count ->
    [one] Un mensaje de esta semana no pudo llegar. Quien opera el bot sabe por qué.
   *[other] {$count} mensajes de esta semana no pudieron llegar. Quien opera el bot sabe por qué.
}
doctor-all-delivered = Todos los mensajes de esta semana llegaron.
doctor-last-outage = Estuve fuera el {$day}, de {$clock} a {$until}. Lo pendiente llegó después.
doctor-machine-well = La computadora donde corro está bien, y las copias también.
doctor-machine-not-well = La computadora o sus copias piden atención. {$operator} ve por qué con `porchlight doctor`.
button-doctor-again = Mirar otra vez

command-admin-doctor = chequeo
command-admin-doctor-about = Qué está bien aquí, y qué hacer con lo demás
