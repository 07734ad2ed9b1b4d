"""The two languages of a broadcast: whether they state the same facts and names, and saying so."""
