"""Workers: how they come in, what they agree to, who may see them, when messages end."""
