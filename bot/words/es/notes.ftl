### Notes, and sharing with the group.

note-form-title = Una nota para ti
note-form-feelings = ¿Qué hay hoy? Marca lo que sea.
note-form-thanks = Algo que agradeces o te propones
note-form-thanks-hint = Algo pequeño basta
note-form-words = Una nota
note-form-words-hint = Solo la ves tú
feeling-hungry = Hambre
feeling-angry = Enojo
feeling-lonely = Soledad
feeling-tired = Cansancio
note-kept = La guardo {$count} días. Solo la ves tú.
note-none = No hay ninguna nota de este día.

share-first = {$name} comparte:
share-answer = El día: {$answer}
share-preview = Esto es todo lo que quedaría en {$channel}. Todavía no se publica nada.
share-posted = Sale en {$channel}, tal como lo viste. Puedes retirarlo cuando quieras.
share-not-posted = Está bien. No se publica nada.
share-taken-back = Retirado. Quien lo leyó, lo leyó.
share-not-possible = Aquí no hay nada que compartir, o no hay canal para eso.
