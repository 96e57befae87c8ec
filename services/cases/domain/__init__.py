"""The rules of accompanying somebody, in pure Python."""
