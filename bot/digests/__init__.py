"""Digests: what is new, at set times, never lost and never doubled."""
