"""Databases, roles and schemas, as the services expect to find them."""
