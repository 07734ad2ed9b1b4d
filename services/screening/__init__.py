"""Health screening: rounds, eligibility, clinics' slots, booking, invitations, results, trials."""
