"""Everything a library knows of one actor."""
