"""Telegram's words into ours: one call each, no decisions."""
