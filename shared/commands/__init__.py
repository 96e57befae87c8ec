"""What an operator can ask for on the command line: each parses, calls and prints."""
