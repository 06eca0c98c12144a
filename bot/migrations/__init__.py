"""How the tables came to be, step by step, and the runner that takes the steps."""
