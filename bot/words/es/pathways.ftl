### Caminos: sus nombres, y lo que cada uno dice con otras palabras.

pathway-general-name = General
pathway-steps-name = Estilo doce pasos
pathway-self-name = Herramientas propias
pathway-medication-name = Medicación o menos daño
pathway-family-name = Familia y amistades
admin-pathway = Palabras y aniversarios: {$pathway}
admin-pathway-milestones = A quien lo quiere le pregunto por {$milestones}, y por cada año.
admin-pathway-unknown = No conozco el camino "{$typed}". En la lista están los que hay.
command-admin-checkins-pathway = camino
command-admin-checkins-pathway-about = De quién son las palabras y los aniversarios del grupo

pathway-steps-milestone-told = {$member} tiene {$milestone} hoy, y me pidió que lo diga.
pathway-self-milestone-told = {$member} señala {$milestone}, y me pidió que lo diga.
pathway-medication-milestone-told = {$member} señala {$milestone}, y me pidió que lo diga.
pathway-family-milestone-told = {$member} señala {$milestone} de una fecha propia, y me pidió que lo diga.
pathway-self-length-day =
    { $count ->
        [one] {$count} día
       *[other] {$count} días
    }
pathway-medication-length-day =
    { $count ->
        [one] {$count} día
       *[other] {$count} días
    }
pathway-family-date-form-label-hint = Con tus palabras, sobre ti. Solo las ves tú.
