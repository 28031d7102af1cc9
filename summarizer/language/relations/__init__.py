"""How actors stand to each other."""
