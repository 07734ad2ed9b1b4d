"""The parts of the reader of accident reports, one question each."""
