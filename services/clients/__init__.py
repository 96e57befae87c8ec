"""The people accompanied and their consents."""
