"""The index that a library reads and writes, behind a port."""
