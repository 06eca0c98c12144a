### Lo que leen los admins cuando cambian lo que dice el bot.

wordings-title = Lo que digo aquí
wordings-how =
    Elige un texto mío. Lo ves antes de que algo cambie.
    A los textos de seguridad se les añade, no se cambian.
wordings-changed-here = Con tus palabras aquí: {$count}
wordings-placeholder = Textos cambiados aquí
wordings-line = Texto: {$typed}
wordings-now = Lo que digo ahora:
wordings-usual = Mis palabras de siempre:
wordings-variables = Esto se rellena solo: {$languages}
wordings-fixed = Este es un texto de seguridad. El tuyo va debajo.
wordings-preview = Así se leerá:
wordings-saved = Desde ahora digo eso aquí.
wordings-back = Vuelvo a mis palabras de siempre.
wordings-none = No conozco ese texto. Elige uno de la lista.
wordings-full = Ya hay {$count} textos tuyos. Quita uno primero.
wordings-pushed = Lo primero se ve en un teléfono bloqueado: que sea sencillo.
button-wordings-change = Cambiarlo
button-wordings-add = Añadirle algo
button-wordings-use = Usar estas palabras
button-wordings-usual = Mis palabras de siempre
wordings-form-title = Lo que digo aquí
wordings-form-text = Tus palabras

words-problem-no-line = No tengo ningún texto "{$typed}".
words-problem-empty = No hay palabras.
words-problem-too-long = Es muy largo, o tiene demasiadas llaves.
words-problem-bracket =
    Hay una llave abierta, o una parte empieza con . * [ o una llave.
    Quítala o ciérrala.
words-problem-more = Es más de un texto. Deja uno solo.
words-problem-variable = Aquí no se puede usar {$typed}.
words-problem-reference = Aquí no se puede usar {$typed}.
words-problem-variables = No se puede armar con lo que se rellena.
words-problem-lines = Caben {$count} renglones.
words-problem-characters = Caben {$count} letras.
words-warning-never = "{$word}" puede doler aquí. Yo no lo digo.
words-warning-loud = Suena más fuerte de lo que se lee en un día difícil.
words-warning-long = Hay una frase larga. En días difíciles se leen las cortas.

command-admin-words = palabras
command-admin-words-about = Cambia lo que digo en este grupo
command-admin-words-line = texto
command-admin-words-line-about = Un texto mío: escribe algunas de sus palabras
command-admin-words-language = idioma
command-admin-words-language-about = El idioma de ese texto
