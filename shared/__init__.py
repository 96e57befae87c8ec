"""How any service works; never a word of the business."""
