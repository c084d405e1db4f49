"""What a meeting brief rests on: the records of one account around one meeting, a fact for each."""
