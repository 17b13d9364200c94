"""What is shown: every decision about order, words, owners and links, as plain frozen records."""
