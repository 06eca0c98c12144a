### Quién cambió qué ajuste, para admins.

history-title = Lo que se cambió aquí
history-nothing = Todavía nada.
history-kept = Se guarda 180 días. Lo que hacen los miembros nunca está aquí.
history-settings = {$member} cambió
history-words = {$member} cambió las palabras de
history-numbers = {$member} cambió un número
history-resources = {$member} cambió la biblioteca
history-lead-joined = {$member} es ahora acompañante
history-training = {$member} cambió la formación de acompañantes
history-meeting-added = {$member} añadió una reunión
history-meeting-changed = {$member} cambió una reunión
history-meeting-skipped = {$member} saltó una fecha de una reunión
history-meeting-moved = {$member} movió una fecha de una reunión
history-meeting-put-back = {$member} devolvió una fecha de una reunión
history-meeting-ended = {$member} terminó una reunión

command-admin-audit = historial
command-admin-audit-about = Quién cambió qué ajuste
