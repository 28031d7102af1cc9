"""The form of a page: blocks, lines, furniture, sentences."""
