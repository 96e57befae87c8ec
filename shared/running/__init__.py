"""Starts, watches and stops programs on one machine. Knows nothing of the business."""
