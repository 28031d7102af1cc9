"""Document → Analysis. The only package that imports spaCy."""
