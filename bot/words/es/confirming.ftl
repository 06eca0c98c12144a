### Lo que leen los admins cuando revisan los números.

confirming-how =
    Llama a un número o búscalo. Después elígelo abajo y toca Confirmar.
    La gente ve tu nombre al lado de lo que revisaste.
confirming-placeholder = Un número para revisar
confirming-emergency = Emergencia: {$number}
confirming-one = Un número para {$country}:
confirming-read-on = Leído en su fuente el {$date}.
confirming-call-the-office =
    A este no lo llames para probar.
    Pregunta a la policía o a los bomberos de tu ciudad, o mira su página.
confirming-hidden = Aquí no se le muestra a nadie.
confirming-hidden-short = no se muestra
confirming-not-yet-short = sin revisar
confirming-kind = ¿Para qué es?
confirming-kind-placeholder = Para qué es
confirming-confirmed = Gracias. Te pregunto otra vez en medio año.
confirming-is-hidden = Aquí ya no se muestra.
confirming-is-shown = Se muestra otra vez.
confirming-dropped = Ya no está. Se muestra lo que yo sé.
confirming-kept = Guardado. Dirá que falta revisarlo hasta que alguien lo confirme.
confirming-gone = Ese número ya no está.
confirming-not-an-emergency-number =
    Que yo sepa, ese número no llega allí a emergencias.
    Nada cambió. Míralo otra vez, por favor.
confirming-no-digits = Un número de emergencia son solo cifras, como 112.
confirming-full = Ya no caben más números tuyos. Quita uno primero.
confirming-form-name = Nombre
confirming-form-phone = Número para llamar
confirming-form-text = Número para mensajes
confirming-form-hours = Cuándo atiende
confirming-form-web = Página web
confirming-name-hint = Quién contesta
confirming-phone-hint = Tal como se marca
confirming-text-hint = Tal como se escribe, como HOME to 741741
confirming-hours-hint = 24/7, o días y horas
confirming-web-hint = https://…
button-number-add = Añadir un número
button-number-confirm = Confirmar
button-number-change = Cambiar
button-number-hide = Ocultar
button-number-show = Mostrar otra vez
button-number-drop = Quitar
numbers-kind-youth = para niños y jóvenes

command-admin-numbers = números
command-admin-numbers-about = Revisa los números que se muestran aquí
command-admin-numbers-country = país
command-admin-numbers-country-about = El nombre de un país
