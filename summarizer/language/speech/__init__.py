"""Direct and reported speech: content, source and cue."""
