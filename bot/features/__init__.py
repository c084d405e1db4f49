"""What a person can ask for: one function each, which knows neither where it is shown nor how records are kept."""
