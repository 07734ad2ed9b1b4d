"""Leads: from a report to the member who acts on it."""
