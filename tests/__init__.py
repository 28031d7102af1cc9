"""The tests. A package, so that none that an installed distribution brings can stand in for it."""
