"""Who is one actor across documents: pure functions on names."""
