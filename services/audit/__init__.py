"""The one log of every step across all services."""
