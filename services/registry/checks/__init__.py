"""Checks: a question to the registry on a ground, answered with the least, and noted."""
