"""Where sources differ: numbers, days, names and denials of one fact, side by side."""
