"""Rules about agencies and who is competent where. Pure Python."""
