"""Quality and speed, measured on data from a given folder."""
