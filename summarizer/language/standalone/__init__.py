"""What a sentence needs to be read alone."""
