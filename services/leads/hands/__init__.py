"""In whose hands a lead is: asked, accepted, handed over, returned, moved."""
