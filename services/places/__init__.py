"""Malaysian places: names to points, points to districts, the nearest branch."""
