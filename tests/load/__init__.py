"""The bot under load: `make load`. Not part of the tests, as it takes minutes."""
