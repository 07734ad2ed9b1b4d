"""The sandbox: a local stand-in for the Bot API over HTTP. A separate program."""
