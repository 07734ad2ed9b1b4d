"""Finding leads and reading their whole story."""
