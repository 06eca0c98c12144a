### Listas de reuniones de otro lugar: qué le pasa a un archivo, o a una de sus filas.

## No se leyó nada, y nada cambia

feeds-empty = Esta lista no tiene reuniones. Aquí nada cambia.
feeds-too-large = Este archivo es demasiado grande. Leo hasta 256 KB.
feeds-too-many = Esta lista es demasiado larga. Leo hasta {$count} reuniones a la vez.
feeds-too-slow = Leer este archivo tarda demasiado. Nada cambia.
feeds-too-deep = Este archivo tiene demasiadas cajas dentro de cajas. Nada cambia.
feeds-busy = Estoy leyendo otros archivos. Prueba otra vez en un minuto, por favor.
feeds-unreadable = No puedo leer este archivo. Nada cambia.
feeds-archive = Es un archivo comprimido que no puedo abrir. Descomprímelo y envía lo que hay dentro.
feeds-not-text = Esto no es una lista de reuniones. Leo JSON, calendarios y CSV.
feeds-not-utf8 = No puedo leer las letras de este archivo. Guárdalo como "UTF-8" y envíalo otra vez.
feeds-web-page = Esto es una página web, no una lista. Guarda la lista y envíala.
feeds-not-json = Este JSON no está completo. Guarda la lista otra vez y envía el archivo nuevo.
feeds-not-a-list = No encuentro una lista de reuniones en este archivo.
feeds-not-csv = No puedo leer esto como CSV. Guárdalo otra vez como CSV y envía el archivo nuevo.
feeds-not-a-calendar = Esto no es un archivo de calendario completo.
feeds-no-header = La primera fila tiene que nombrar las columnas. No encuentro: {$typed}.

## Sobre el archivo entero

feeds-looks-like =
    { $dialect ->
        [bmlt] Esto parece una lista de BMLT. Allí los días se cuentan de otra manera: mira dos veces.
        [online_intergroup] Esto parece la lista del Online Intergroup. Allí los días se cuentan de otra manera: mira dos veces.
        [tsml] Esto parece una lista de TSML. Allí los días se cuentan de otra manera: mira dos veces.
        [icalendar] Esto parece un archivo de calendario.
        [csv] Esto parece CSV.
       *[meeting_guide] Esto parece una lista de Meeting Guide. Allí los días se cuentan de otra manera: mira dos veces.
    }
feeds-zone-missing =
    { $count ->
        [one] {$count} reunión no tiene zona horaria. ¿En cuál está?
       *[other] {$count} reuniones no tienen zona horaria. ¿En cuál están?
    }
feeds-passcodes-left-out =
    { $count ->
        [one] Quité la clave de {$count} enlace. Quien la lleva puede poner el enlace completo.
       *[other] Quité la clave de {$count} enlaces. Quien las lleva puede poner el enlace completo.
    }
feeds-links-left-out =
    { $count ->
        [one] Dejé fuera {$count} enlace que no lleva a una sala.
       *[other] Dejé fuera {$count} enlaces que no llevan a una sala.
    }
feeds-places-closed =
    { $count ->
        [one] {$count} reunión tiene su lugar cerrado por ahora, y no tiene enlace.
       *[other] {$count} reuniones tienen su lugar cerrado por ahora, y no tienen enlace.
    }

## Por qué una fila no se toma

feeds-row-not-a-meeting = Esto no es una reunión.
feeds-row-no-name = No tiene nombre.
feeds-row-by-appointment = Es con cita: no tiene día ni hora.
feeds-row-no-day = Tiene hora y no tiene día.
feeds-row-no-time = Tiene día y no tiene hora.
feeds-row-day = No conozco el día "{$typed}" en este tipo de lista.
feeds-row-time = No conozco la hora "{$typed}".
feeds-row-zone = No conozco la zona horaria "{$typed}".
feeds-row-date = No conozco la fecha "{$typed}". Escríbela así: 2027-03-30.
feeds-row-column = No sé qué significa "{$typed}" aquí.
feeds-row-length = Dura más de un día.
feeds-row-which-week = No es cada semana, y no sé en qué semana empieza.
feeds-row-ends-first = Termina antes de empezar.
feeds-row-over = Terminó antes de su primera fecha.
feeds-row-unpublished = La lista dice que no es para el público.
feeds-row-cancelled = La lista dice que está cancelada.
feeds-row-twice = Está dos veces en la lista. Tomo la otra.
feeds-row-broken = Su fecha o su regla no se pueden leer.
feeds-row-rule = Se repite de una forma que no puedo guardar ({$typed}).
feeds-row-change-of-nothing = Cambia una reunión que no está en la lista.
feeds-row-too-many-dates = Tiene más de {$count} fechas distintas.
