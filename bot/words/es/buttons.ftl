### Words on buttons that more than one topic uses.

button-check-in = Cómo estoy hoy
button-talk = Hablar con alguien
button-meetings = Reuniones
button-numbers = Números
button-numbers-link = Números en la web

answer-good = Bien
answer-okay = Más o menos
answer-hard = Difícil
answer-very-hard = Muy difícil

button-yes-start = Sí, empezar
button-other-time = Otra hora
button-not-now = Ahora no
button-just-checking-in = Solo pasaba a saludar
button-meeting-now = Una reunión ahora
button-open-dm = Abrir nuestro chat
button-search-place = Escribir un lugar
button-go-to-thread = Ir a nuestro hilo

button-ask-someone = Pedir una persona
button-no-thanks = No, gracias
button-no-rush = Sin prisa
button-today = Hoy
button-right-now = Ahora mismo
button-okay-now = Ya estoy bien
button-stop-asking = Dejar de pedir
button-close-request = Cerrar
button-got-this = Yo me ocupo

button-something-changed = Algo cambió
button-pause = Pausa
button-days = Días
button-who-was-told = A quién se le dijo
button-settings = Ajustes
button-felt-wrong = Algo no me pareció bien
button-stop = Parar
button-menu = Menú
button-stop-erase = Parar y borrar
button-stop-keep = Parar, guardar 30 días

button-change-time = Cambiar la hora
button-change-days = Cambiar los días
button-change-place = Cambiar dónde te escribo
button-change-zone = Cambiar la zona horaria
button-change-language = Cambiar el idioma
button-change-country = Cambiar el país

button-not-yet = Todavía no
button-back = Volver
button-cancel = Cancelar
button-try-again = Probar de nuevo
button-about = Sobre este bot
button-add-note = Añadir una nota
button-change-note = Cambiar la nota
button-other-day = Otro día
button-one-week = Una semana
button-two-weeks = Dos semanas
button-other-date = Escribir una fecha
button-yes-pause = Sí, hacer una pausa
button-resume = Seguir ahora
button-change-tidy = Ordenar el chat
button-share = Compartir con el grupo
button-post-it = Publicarlo
button-with-answer = Con mi respuesta
button-without-answer = Sin mi respuesta
button-take-back = Retirarlo
button-words-on = Permitir palabras en las notas
button-words-off = Solo casillas en las notas
