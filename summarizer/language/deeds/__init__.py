"""What actors do and what happens to them."""
