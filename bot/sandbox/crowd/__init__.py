"""Extracts of any size, of people and employers who do not exist: `prihatin synthesize`.

Lifelike names of all traditions with their repetitions, numbers that nobody bears, working lives.
Each block of rows has its own stream of chance, so that nothing grows in memory and the same seed
makes the same files. config/reference/town/README.md tells how a number shows that it is made up.
"""
