"""The reference pages, written from the declarations: events, states, refusals, settings."""
