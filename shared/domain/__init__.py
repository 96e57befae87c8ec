"""What a domain is made of: commands, events, aggregates and refusals. Pure standard library."""
