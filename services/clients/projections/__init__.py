"""What can be asked about clients and consents."""
