### Lo que se avisa una vez a los admins.

notice-first = Falta algo del servidor.
notice-channel-gone =
    El canal del grupo ya no está, y el mensaje tampoco.
    Con `/admin setup` se elige otro.
notice-room-gone =
    La sala de acompañantes ya no está. Les pido solo por mensaje directo.
    Con `/admin setup` se elige otra.
notice-role-gone =
    El rol de acompañantes ya no está. Nadie puede tomar una petición hasta que haya uno.
    Con `/admin setup` se elige otro.
notice-role-renamed =
    {$role} tiene un nombre nuevo. Todo sigue como antes.
    Si debe ser otro rol, se elige con `/admin setup`.
notice-coordinators-gone =
    El rol de coordinación ya no está.
    Con `/admin roles` se elige otro.
notice-room-unreachable =
    Alguien pidió una persona, y no puedo escribir en la sala de acompañantes.
    Avisa a tus acompañantes y mira los permisos de la sala.
notice-no-threads =
    No puedo abrir hilos privados en {$channel}, así que los acompañantes escriben directamente.
    En sus ajustes, Permisos: permíteme "Crear hilos privados" y "Gestionar hilos".
notice-numbers-old =
    Hace medio año alguien revisó aquí los números.
    `/admin numbers` muestra cuáles mirar otra vez.
