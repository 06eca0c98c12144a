### Goals and habits.

button-goals = Metas
button-add-goal = Añadir una meta
button-goal-done = Hecho
button-goal-drop = Soltarla
goals-title = Tus metas
goals-none = Aquí no hay nada, y no hace falta nada.
goals-placeholder = ¿Cuál?
goal-done = Hecho: {$typed}
goal-daily = {$typed} (cada día)
goal-daily-done = Hecho hoy: {$typed}
goal-form-words = Algo pequeño que te gustaría hacer
goal-form-words-hint = Llamar a Ana. Dar una vuelta a la manzana.
goal-form-daily = ¿Es un hábito?
goal-every-day = Cada día
