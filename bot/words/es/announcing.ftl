### Reuniones en un canal, donde se avisa al grupo.

# --- lo que se publica ahí

# Pushed. Un día o unas horas antes.
announce-later = Ya se acerca.
# De una reunión que no está abierta a todos. $start: una hora que muestra Discord.
announce-moved = Ahora es {$start}.
# De una reunión que no está abierta a todos. $start: una hora que muestra Discord.
announce-off = No se hace {$start}.

# --- elegirlo

# $channel: una mención. $before: "15 minutos antes".
announce-line = En {$channel} se avisa {$before}.
announce-none = No se avisa en ningún canal.
announce-what =
    Quien lee ese canal ve cuándo es, y cómo se llama si está abierta a todos.
    No se muestran nombres de personas ni enlaces.
announce-placeholder = Elige un canal
announce-which-channel = ¿En qué canal? Se elige con `remind_in`.
announce-one-to-one = Esta es para dos personas, así que no se avisa en ningún canal.
announce-closed =
    Esta es para personas en recuperación, y aquí todos pueden leer {$channel}.
    Sirve un canal que lean menos personas.
announce-not-fitting = Eso no sirve aquí. Sí un canal de texto o un hilo abierto.
announce-not-yours = Tú no puedes escribir en {$channel}. Lo puede elegir alguien que sí pueda.
button-announce = Avisar en un canal
button-announce-not = En ningún canal

# --- lo que saben de quien la lleva, ya tarde, quienes vienen

# Pushed.
host-found-first = Alguien ha dicho que sí.
host-found = Al final hay quien lleva {$name} a las {$start}.
# Donde los moderadores pueden leer.
host-found-neutral = Al final hay quien lleva lo que elegiste para las {$start}.

# --- lo que se avisa a los admins

notice-announce-gone =
    Un canal donde avisaba al grupo ya no está. Ya no aviso ahí a nadie.
    Con `/meeting edit` se elige otro.
# $channel: una mención.
notice-announce-refused =
    No puedo escribir en {$channel}, donde se avisa al grupo.
    En sus ajustes, Permisos: permíteme "Ver canal" y "Enviar mensajes".
# $channel: una mención.
doctor-announce-gone = {$channel} no admite avisos. Con `/meeting edit` se elige otro canal.

# --- nombres y descripciones en la lista de Discord

command-meeting-add-remind_in = aviso_en
command-meeting-add-remind_in-about = Un canal en el que se avisa al grupo, sin nombres
command-meeting-add-remind_before = aviso_antes
command-meeting-add-remind_before-about = Minutos antes con que se avisa en el canal; 0: en ninguno
command-meeting-edit-remind_in = aviso_en
command-meeting-edit-remind_in-about = Un canal en el que se avisa al grupo, sin nombres
command-meeting-edit-remind_before = aviso_antes
command-meeting-edit-remind_before-about = Minutos antes con que se avisa en el canal; 0: en ninguno
