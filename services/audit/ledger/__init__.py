"""The rules of the ledger: what follows on what, what belongs to whom. Standard library only."""
