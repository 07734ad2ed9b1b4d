"""Telegram's words into ours: one call each, no decisions. The order of routers stands here."""
