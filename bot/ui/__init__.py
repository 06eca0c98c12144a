"""What is shown: panels, forms, messages."""
