"""The running process: command line, gateway, courier, ticker."""
