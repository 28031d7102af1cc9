"""Who is meant: names, descriptions and pronouns joined to actors."""
