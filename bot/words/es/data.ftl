### Llevarse los datos propios.

button-data = Tus datos
# Fixed.
data-here =
    Todo lo que guardo de ti aquí, en dos archivos. Solo los ves tú, y no quedan en ningún lado.
    La tabla se abre en el teléfono. El otro archivo es para programas.
data-more = Para borrarlo todo: Parar, y luego Parar y borrar.
data-none = No guardo nada de ti aquí.
command-my-data = datos
command-my-data-about = Todo lo que se guarda de ti, en dos archivos
