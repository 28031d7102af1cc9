"""What words mean by themselves: given names, titles, peoples, role nouns."""
