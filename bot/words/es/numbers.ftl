### Emergency and crisis numbers.

numbers-title = Números: {$country}
numbers-title-anywhere = Números
numbers-emergency = Emergencia: peligro de vida
numbers-or = {$first} o {$last}
numbers-fallback = Marca tu número local de emergencias
emergency-local = tu número local de emergencias
numbers-text = Mensaje de texto: {$number}
numbers-text-word = Manda {$word} por mensaje de texto: {$number}
numbers-web = En la web: {$address}
numbers-hours-always = día y noche
numbers-hours = abierto: {$hours}
numbers-hours-unknown = horario desconocido
numbers-languages = idiomas: {$languages}
numbers-confirmed = lo comprobó {$name}, {$date}
numbers-unconfirmed = Todavía sin comprobar por una persona de este grupo.
numbers-unchecked = todavía sin comprobar aquí
numbers-old = puede haber cambiado desde el {$date}
numbers-directory = Otros números y otros países: https://findahelpline.com
numbers-country-unknown =
    No conozco el país "{$typed}".
    Lo mejor es el nombre de un país o sus dos letras.

numbers-kind-suicide-crisis = pensamientos de suicidio, cualquier crisis
numbers-kind-general-crisis = alguien con quien hablar en una crisis
numbers-kind-counselling = alguien con quien hablar
numbers-kind-substance-and-crisis = alcohol, drogas y cualquier crisis
numbers-kind-substance-advice = alcohol y drogas, orientación
numbers-kind-substance-referral = busca tratamiento; no es para una crisis
numbers-kind-treatment-locator = busca tratamiento; no es para una crisis
numbers-kind-overdose-spotting = se queda al teléfono con quien consume a solas
numbers-kind-veterans = para veteranos
