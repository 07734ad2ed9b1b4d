"""What `prihatin run` imports on its way, for the process that the program's forks come from."""

from bot import lean

with lean.importing():  # as the program does it
    import bot.gateway

import bot.app
import bot.courier
import bot.due_kinds
import bot.prover
import bot.ticker
import bot.web
import services.appointments.sweeping
import services.appointments.unreached

assert all((bot, services))
