### The prompt, the answers, and the replies to them.

prompt-morning = Buenos días. ¿Cómo va hoy?
prompt-evening = Buenas noches. ¿Cómo fue hoy?
prompt-private = Solo tú ves tu respuesta.
prompt-after-outage = Estuve fuera un rato. ¿Cómo va hoy?
prompt-thinned =
    Ahora preguntaré una vez por semana.
    Cualquier respuesta trae de vuelta la pregunta diaria.
prompt-closed = Esta ya se cerró. `Cómo estoy hoy` sigue funcionando.

checkin-question = ¿Cómo va hoy?
checkin-question-yesterday = ¿Cómo fue ayer, {$day}?
checkin-question-day = ¿Cómo fue el {$day}?
other-day-question = ¿Qué día? Puedes llenar o cambiar los últimos siete.
other-day-placeholder = Elige un día
checkin-answered = Hasta ahora: {$answer}. Otro toque lo cambia.

reply-good =
    Gracias por contarlo.
    Un buen día cuenta.
reply-okay =
    Gracias por contarlo.
    Más o menos también cuenta.
reply-hard =
    Gracias por decirlo.
    No se le dice a nadie. ¿Quieres que le pida a alguien?
reply-very-hard =
    Gracias por decirlo.
    Una persona puede estar contigo en esto. No se le dice a nadie. ¿Quieres que le pida a alguien?
reply-good-person =
    Gracias por contarlo.
    Los buenos días también se comparten. Hablar con alguien está para eso.
reply-okay-person =
    Gracias por contarlo.
    Si quieres compañía, Hablar con alguien le pide a una persona.
reply-hard-thanks =
    Gracias por decirlo.
    Viniste igual. No se le dice a nadie. ¿Quieres que le pida a alguien?
reply-very-hard-thanks =
    Gracias por decirlo.
    Decirlo cuesta. No se le dice a nadie. ¿Quieres que le pida a alguien?
reply-edited = Cambiado a: {$answer}.
reply-day = Esto es para ayer, {$day}.
reply-other-day = Esto es para el {$day}.
reply-after-gap = Qué bueno verte.
answer-ask-someone = Hablar con alguien le pide a una persona del grupo. Tú dices para cuándo.
answer-nobody-told = No se le dice a nadie.
answer-thanks = De acuerdo. Gracias por contarlo.
