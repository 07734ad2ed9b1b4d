"""From what people post to an open lead: kept, read, corrected, photographed, placed."""
