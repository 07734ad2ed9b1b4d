"""Broadcasts: one text in two languages to many, counted first, sent once, called back if wrong."""
