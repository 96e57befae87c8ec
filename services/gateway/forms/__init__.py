"""What may be sent in: a form for every command, strict about fields and types.

Who acts, for which institution and when is never part of a form.
"""
