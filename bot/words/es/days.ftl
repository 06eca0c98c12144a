### Check-in days, and the picture of them.

record-title = Tus días
record-none = Esta página empieza con tu primer registro. No hay prisa.
record-now = Días de registro seguidos: {$count}
# Fixed.
record-meaning = Cuentan registros, nunca beber ni consumir. Dos días por semana son libres.
record-longest = El tramo más largo: {$count}
record-total = En total: {$count}
record-returns =
    { $count ->
        [one] Volviste una vez.
       *[other] Volviste {$count} veces.
    }
record-rhythm = Ritmo: {$days}
record-rhythm-days = {$count} de los últimos {$asked} días
record-calendar = Las últimas 26 semanas: {$months}
record-month = {$month}: {$number}
record-label-now = días de registro
record-label-longest = el tramo más largo
record-label-total = en total
record-label-returns = veces de vuelta
record-legend-lit = registro
record-legend-spare = día libre
