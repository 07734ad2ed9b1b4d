"""Invitations in waves: whom, when, with which words; trials of wording."""
