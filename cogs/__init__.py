"""The doors people come in through."""
