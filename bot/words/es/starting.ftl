### Starting.

start-what = Te pregunto cómo va hoy. Basta un toque, y solo tú ves tu respuesta. Soy un programa, no una persona. Puedo pedirle a una persona que hable contigo. Paras cuando quieras.
start-when = Te preguntaría a las {$clock}, {$days}, {$where}. Lo puedes cambiar.
start-thread-line = Ahí también puede leer la moderación de este servidor. Tus respuestas se te muestran solo a ti.
start-age-line = Esto es para personas de {$age} años o más. Al empezar dices que los tienes.
start-zone-question = ¿Tu reloj marca más o menos {$clock}?
start-other-time =
    ¿Qué hora es donde estás?
    También puedes escribir un lugar, como Bogotá.
start-zone-placeholder = Elige tu hora
start-zone-option = {$clock} · {$place}
start-zone-form-title = ¿Dónde estás?
start-zone-form-label = Una ciudad, un país o tu hora
start-zone-form-hint = Bogotá, España, 23:40
start-none-found =
    No encontré ningún lugar para "{$typed}".
    Lo mejor es una ciudad grande cercana o la hora de tu reloj.
start-done = Listo. Te pregunto a las {$clock}, {$days}, {$where}. Lo demás puede esperar.
start-tonight = ¿Algo para ahora? También puedes dejarlo así.
start-already = Ya empezaste. Te pregunto a las {$clock}, {$days}, {$where}.
start-not-now = Está bien. No guardo nada sobre ti. Los botones siguen aquí.
start-again = Qué bueno verte. Tus días siguen aquí.

stopping-suddenly =
    Dejar de golpe el alcohol en grandes cantidades, o pastillas para dormir o para la ansiedad, puede ser peligroso.
    Temblores, ver cosas que no están, una convulsión: marca {$emergency}.
tolerance = Después de una pausa, tu cuerpo aguanta menos. Que haya alguien contigo; ten naloxona cerca.
medication = Los medicamentos recetados, tomados como se indicó, cuentan aquí como recuperación.

hello-question = ¿Quieres que una persona te salude?
hello-button = Un saludo de una persona
hello-yes = Les digo a los acompañantes que un saludo es bienvenido. Puede tardar.
hello-not-yet = Está bien. Hablar con alguien siempre está ahí.

start-dm-first =
    Hola. Aquí es donde te escribo.
    Solo tú y este bot pueden leer aquí. Para parar: `/my stop`
start-dm-waiting = Mi primer mensaje puede tardar unos minutos. `Abrir nuestro chat` y escribir hola: así llega enseguida.
start-dm-closed =
    Discord no me deja escribirte directamente.
    Puedo usar un hilo privado, o puedes permitir mensajes directos de este servidor y probar de nuevo.
start-thread-opened = Te escribo en un hilo privado: {$thread}
start-thread-not-possible =
    No puedo escribirte directamente ni abrir aquí un hilo privado.
    `Cómo estoy hoy`, en el mensaje fijado, funciona siempre.
thread-first-line = La moderación de este servidor también puede leer aquí.
thread-answers = Tus respuestas no se publican aquí. Se te muestran solo a ti.
