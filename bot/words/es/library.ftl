### La biblioteca: lo que está desde el principio y lo que añade el grupo.

library-title = La biblioteca
library-choose = Elige algo para leer. Una persona está a un toque.
library-placeholder = Algo para leer
library-none = No encontré nada sobre "{$typed}". Esto es todo lo que hay.
library-tools = Cosas pequeñas para probar
library-how =
    Aquí cualquiera puede leerlo con `/recursos`.
    Las cosas pequeñas están siempre; `/admin palabras` las cambia.
library-entry = Tema: {$typed}
library-kept = Guardado. Ya puede leerlo cualquiera aquí.
library-taken = Ya hay algo con ese título. Elige otro.
library-full = La biblioteca está llena. Quita algo primero.
library-gone = Eso ya no está.
library-empty = Hacen falta un tema, un título y unas palabras.
library-no-link = Un enlace empieza con https:// y no tiene espacios. No se guardó nada.
library-removed = Ya no está en la biblioteca.
library-form-topic = Tema
library-form-title = Título
library-form-text = Palabras
library-form-link = Enlace
library-topic-hint = Dormir, trabajo, primeras semanas
library-title-hint = Cómo se llama
library-text-hint = Unas frases sencillas
library-link-hint = https://…
button-library-add = Añadir algo
button-library-change = Cambiar
button-library-remove = Quitar

tool-ten-minutes-title = Diez minutos
tool-ten-minutes-text =
    Espera diez minutos antes de decidir algo. Después mira otra vez.
    Muchas veces se ve más pequeño.
tool-basics-title = Comida, agua, sueño
tool-basics-text =
    Hambre, enojo, soledad, cansancio: ¿cuál es?
    Empieza por lo más fácil de arreglar.
tool-elsewhere-title = A otro lugar
tool-elsewhere-text =
    Ve a otro cuarto, o da una vuelta a la manzana.
    Un lugar nuevo hace un minuto nuevo.
tool-one-person-title = Decírselo a una persona
tool-one-person-text =
    Escribe una frase a una persona, aunque sea "hoy está difícil".
    No hace falta una charla larga.
tool-breath-title = Respirar despacio
tool-breath-text =
    Toma aire contando hasta cuatro y suéltalo contando hasta seis.
    Cinco veces alcanzan.
tool-morning-title = Solo hasta esta noche
tool-morning-text =
    Nadie tiene que hacer un año entero hoy.
    ¿Qué haría un poco más fácil el rato hasta la noche?

command-resources = recursos
command-resources-about = Lo que este grupo guarda para leer
command-resources-topic = tema
command-resources-topic-about = Un tema, o palabras de un título
command-admin-resources = recursos
command-admin-resources-about = Cuida la biblioteca del grupo
