"""The rules of steering: obstacles, project groups, committees, proposals, sittings. Pure."""
