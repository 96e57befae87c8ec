"""The rules of handing somebody on, in pure Python."""
