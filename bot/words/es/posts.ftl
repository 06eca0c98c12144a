### What is public: the pinned post and the daily post.

pinned-post =
    `Cómo estoy hoy` pregunta por tu día. `Hablar con alguien` pide una persona.
    `Reuniones` muestra lo que hay. `Números` sirve para cualquiera, a cualquier hora.
pinned-who-sees = Lo que aprietas aquí lo ves solo tú. Nadie ve una respuesta si tú no se la mandas.
pinned-without-bot =
    Si los botones no contestan, escribe directamente a un acompañante del grupo.
    En peligro ahora: marca {$emergency}. Números de todos los países: findahelpline.com
pinned-leads = Acompañantes aquí: {$leads}

daily-post = ¿Cómo va hoy? `Cómo estoy hoy` te pregunta, y solo tú ves tu respuesta.
daily-count = {$count} personas ya lo contaron hoy.
