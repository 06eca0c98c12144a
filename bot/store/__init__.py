"""All SQL. Functions take the open transaction and never commit."""
