### What the reply to a check-in offers from the library.

button-tool = A tool
# Pushed. A tool of the library is offered, in turn with the others.
reply-good-tool =
    Thank you for checking in.
    A small tool is here, if you would like one.
# Pushed.
reply-okay-tool =
    Thank you for checking in.
    A small tool can fit a day like this.
# Pushed.
reply-hard-tool =
    Thank you for saying so.
    A small tool is here. Nobody is told. Want me to ask someone?
# Pushed.
reply-very-hard-tool =
    Thank you for saying so.
    A small tool is here for right now. Nobody is told. Want me to ask someone?
