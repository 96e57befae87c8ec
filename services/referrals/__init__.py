"""The hand-overs between institutions."""
