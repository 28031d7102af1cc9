"""Sources: feeds, pages and files that keep a library current."""
