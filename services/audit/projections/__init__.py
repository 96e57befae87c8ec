"""What audit keeps, and what can be asked of it."""
