"""Names of people, organizations, groups and places, one kind per name."""
