"""The database: models, queries, migrations, sessions."""
