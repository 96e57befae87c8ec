"""Obstacles, project groups, sittings and decisions."""
