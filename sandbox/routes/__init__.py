"""Routes of ours, where SimCord's do less than Discord."""
