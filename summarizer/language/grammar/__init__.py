"""What the parse says: dependencies as plain lists, tense, modality, clauses."""
