"""What is told of a figure, compared by its types: parts, times, rows, sides, promises, what it leaves to be denied."""
