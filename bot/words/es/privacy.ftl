### Cuánto guarda un grupo cada cosa, y desde qué edad: para quien administra.

privacy-title = Qué se guarda aquí, y quién puede leerlo
privacy-notes = Notas, y metas ya hechas: {$count} días.
privacy-answers = Respuestas: {$count} días; luego, solo que ese día pasaste.
privacy-requests = Peticiones de miembros: {$count} días después de cerrarse. Las de quien no empezó: 7.
privacy-always = Días en que alguien pasó: 400 días; luego, solo totales. Quién cambió un ajuste: 180 días.
privacy-age = Para personas de {$age} años o más. Al empezar se dice; si es que no, no se guarda nada.
privacy-young =
    Puede haber acompañantes adultos que hablen con gente joven. Conviene elegirlos pensando en eso.
    La ley de tu país puede pedir más, como el sí de un padre o una madre.
privacy-youngest = El propio Discord pide 13 años o más, y en algunos países más.
privacy-words-where = `/admin checkins words` lo cambia.
privacy-leads = Quien toma una petición ve quién pide. Nunca una respuesta, nunca una nota.
privacy-threads = Puedo abrir hilos privados en {$channel}.
privacy-no-threads = No puedo abrir hilos privados en {$channel}: me falta "{$permission}".
privacy-no-place = No puedo abrir hilos privados: no hay canal elegido.

privacy-option-notes = Notas: {$count} días
privacy-option-answers = Respuestas: {$count} días
privacy-option-requests = Peticiones cerradas: {$count} días
privacy-option-age = Para personas de {$age} años o más
privacy-placeholder-notes = ¿Cuánto se guardan las notas?
privacy-placeholder-answers = ¿Cuánto se guardan las respuestas?
privacy-placeholder-requests = ¿Cuánto se guardan las peticiones cerradas?
privacy-placeholder-age = ¿Desde qué edad?

privacy-shorter-notes = Guardado. Las notas y metas hechas de hace más de {$count} días se olvidan esta noche.
privacy-shorter-answers = Guardado. De las respuestas de hace más de {$count} días, esta noche queda solo que ese día pasaste.
privacy-shorter-requests =
    Guardado. Las peticiones cerradas hace más de {$count} días se olvidan esta noche.
    `/admin report` cuenta solo las que se guardan.
privacy-longer = Guardado. Vale desde ahora. Lo olvidado no vuelve.
privacy-age-changed = Guardado. A quien empiece desde ahora se le piden {$age} años o más. Quien ya empezó, sigue.
privacy-not-offered =
    Aquí no puedo poner {$typed}. Se puede elegir: {$offered}.
    Un grupo puede guardar las cosas menos tiempo, nunca más de lo prometido.
privacy-age-not-offered = Aquí no puedo poner {$typed}. Se puede elegir: {$offered}.

### Con qué empieza la gente.

first-title = Con qué empieza la gente
first-now = A quien empieza le pregunto a las {$clock}, {$days}, {$where}.
first-own = Cada quien lo puede cambiar. Quien ya empezó conserva lo suyo.
first-saved =
    Guardado. A quien empiece desde ahora le pregunto a las {$clock}, {$days}, {$where}.
    Quien ya empezó conserva lo suyo.
first-needs-time = Tiene que quedar una hora, por la mañana o por la noche.
first-days-unclear =
    No entiendo los días "{$typed}".
    Sirven "todos los días", "lunes a viernes" y "martes y jueves".
first-place-unclear = No conozco el lugar "{$typed}". Elige uno de la lista.
first-slots-placeholder = ¿Por la mañana, por la noche?
first-days-placeholder = ¿Qué días?
first-place-placeholder = ¿Dónde escribo?
first-watch-placeholder = ¿Tras cuántos días de silencio?
first-off = entonces no pregunto
first-place-dm = en un mensaje directo
first-place-thread = en un hilo privado que la moderación puede leer
shown-start-morning = Quien empieza, por la mañana: {$clock}
shown-start-evening = Quien empieza, por la noche: {$clock}
shown-start-days = Quien empieza, qué días: {$days}
shown-start-place = A quien empieza le pregunto {$where}
shown-start-watch = Quien empieza: si elige que se pregunte por esa persona, tras {$count} días
button-first-prompts = Con qué empieza la gente
button-to-check-ins = Todo sobre la pregunta diaria

### Los interruptores de la pregunta diaria.

admin-pathway-placeholder = ¿Qué palabras y aniversarios?
button-switch-words-on = Permitir palabras en las notas
button-switch-words-off = Sin palabras en las notas
button-switch-daily-on = Poner el mensaje diario
button-switch-daily-off = Quitar el mensaje diario
button-switch-quiet-on = Activar quedarse en silencio
button-switch-quiet-off = Desactivar quedarse en silencio
button-daily-time = Hora del mensaje diario

command-admin-privacy = privacidad
command-admin-privacy-about = Cuánto se guarda qué, desde qué edad, quién puede leerlo
command-admin-privacy-notes = notas
command-admin-privacy-notes-about = Cuántos días se guardan las notas
command-admin-privacy-answers = respuestas
command-admin-privacy-answers-about = Cuántos días se guardan las respuestas
command-admin-privacy-requests = peticiones
command-admin-privacy-requests-about = Cuántos días se guardan las peticiones cerradas de miembros
command-admin-privacy-age = edad
command-admin-privacy-age-about = Desde qué edad se puede empezar
command-admin-checkins-start_morning = mañana
command-admin-checkins-start_morning-about = Quien empieza: a qué hora de la mañana se le pregunta, o no
command-admin-checkins-start_evening = noche
command-admin-checkins-start_evening-about = Quien empieza: a qué hora de la noche se le pregunta, o no
command-admin-checkins-start_days = días
command-admin-checkins-start_days-about = Quien empieza: qué días
command-admin-checkins-start_place = lugar
command-admin-checkins-start_place-about = Quien empieza: en un mensaje directo o en un hilo privado
command-admin-checkins-start_watch = tras_silencio
command-admin-checkins-start_watch-about = Quien empieza: tras cuántos días de silencio se avisa, si lo elige
