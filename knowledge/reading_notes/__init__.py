"""What a note implies, read out of its words by patterns in English, Bengali and Bengali in Latin letters."""
