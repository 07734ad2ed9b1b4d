"""Letters, cards, due rows: how Prihatin speaks and when."""
