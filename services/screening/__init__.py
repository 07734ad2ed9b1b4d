"""Health screening: rounds, who may come, booking, the waiting list, figures.

The clinic's side is in clinics/, invitations in waves and trials of their wording in invitations/.
"""
