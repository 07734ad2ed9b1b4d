"""`python -m bot` is `prihatin`."""

from bot.cli import main

main()
