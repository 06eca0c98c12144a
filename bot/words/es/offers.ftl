### Lo que la respuesta ofrece de la biblioteca.

button-tool = Una herramienta
# Pushed.
reply-good-tool =
    Gracias por contarlo.
    Aquí hay una pequeña herramienta, si te apetece.
# Pushed.
reply-okay-tool =
    Gracias por contarlo.
    Una pequeña herramienta puede servir en un día así.
# Pushed.
reply-hard-tool =
    Gracias por decirlo.
    Aquí hay una pequeña herramienta. No se le dice a nadie. ¿Quieres que le pida a alguien?
# Pushed.
reply-very-hard-tool =
    Gracias por decirlo.
    Hay una pequeña herramienta para ahora mismo. No se le dice a nadie. ¿Quieres que le pida a alguien?
