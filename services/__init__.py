"""What the organisation does: one folder a service, each with the same inside."""
