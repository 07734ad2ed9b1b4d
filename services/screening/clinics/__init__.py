"""The clinic's side: its hours and slots, its day, results, files of clinics."""
