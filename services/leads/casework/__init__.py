"""What is done on a lead from the first call to the payment: steps, papers, timers, words."""
