"""One accident, one lead: comparing accounts, finding repeats, joining and splitting."""
