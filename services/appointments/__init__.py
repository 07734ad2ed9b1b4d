"""Appointments of workers: booked once by the database, reminded by rows, ended with all moot."""
