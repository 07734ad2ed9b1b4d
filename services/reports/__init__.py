"""What coordinators and heads see of the whole: figures, pictures, the digest of the morning."""
