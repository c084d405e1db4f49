"""What is known of each account: the records, the figures and the words, and how they are found."""
