"""Roles and titles, and who holds them."""
