"""The database's questions, a module per area; asked by services only."""
