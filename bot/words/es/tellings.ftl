### A quién se le dijo: lo que otras personas han sabido de alguien, solo para esa persona.

told-title = A quién se le dijo
told-nobody = A nadie se le ha dicho nada sobre ti.
# Fixed.
told-kept = Se guarda 180 días y solo lo ves tú. Quien no pudo venir no aparece con su nombre.
told-a-lead = Un acompañante
told-asked = Se preguntó a los acompañantes, sin tu nombre.
told-took = {$lead} contestó a lo que pediste y vio tu nombre.
told-second = {$lead} entró como segunda persona para ti.
told-hello = {$lead} dijo que sí a un saludo para ti.
told-asked-room = El grupo pudo leer tu mensaje.
told-shared = El grupo pudo leer lo que compartiste.
told-celebrated = El grupo leyó que celebras.
told-all-clear = {$lead} supo que ya no hace falta nada.
told-watch-line = {$lead} leyó que querías saber de alguien.
told-opened-line = {$lead} abrió tu línea en el tablero.
told-hard-days = A {$lead} se le pidió que te saludara.
told-felt-wrong = {$lead} leyó lo que no te pareció bien.
told-held = {$lead} puso en pausa los mensajes para ti.
told-coming = {$lead} puede ver que vas a venir.
