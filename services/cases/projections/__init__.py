"""What can be asked about cases and care plans."""
