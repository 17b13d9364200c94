"""What is done to the folder of a built site, whichever engine built it."""
