"""Topic → retrieval → selection → tidying → check → Brief; and the timeline."""
