"""Settings, rules of the scheme, texts and reference data."""
