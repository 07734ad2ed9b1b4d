"""Extracts of the registry come in: files read, each row checked, editions loaded and swapped."""
