### Pausa por fuera: todo descansa para alguien, hasta que toque algo.

button-hold = Dejar en paz a alguien
button-hold-this = Dejar en paz
hold-who = ¿Para quién descansan las notas? Elige a alguien de este servidor.
hold-placeholder = ¿Para quién?
hold-why = ¿Por qué descansan las notas para {$member}?
hold-means = No sale ninguna pregunta, nota ni recordatorio, ni nada sobre esa persona. Un toque suyo lo reanuda todo.
button-hold-hospital = En el hospital
button-hold-away = Fuera, me lo dijo alguien
button-hold-died = Ha muerto
hold-done = Gracias. Si le escribo a {$member}, desde ahora me quedo en silencio.
hold-done-died =
    Otra persona que acompaña lo confirma haciendo lo mismo.
    Treinta días después se borra todo lo que guardo sobre esa persona.
held-note = Las notas están en pausa. Toca para empezar otra vez.
button-start-again = Empezar otra vez
hold-lifted = Qué gusto verte. Todo sigue como antes.
