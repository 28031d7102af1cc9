"""Chat platforms: each renders the neutral reply natively. The terminal is the first."""
