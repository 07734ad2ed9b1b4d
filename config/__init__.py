"""Settings, rules of the scheme, texts and reference data."""

VERSION = "0.1.0"  # pyproject.toml reads it here: the image runs the code without installing it
