"""Detections: who is found not registered is told to the branch's inspectors, and followed."""
