"""Rules about clients and their consents. Pure Python."""
