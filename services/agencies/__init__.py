"""The directory of institutions and who is competent where."""
