"""Evaluation: a file of questions with what a right answer holds, how an answer is judged, and what it comes to."""
