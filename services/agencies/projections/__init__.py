"""What can be asked of the directory."""
