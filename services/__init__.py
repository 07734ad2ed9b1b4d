"""What the organisation does, a folder per noun."""
