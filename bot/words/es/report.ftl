### El informe para admins: cuentas, nunca nombres.

report-title = { $count ->
    [one] La última semana, en números
   *[other] Las últimas {$count} semanas, en números
}
report-below-five = Lo que es menos de cinco no se muestra.
report-started = Personas que empezaron: {$count}
report-check-ins = Registros: {$count}
report-asked = Pidieron una persona, {$level}: {$count}.
report-half-within = { $count ->
    [one] A la mitad le respondieron en un minuto.
   *[other] A la mitad le respondieron en {$count} minutos.
}
report-taken-each = Peticiones por acompañante, en promedio: {$count}
report-requests-kept = Las peticiones se guardan {$count} días: las semanas más antiguas cuentan menos.
report-meetings = Reuniones de los últimos 30 días a las que fue gente: {$count}
report-attended = Cuántas veces fue alguien: {$count}
report-picture = Registros, semana a semana

command-admin-report = informe
command-admin-report-about = Cuentas de unas semanas, sin un nombre
command-admin-report-weeks = semanas
command-admin-report-weeks-about = Cuántas semanas enteras
