"""What can be asked about steering."""
