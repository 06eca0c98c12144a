"""Porchlight: a companion for recovery groups."""
