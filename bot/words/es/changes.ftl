### Something changed.

button-later = Más tarde
button-keep-it = Conservarla
button-new-date = Fecha nueva
button-stop-counting = Dejar de contar
# Fixed.
changed-thanks = Gracias por decirlo.
changed-stays = Tus {$count} registros siguen siendo tuyos.
# $count: seven or more. $number: seven or more.
changed-stays-both = {$count} registros y {$number} reuniones siguen siendo tuyos.
# $count: seven or more.
changed-stays-meetings = {$count} reuniones siguen siendo tuyas.
# Fixed.
changed-no-decision = No hace falta decidir hoy sobre ninguna fecha.
changed-later = Está bien. Nada queda decidido. Esto sigue en tu menú para cuando quieras.
changed-kept = Está bien. Todas las fechas quedan como están.
changed-resting = Ahora no se cuenta. Conserva su nombre en Fechas, para cuando quieras.
