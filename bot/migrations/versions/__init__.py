"""One module per step. A released one is never edited: write the next."""
