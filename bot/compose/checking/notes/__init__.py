"""What is told of a note: who does what to whom, how far it is, which number is of what."""
