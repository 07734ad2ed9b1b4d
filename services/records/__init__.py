"""What was done and seen: the audit trail."""
