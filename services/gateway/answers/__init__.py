"""What comes back: the documented shape of every answer."""
