### What the bot is, and what is not here yet.

about-title = Sobre Porchlight
about-what = Pregunto cómo va hoy, guardo un registro privado y pido una persona para ti cuando quieres.
about-not = Soy un programa. No soy un tratamiento ni un servicio de emergencias, y no pertenezco a ninguna hermandad.
about-no-reading = No leo lo que la gente escribe. No doy consejos ni puntajes.
about-keeps =
    Guardo: tus ajustes y, de cada día, lo que tocaste.
    No guardo nada sobre ti antes de que hagas algo.
about-how-long =
    Guardo las respuestas {$count} días; luego, solo que ese día pasaste. Los días, 400; luego, solo sus totales.
    Después de Parar y borrar: nada, y las copias lo sueltan en 30 días.
about-notes = Una nota tuya queda cerrada con tu propia llave, y se borra a los {$count} días.
# Fixed.
about-own = Tus fechas y metas también quedan cerradas, hasta que las quites. Una meta hecha se borra a los {$count} días.
about-requests = Que pediste una persona lo olvido {$count} días después de que termine, o a los 7 si no has empezado.
about-age = Este grupo es para personas de {$age} años o más. Los acompañantes pueden ser adultos: eliges a quién llamo primero y a quién nunca.
# Fixed.
about-told = A quién se le dijo algo de ti se guarda 180 días y solo lo ves tú: `A quién se le dijo` en tu menú.
about-who-reads =
    Quién puede leerlo: tú, y la gente a quien se lo mandas. Quien administra ve ajustes y cuentas.
    {$operator} tiene la computadora a su cargo y podría, con esfuerzo, leer lo guardado.
about-threads = En un mensaje directo leen solo tú y este bot. En un hilo privado también puede leer la moderación del servidor.
about-stop = Paras cuando quieras: `Parar` en tu menú, o `/my stop`.
operator-unnamed = Quien mantiene este bot
