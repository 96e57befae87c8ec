"""The log of all events of a service, and the way from a command to it."""
