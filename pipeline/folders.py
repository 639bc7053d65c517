"""The folders of a dataset that one stage writes and another links to."""

PLACES = "places"  # pages on which figures stand, each marked
